namespace Gradus.Suites.Networks.Staff;

/// <summary>Small classes, and shares that are nearly nothing or nearly all.</summary>
[Stage(6)]
public sealed class HiddenHoldouts
{
    // The classes 0, 3 and 7, of 2, 3 and 9 rows.
    private static readonly int[] Labels = [7, 0, 7, 3, 7, 7, 3, 7, 0, 7, 7, 3, 7, 7], Classes = [0, 3, 7];

    private static INetworks Networks => Subject.Of<INetworks>();

    [Check(1, Group = "holdout", Case = Case.Edge, Hint = "small-classes", Section = "holdout", Place = "Holdout.Rows")]
    public void SmallClasses()
    {
        int key = Subject.Random.Int(1, 1000);
        Part.Of(0.25, "small-share", () => Judge(0.1, [1, 1, 1], [0, 0, 1]));
        Part.Of(0.25, "half", () => Judge(0.5, [1, 2, 5], [1, 1, 4]));
        Part.Of(0.25, "great-share", () => Judge(0.95, [1, 2, 8], [1, 2, 8]));
        Part.Of(0.25, "each-row-once", () =>
        {
            var (training, validation) = Networks.Holdout(Labels, 0.95, key);
            int[] all = [.. Enumerable.Range(0, Labels.Length)];
            Assert.That(training.Concat(validation).Order().ToArray(), Is.Exactly(all).Mistake("trains-on-validation", all.Concat(validation).Order().ToArray()));
        });

        void Judge(double share, int[] right, int[] down)
        {
            int[] validation = Networks.Holdout(Labels, share, key).Validation;
            Assert.That(Classes.Select(label => validation.Count(row => Labels[row] == label)).ToArray(), Is.Exactly(right).Mistake("share-rounded-down", down).Mistake("nothing-left-to-train", new[] { 2, 3, 9 }));
        }
    }
}
