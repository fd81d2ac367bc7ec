namespace Gradus.Suites.Networks.Staff;

/// <summary>Small classes, and shares that are nearly nothing or nearly all.</summary>
[Stage(6)]
public sealed class HiddenHoldouts
{
    private static readonly int[] Classes = [0, 3, 7, 8], Counts = [2, 3, 10, 14];

    private static INetworks Networks => Subject.Of<INetworks>();

    [Check(1, Group = "holdout", Case = Case.Edge, Hint = "small-classes", Section = "holdout", Place = "Holdout.Rows")]
    public void SmallClasses()
    {
        int key = Subject.Random.Int(1, 1000);
        int[] sorted = [.. Classes.Zip(Counts).SelectMany(c => Enumerable.Repeat(c.First, c.Second))], labels = [.. Subject.Random.Permutation(sorted.Length).Select(row => sorted[row])];
        Part.Of(0.25, "small-share", () => Assert.That(KeptBack(0.1), Is.Exactly(new[] { 1, 1, 1, 1 }).Mistake("none-kept-back", new[] { 0, 0, 1, 1 }).Mistake("parts-exchanged", new[] { 1, 2, 9, 13 })));
        Part.Of(0.25, "quarter", () => Assert.That(KeptBack(0.25), Is.Exactly(new[] { 1, 1, 3, 4 }).Mistake("share-rounded-down", new[] { 1, 1, 2, 3 }).Mistake("half-to-even", new[] { 1, 1, 2, 4 })
            .Mistake("parts-exchanged", new[] { 1, 2, 7, 10 })));
        Part.Of(0.25, "great-share", () => Assert.That(KeptBack(0.95), Is.Exactly(new[] { 1, 2, 9, 13 }).Mistake("nothing-left-to-train", new[] { 2, 3, 10, 13 }).Mistake("parts-exchanged", new[] { 1, 1, 1, 1 })));
        Part.Of(0.25, "each-row-once", () =>
        {
            var (training, validation) = Networks.Holdout(labels, 0.95, key);
            int[] all = [.. Enumerable.Range(0, labels.Length)];
            Assert.That(training.Concat(validation).Order().ToArray(), Is.Exactly(all).Mistake("trains-on-validation", all.Concat(validation).Order().ToArray()));
        });

        int[] KeptBack(double share)
        {
            int[] validation = Networks.Holdout(labels, share, key).Validation;
            return [.. Classes.Select(label => validation.Count(row => labels[row] == label))];
        }
    }
}
