using Gradus.Networks;
using Gradus.Optimizers;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Networks;

/// <summary>An epoch: which rows come in which order, with which keys, and what its loss is.</summary>
public sealed class EpochTests
{
    private static readonly RandomKey Key = new(11);

    private sealed record Seen(int[] Rows, ulong Key, double Steps);

    [TestCase(41, 8, 6)]
    [TestCase(41, 20, 3)]
    [TestCase(40, 8, 5)]
    [TestCase(41, 41, 1)]
    [TestCase(41, 100, 1)]
    [TestCase(41, 1, 41)]
    public void Each_row_comes_once_in_the_order_of_the_epochs_key(int rows, int batchSize, int batches)
    {
        var (seen, _) = Epoch(rows, batchSize, Key, _ => 0);
        Assert.That(seen, Has.Count.EqualTo(batches));
        Assert.That(seen.SelectMany(s => s.Rows), Is.EqualTo(Key.Fold(0).Permutation(rows).ToArray<int>()));
        Assert.That(seen.SkipLast(1).Select(s => s.Rows.Length), Is.All.EqualTo(batchSize));
        Assert.That(seen.Select(s => s.Key), Is.EqualTo(Enumerable.Range(1, batches).Select(i => Key.Fold(i).Value)), "batch i has key.Fold(i + 1)");
        Assert.That(seen.Select(s => s.Steps), Is.EqualTo(Enumerable.Range(0, batches).Select(i => (double)i)), "each begins where the one before ended");
    }

    [Test]
    public void Another_key_another_order_and_the_same_key_the_same()
    {
        int[] Order(RandomKey key) => [.. Epoch(41, 8, key, _ => 0).Seen.SelectMany(s => s.Rows)];
        Assert.That(Order(Key), Is.EqualTo(Order(Key)).And.Not.EqualTo(Order(Key.Fold(2))));
        Assert.That(Order(Key).Order(), Is.EqualTo(Enumerable.Range(0, 41)));
        Assert.That(Order(Key), Is.Not.Ordered);
    }

    [Test(Description = "41 rows in batches of 8: the last one has 1 row, and counts by that")]
    public void The_loss_is_the_mean_over_all_rows() => Assert.That(Epoch(41, 8, Key, batch => batch).Loss, Is.EqualTo(((8 * (0 + 1 + 2 + 3 + 4)) + 5) / 41.0).Within(1e-15));

    [Test]
    public void Without_a_step_function_it_is_the_eager_one()
    {
        var (x, y) = Small.Data();
        var trainer = Small.Trainer(new Adam(0.01), dropout: 0.4);
        var start = trainer.Start(Key, [3], DType.Float64);
        var (state, loss) = trainer.Epoch(start, x, y, 16, Key);
        var (same, sameLoss) = trainer.Epoch(start, x, y, 16, Key, trainer.Eager());
        Assert.That(Small.SameBits(Small.Flat(state), Small.Flat(same)) && loss == sameLoss);
        var stepped = start;
        int[] order = Key.Fold(0).Permutation(41).ToArray<int>();
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            var rows = Tensor.Of<int>(order[(i * 16)..Math.Min((i * 16) + 16, 41)]);
            (stepped, var one) = trainer.Step(stepped, x.Take(rows), y.Take(rows), Key.Fold(i + 1));
            sum += one.Item() * rows.Size;
        }
        Assert.That(Small.SameBits(Small.Flat(state), Small.Flat(stepped)));
        Assert.That(loss, Is.EqualTo(sum / 41).Within(1e-15));
    }

    [Test(Description = "41 rows in batches of 16: two programs, of 16 rows and of 9")]
    public void A_compiled_step_is_traced_once_for_each_batch_size()
    {
        var (x, y) = Small.Data();
        int traced = 0;
        var trainer = new Trainer(Small.Network(0.2), new Adam(Schedule.InverseTime(0.01, 0.1)), (logits, labels) =>
        {
            traced++;
            return Small.Cost(logits, labels);
        });
        var step = trainer.Compile();
        var state = trainer.Start(Key, [3], DType.Float64);
        for (int epoch = 1; epoch <= 3; epoch++) state = trainer.Epoch(state, x, y, 16, Key.Fold(epoch), step).State;
        Assert.That(traced, Is.EqualTo(2), "no key, no rate, no rows compile anew");
    }

    [Test]
    public void Epochs_learn()
    {
        var (x, y) = Small.Data();
        var trainer = Small.Trainer(new Sgd(0.3));
        var state = trainer.Start(Key, [3], DType.Float64);
        var losses = new List<double>();
        for (int epoch = 1; epoch <= 30; epoch++)
        {
            (state, double loss) = trainer.Epoch(state, x, y, 8, Key.Fold(epoch));
            losses.Add(loss);
        }
        Assert.That(losses[^1], Is.LessThan(0.75 * losses[0]));
        Assert.That(state.Optimizer.Steps.Item(), Is.EqualTo(30 * 6));
    }

    // With a step function that writes down what it is given, and whose loss says which batch it is.
    private static (List<Seen> Seen, double Loss) Epoch(int n, int batchSize, RandomKey key, Func<int, double> lossOfBatch)
    {
        var (x, y) = Small.Data();
        var trainer = Small.Trainer();
        var seen = new List<Seen>();
        var start = trainer.Start(Key, [3], DType.Float64);
        Tensor allX = x[..n], allY = y[..n];
        var (_, loss) = trainer.Epoch(start, allX, allY, batchSize, key, (state, givenX, givenY, rows, stepKey) =>
        {
            Assert.That(givenX, Is.SameAs(allX));
            Assert.That(givenY, Is.SameAs(allY));
            seen.Add(new Seen(rows.ToArray<int>(), stepKey.Value, state.Optimizer.Steps.Item()));
            return (state with { Optimizer = state.Optimizer with { Steps = state.Optimizer.Steps + 1 } }, Tensor.Scalar(lossOfBatch(seen.Count - 1), DType.Float64));
        });
        return (seen, loss);
    }
}
