using Gradus.Data;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Data;

/// <summary>Parts of the rows: disjoint, together all, of the lengths asked for, the same for the same key.</summary>
public sealed class SplitTests
{
    private static readonly RandomKey Key = new(3);

    [TestCase(10, 0.2, 2)]
    [TestCase(10, 0.25, 3)]
    [TestCase(1797, 0.2, 359)]
    [TestCase(2, 0.01, 1)]
    [TestCase(2, 0.99, 1)]
    [TestCase(100, 0.999, 99)]
    public void Rows_gives_the_test_its_share(int n, double share, int expected)
    {
        var (training, test) = Split.Rows(n, share, Key);
        Assert.That(test, Has.Length.EqualTo(expected));
        Assert.That(test.Concat(training), Is.EqualTo(Key.Permutation(n).ToArray<int>()), "the test rows come first in the permutation");
    }

    [Test]
    public void Another_key_gives_other_rows()
    {
        Assert.That(Split.Rows(50, 0.5, Key).Test, Is.EqualTo(Split.Rows(50, 0.5, new RandomKey(3)).Test));
        Assert.That(Split.Rows(50, 0.5, Key).Test, Is.Not.EquivalentTo(Split.Rows(50, 0.5, new RandomKey(4)).Test));
    }

    // Quotas by hand: 7 · 0.4 = 2.8 → 3 rows; of 4, 2, 1 rows: 12/7, 6/7, 3/7 → 1, 0, 0, and the two left to the remainders 6/7 and 5/7.
    [TestCase(new[] { 0, 0, 0, 0, 5, 5, 9 }, 0.4, new[] { 2, 1, 0 })]
    [TestCase(new[] { 1, 1, 1, 1, 1, 0, 0, 0, 0, 0 }, 0.2, new[] { 1, 1 })]
    [TestCase(new[] { 1, 1, 0, 0 }, 0.25, new[] { 1, 0 })]
    [TestCase(new[] { 7, 7, 7, 7 }, 0.5, new[] { 2 })]
    public void Stratified_gives_each_class_its_share(int[] labels, double share, int[] expected)
    {
        var (training, test) = Split.Stratified(labels, share, Key);
        Assert.That(labels.Distinct().Order().Select(c => test.Count(row => labels[row] == c)), Is.EqualTo(expected));
        Assert.That(training.Concat(test).Order(), Is.EqualTo(Enumerable.Range(0, labels.Length)));
    }

    [Test]
    public void Stratified_cuts_the_digits_as_the_course_does()
    {
        var digits = Digits.Load();
        int[] labels = [.. digits.Training.Labels, .. digits.Test.Labels];
        var (training, test) = Split.Stratified(labels, 0.2, Key);
        Assert.That(training.Concat(test).Order(), Is.EqualTo(Enumerable.Range(0, 1797)));
        Assert.That(Enumerable.Range(0, 10).Select(c => test.Count(row => labels[row] == c)), Is.EqualTo(new[] { 36, 36, 35, 37, 36, 36, 36, 36, 35, 36 }), "scikit-learn's quotas of the fixed split");
        Assert.That(test, Is.Not.Ordered);
        Assert.That(Split.Stratified(labels, 0.2, new RandomKey(4)).Test, Is.Not.EquivalentTo(test));
    }

    [TestCase(10, 5, new[] { 2, 2, 2, 2, 2 })]
    [TestCase(11, 3, new[] { 4, 4, 3 })]
    [TestCase(3, 3, new[] { 1, 1, 1 })]
    public void Folds_validate_each_row_once(int n, int k, int[] lengths)
    {
        var folds = Split.Folds(n, k, Key).ToArray();
        Assert.That(folds.Select(fold => fold.Validation.Length), Is.EqualTo(lengths));
        Assert.That(folds.SelectMany(fold => fold.Validation), Is.EqualTo(Key.Permutation(n).ToArray<int>()));
        foreach (var (training, validation) in folds) Assert.That(training.Concat(validation).Order(), Is.EqualTo(Enumerable.Range(0, n)));
    }

    private static IEnumerable<TestCaseData> BadInput()
    {
        yield return Bad("share 0", () => Split.Rows(10, 0, Key), "testShare", "it is 0");
        yield return Bad("share 1", () => Split.Rows(10, 1, Key), "testShare", "it is 1");
        yield return Bad("share NaN", () => Split.Stratified([1, 2], double.NaN, Key), "testShare", "NaN");
        yield return Bad("one row", () => Split.Rows(1, 0.5, Key), "n", "at least 2", "there are 1");
        yield return Bad("no label", () => Split.Stratified([], 0.5, Key), "labels", "there are 0");
        yield return Bad("one fold", () => Split.Folds(5, 1, Key), "k", "2 to 5", "not 1");
        yield return Bad("more folds than rows", () => Split.Folds(5, 6, Key), "k", "2 to 5", "not 6");
        yield return Bad("one row to fold", () => Split.Folds(1, 2, Key), "n", "1");
    }

    [TestCaseSource(nameof(BadInput)), SetCulture("ru-RU")]
    public void Bad_input_is_named(Action act, string argument, string[] words)
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => act())!;
        Assert.That(thrown.ParamName, Is.EqualTo(argument));
        foreach (string word in words) Assert.That(thrown.Message, Does.Contain(word));
    }

    [Test]
    public void Labels_must_be_there() => Assert.Throws<ArgumentNullException>(() => Split.Stratified(null!, 0.5, Key));

    private static TestCaseData Bad(string name, Action act, string argument, params string[] words) => new TestCaseData(act, argument, words).SetArgDisplayNames(name);
}
