namespace Gradus.Suites.Networks.Staff;

/// <summary>Epochs of other lengths.</summary>
[Stage(3)]
public sealed class HiddenEpochs
{
    private static INetworks Networks => Subject.Of<INetworks>();

    [Check(1, Group = "epoch", Case = Case.Edge, Hint = "limits", Section = "epoch", Place = "Trainer.Epoch")]
    public void Limits()
    {
        Part.Of(0.25, "no-rest", () => Judge(Oracle.Orders[0]));
        Part.Of(0.25, "batch-of-all", () => Judge(Oracle.Orders[1]));
        Part.Of(0.25, "one-row", () => Judge(Oracle.Orders[2]));
        Part.Of(0.25, "batches-of-one", () => Judge(Oracle.Orders[3]));

        static void Judge(OrderCase row)
        {
            var run = Networks.Epoch(row.Rows, row.BatchSize, row.Key, [.. Enumerable.Range(0, row.Rows).Select(i => (double)i)]);
            Assert.That(run.Rows, Is.Exactly(row.Order.Chunk(row.BatchSize).ToArray()).Mistake("no-shuffling", Enumerable.Range(0, row.Rows).Chunk(row.BatchSize).ToArray())
                .Mistake("order-of-the-key-itself", row.OfKeyItself.Chunk(row.BatchSize).ToArray()));
            Assert.That(run.Keys, Is.Exactly(row.Keys).Mistake("one-key-for-all", row.OneKey).Mistake("keys-from-zero", row.KeysFromZero));
            Assert.That(run.Loss, Is.CloseTo((row.Rows - 1) / 2.0));
        }
    }
}
