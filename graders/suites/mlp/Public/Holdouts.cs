namespace Gradus.Suites.Networks.Public;

/// <summary>Rows that are kept back.</summary>
[Stage(6)]
public sealed class Holdouts
{
    // A quarter of 10, 6, 4 and 22 rows: two and a half are three, one and a half two, and five and a half six.
    private static readonly int[] Counts = [10, 6, 4, 22], KeptBack = [3, 2, 1, 6];

    private static INetworks Networks => Subject.Of<INetworks>();

    [Check(2.5, Group = "holdout", Hint = "holdout", Section = "holdout", Place = "Holdout.Rows")]
    public void Rows()
    {
        int key = Subject.Random.Int(1, 1000);
        int[] labels = Labels(), all = [.. Enumerable.Range(0, labels.Length)];
        Part.Of(0.75, "each-row-once", () =>
        {
            var (training, validation) = Networks.Holdout(labels, 0.25, key);
            Assert.That(training.Concat(validation).Order().ToArray(), Is.Exactly(all).Mistake("trains-on-validation", all.Concat(validation).Order().ToArray()));
        });
        Part.Of(1, "class-shares", () =>
        {
            var (_, validation) = Networks.Holdout(labels, 0.25, key);
            int[] got = [.. Counts.Select((_, label) => validation.Count(row => labels[row] == label))];
            var right = Is.Exactly(KeptBack).Mistake("parts-exchanged", Counts.Zip(KeptBack, (rows, kept) => rows - kept).ToArray()).Mistake("share-rounded-down", new[] { 2, 1, 1, 5 })
                .Mistake("half-to-even", new[] { 2, 2, 1, 6 });
            // A quarter of all 42 rows, from whichever class.
            if (got.Sum() is 10 or 11 && !got.SequenceEqual(KeptBack)) right.Mistake("share-of-all", got);
            Assert.That(got, right);
        });
        Part.Of(0.25, "ascending", () =>
        {
            var (training, validation) = Networks.Holdout(labels, 0.25, key);
            Assert.That(training.Length > 1 && validation.Length > 1 && training.SequenceEqual(training.Order()) && validation.SequenceEqual(validation.Order()), Is.Exactly(true).Mistake("not-ascending", false));
        });
        Part.Of(0.5, "keys", () =>
        {
            int[] once = Networks.Holdout(labels, 0.25, key).Validation;
            Assert.That(Networks.Holdout(labels, 0.25, key).Validation, Is.Exactly(once));
            Assert.That(Networks.Holdout(labels, 0.25, key + 1).Validation.SequenceEqual(once), Is.Exactly(false).Mistake("holdout-key-ignored", true));
        });
    }

    private static int[] Labels()
    {
        int[] sorted = [.. Counts.SelectMany((count, label) => Enumerable.Repeat(label, count))];
        return [.. Subject.Random.Permutation(sorted.Length).Select(row => sorted[row])];
    }
}
