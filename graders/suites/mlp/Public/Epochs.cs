namespace Gradus.Suites.Networks.Public;

/// <summary>Epochs, seen by a step function that takes notes.</summary>
[Stage(3)]
public sealed class Epochs
{
    private static INetworks Networks => Subject.Of<INetworks>();

    [Check(2, Group = "epoch", Hint = "rows", Section = "epoch", Place = "Trainer.Epoch")]
    public void RowsOnce()
    {
        var row = Subject.Random.Pick(Oracle.Orders);
        Part.Of(0.75, "batch-sizes", () => Judge(row));
        Part.Of(0.75, "every-row", () =>
        {
            int[] asked = [.. Of(row).Rows.SelectMany(batch => batch)];
            int different = asked.Distinct().Count();
            var right = Is.Exactly(row.Rows);
            if (asked.Length == row.Rows && different < row.Rows) right.Mistake("rows-twice", different);
            Assert.That(different, right.Mistake("last-batch-dropped", row.Rows / row.BatchSize * row.BatchSize).Mistake("step-function-ignored", 0));
        });
        Part.Of(0.5, "states", () =>
        {
            var run = Of(row);
            int[] numbers = [.. Enumerable.Range(0, row.Keys.Length + 1)], zeros = new int[row.Keys.Length + 1];
            Assert.That(run.States.Append(run.State).ToArray(), Is.Exactly(numbers).Mistake("state-not-passed-on", zeros)
                .Mistake("state-not-passed-on", (int[])[.. zeros[1..], row.Keys.Length]).Mistake("step-function-ignored", new[] { 0 }));
        });

        static void Judge(OrderCase row)
        {
            int[] full = [.. Enumerable.Repeat(row.BatchSize, row.Rows / row.BatchSize)];
            Assert.That(Of(row).Rows.Select(batch => batch.Length).ToArray(), Is.Exactly((int[])[.. full, row.Rows % row.BatchSize]).Mistake("last-batch-dropped", full)
                .Mistake("step-function-ignored", Array.Empty<int>()));
        }
    }

    [Check(1, Group = "epoch", Hint = "order", Section = "epoch", Place = "Trainer.Epoch")]
    public void OrderAndKeys()
    {
        OrderCase row = Oracle.Orders[0], other = Oracle.Orders[1];
        Part.Of(0.4, "order", () => Assert.That(OrderOf(row), Is.Exactly(row.Order).Mistake("no-shuffling", Enumerable.Range(0, row.Rows).ToArray()).Mistake("order-of-the-key-itself", row.OfKeyItself)
            .Mistake("step-function-ignored", Array.Empty<int>())));
        Part.Of(0.2, "other-order", () => Assert.That(OrderOf(other), Is.Exactly(other.Order).Mistake("no-shuffling", Enumerable.Range(0, row.Rows).ToArray())
            .Mistake("order-of-the-key-itself", other.OfKeyItself).Mistake("step-function-ignored", Array.Empty<int>()).Mistake("one-order", OrderOf(row))));
        Part.Of(0.4, "keys", () => Assert.That(Of(row).Keys, Is.Exactly(row.Keys).Mistake("one-key-for-all", row.OneKey).Mistake("keys-from-zero", row.KeysFromZero)
            .Mistake("step-function-ignored", Array.Empty<long>())));

        static int[] OrderOf(OrderCase row) => [.. Of(row).Rows.SelectMany(batch => batch)];
    }

    [Check(1, Group = "epoch", Hint = "mean", Section = "epoch", Place = "Trainer.Epoch")]
    public void LossOverRows()
    {
        var row = Subject.Random.Pick(Oracle.Orders);
        double factor = Subject.Random.Factor();
        // The row's number times the factor: their mean does not depend on the order.
        double[] losses = [.. Enumerable.Range(0, row.Rows).Select(i => i * factor)];
        var run = Networks.Epoch(row.Rows, row.BatchSize, row.Key, losses);
        if (run.Rows.Length == 0) Assert.That(run.Rows.Length, Is.Exactly(row.Keys.Length).Mistake("step-function-ignored", 0));
        double[] ofBatches = [.. run.Rows.Where(batch => batch.Length > 0).Select(batch => batch.Average(i => losses[i]))];
        Assert.That(run.Loss, Is.CloseTo((row.Rows - 1) * factor / 2).Mistake("mean-of-batch-means", ofBatches.Average()).Mistake("sum-of-losses", ofBatches.Sum()).Mistake("last-loss", ofBatches[^1]));
    }

    private static EpochRun Of(OrderCase row) => Networks.Epoch(row.Rows, row.BatchSize, row.Key, new double[row.Rows]);
}
