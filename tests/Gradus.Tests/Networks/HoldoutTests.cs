using Gradus.Networks;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Networks;

/// <summary>The validation part of the training rows.</summary>
public sealed class HoldoutTests
{
    private static readonly RandomKey Key = new(2);

    // 30 of class 0, 15 of class 2, 5 of class 7.
    private static readonly int[] Labels = [.. Enumerable.Range(0, 50).Select(row => row % 10 == 9 ? 7 : row % 10 < 6 ? 0 : 2)];

    [TestCase(0.1, 3, 2, 1, TestName = "a tenth: 3, 1.5 and 0.5, rounded half up")]
    [TestCase(0.2, 6, 3, 1)]
    [TestCase(0.01, 1, 1, 1, TestName = "at least one of each class")]
    [TestCase(0.99, 29, 14, 4, TestName = "and one left to train with")]
    [TestCase(0.5, 15, 8, 3)]
    public void Each_class_gives_its_share(double share, int zeros, int twos, int sevens)
    {
        var (training, validation) = Holdout.Rows(Labels, share, Key);
        Assert.That(training.Concat(validation).Order(), Is.EqualTo(Enumerable.Range(0, Labels.Length)), "each row is in one part");
        Assert.That(validation.CountBy(row => Labels[row]).OrderBy(c => c.Key).Select(c => (c.Key, c.Value)), Is.EqualTo(new[] { (0, zeros), (2, twos), (7, sevens) }));
        Assert.That((training, validation), Is.EqualTo((training.Order().ToArray(), validation.Order().ToArray())), "ascending");
    }

    [Test]
    public void The_key_chooses()
    {
        Assert.That(Holdout.Rows(Labels, 0.2, Key), Is.EqualTo(Holdout.Rows(Labels, 0.2, Key)));
        Assert.That(Holdout.Rows(Labels, 0.2, Key).Validation, Is.Not.EqualTo(Holdout.Rows(Labels, 0.2, Key.Fold(1)).Validation));
        var chosen = Enumerable.Range(0, 200).SelectMany(i => Holdout.Rows(Labels, 0.2, Key.Fold(i)).Validation).CountBy(row => row).ToArray();
        Assert.That(chosen, Has.Length.EqualTo(50), "every row is chosen by some key");
        // 200 draws with the probability 0.2 have a mean of 40 and a deviation of 5.7.
        Assert.That(chosen.Select(c => c.Value), Is.All.InRange(11, 69));
    }

    private static IEnumerable<TestCaseData> Refusals()
    {
        yield return Case("no labels", () => Holdout.Rows(null!, 0.1, Key), "labels");
        yield return Case("no rows", () => Holdout.Rows([], 0.1, Key), "labels is empty");
        yield return Case("a negative label", () => Holdout.Rows([0, 0, -1, -1], 0.5, Key), "labels has the label -1");
        yield return Case("a class of one row", () => Holdout.Rows([0, 0, 3], 0.5, Key), "labels has 3 once");
        foreach (double share in new[] { 0, 1, -0.1, 1.5, double.NaN }) yield return Case($"a share of {share}", () => Holdout.Rows(Labels, share, Key), "share is");

        static TestCaseData Case(string name, Action act, string message) => new TestCaseData(act, message).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Refusals))]
    public void Refuses(Action act, string message) => Assert.That(() => act(), Throws.InstanceOf<ArgumentException>().With.Message.Contains(message));
}
