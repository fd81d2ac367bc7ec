using System.Reflection;
using System.Runtime.CompilerServices;
using Gradus.Data;
using Gradus.Linear;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;
using NUnit.Framework;

namespace Gradus.Tests.Linear;

/// <summary>Training: the digits are learnt, the seed decides every bit, and long trainings keep no memory.</summary>
public sealed class FittingTests
{
    private static readonly Digits Digits = Digits.Load().Scaled();

    [Test]
    public void The_digits_are_learnt()
    {
        var model = new SoftmaxRegression();
        var history = model.Fit(Digits.Training.X(), Digits.Training.Labels);
        Assert.That(history.Loss, Has.Count.EqualTo(30));
        Assert.That(history.Loss[^1], Is.LessThan(history.Loss[0] / 5).And.LessThan(0.25));
        Assert.That(model.Score(Digits.Training.X(), Digits.Training.Labels), Is.GreaterThan(0.95));
        Assert.That(model.Score(Digits.Test.X(), Digits.Test.Labels), Is.GreaterThan(0.93), "0.942 to 0.961 over 20 seeds");

        var fromZero = new SoftmaxRegression(new SoftmaxOptions { StandardNormalStart = false });
        fromZero.Fit(Digits.Training.X(), Digits.Training.Labels);
        Assert.That(fromZero.Score(Digits.Test.X(), Digits.Test.Labels), Is.GreaterThan(0.95), "0.958 to 0.964 over 20 seeds");
    }

    [Test]
    public void Descent_on_all_rows_comes_to_scikit_learns_optimum()
    {
        var given = (SoftmaxFixture)SoftmaxFixture.Optima.First().Arguments[0]!;
        var model = new SoftmaxRegression(new SoftmaxOptions { BatchSize = 0, Epochs = 3000, Rate = 1, StandardNormalStart = false });
        var history = model.Fit(given.X, given.LabelList);
        Assert.That(history.Loss[^1] * given.LabelList.Length, Is.EqualTo(given.Number("likelihood")).Within(1e-6));
        Assert.That(model.PredictProbabilities(given.X).ToArray<double>(), Is.EqualTo(given.Numbers("probabilities")).Within(1e-6));
        Assert.That(model.Score(given.X, given.LabelList), Is.EqualTo(given.Number("score")));
        Assert.That(model.Weights!.Theta.DType, Is.EqualTo(DType.Float64));
    }

    [Test]
    public void Equal_seeds_give_equal_bits_and_others_others()
    {
        Assert.That(Theta(1), Is.EqualTo(Theta(1)));
        Assert.That(Theta(1), Is.Not.EqualTo(Theta(2)));

        static float[] Theta(int seed)
        {
            var model = new SoftmaxRegression(new SoftmaxOptions { Seed = seed, Epochs = 2 });
            model.Fit(Digits.Test.X(), Digits.Test.Labels);
            return model.Weights!.Theta.ToArray<float>();
        }
    }

    // 2,048 rows of 256 columns: enough for products and elementwise loops to be shared out.
    [Test, NonParallelizable]
    public void Any_number_of_threads_gives_equal_bits([Values(0, 512)] int batchSize)
    {
        var x = new RandomKey(5).Uniform([2048, 256]);
        int[] labels = [.. Enumerable.Range(0, 2048).Select(row => row % 10)];
        int before = Threads.Count;
        try
        {
            var one = Fitted(1);
            foreach (int threads in (int[])[2, 3]) Assert.That(Fitted(threads), Is.EqualTo(one), $"{threads} threads");
        }
        finally
        {
            Threads.Count = before;
        }

        float[] Fitted(int threads)
        {
            Threads.Count = threads;
            var model = new SoftmaxRegression(new SoftmaxOptions { Epochs = 3, BatchSize = batchSize });
            var history = model.Fit(x, labels);
            return [.. model.Weights!.Theta.ToArray<float>(), .. model.Weights.Bias.ToArray<float>(), .. history.Loss.Select(loss => (float)loss)];
        }
    }

    // Ours reads none; one that a student writes in its place may.
    [Test]
    public void A_step_that_reads_numbers_runs_as_it_is()
    {
        int calls = 0;
        var step = Compiled((state, data) =>
        {
            calls++;
            return [state[0] * data[0].Item()];
        });
        for (int i = 1; i <= 3; i++) Assert.That(step([Tensor.Scalar(i)], [Tensor.Scalar(2)])[0].Item(), Is.EqualTo(2 * i));
        Assert.That(calls, Is.EqualTo(4), "once to be compiled, then three times as it is");

        static Func<Tensor[], Tensor[], Tensor[]> Compiled(Func<Tensor[], Tensor[], Tensor[]> step) =>
            (Func<Tensor[], Tensor[], Tensor[]>)typeof(SoftmaxRegression).GetMethod("Compiled", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [step])!;
    }

    [Test]
    public void An_epoch_is_a_step_for_each_batch_of_the_keys_order()
    {
        var (x, labels) = (Digits.Test.X(DType.Float64), Digits.Test.Labels);
        var options = new SoftmaxOptions { Seed = 4, Epochs = 2, BatchSize = 100 };
        var model = new SoftmaxRegression(options);
        var history = model.Fit(x, labels);

        var key = new RandomKey(4);
        var w = new SoftmaxWeights(key.Fold(0).Normal([64, 10], dtype: DType.Float64), Tensor.Zeros([10], DType.Float64));
        var expected = new List<double>();
        for (int epoch = 1; epoch <= 2; epoch++)
        {
            double loss = 0;
            foreach (var rows in new Batches(359, 100, key.Fold(epoch)))
            {
                Tensor batch = x.Take(rows), classes = Tensor.Of<int>(labels).Take(rows);
                loss += SoftmaxRegression.NegativeLogLikelihood(w, batch, classes).Item();
                w = SoftmaxRegression.Step(w, batch, classes, 0.5);
            }
            expected.Add(loss / 359);
        }
        Assert.That(history.Loss, Is.EqualTo(expected).Within(1e-12));
        Assert.That(model.Weights!.Theta.ToArray<double>(), Is.EqualTo(w.Theta.ToArray<double>()).Within(1e-12));
    }

    [Test]
    public void Without_epochs_the_weights_are_the_start()
    {
        var drawn = new SoftmaxRegression(new SoftmaxOptions { Epochs = 0, Seed = 3 });
        Assert.That(drawn.Fit(Digits.Test.X(), Digits.Test.Labels).Loss, Is.Empty);
        Assert.That(drawn.Weights!.Theta.ToArray<float>(), Is.EqualTo(new RandomKey(3).Fold(0).Normal([64, 10]).ToArray<float>()));
        Assert.That(drawn.Weights.Bias.ToArray<float>(), Has.All.Zero);
        var zero = new SoftmaxRegression(new SoftmaxOptions { Epochs = 0, StandardNormalStart = false });
        zero.Fit(Digits.Test.X(), Digits.Test.Labels);
        Assert.That(zero.Weights!.Theta.ToArray<float>(), Has.All.Zero);
    }

    [Test]
    public void A_second_fit_starts_anew()
    {
        var model = new SoftmaxRegression(new SoftmaxOptions { Epochs = 2 });
        var first = model.Fit(Digits.Test.X(), Digits.Test.Labels);
        Assert.That(model.Fit(Digits.Test.X(), Digits.Test.Labels).Loss, Is.EqualTo(first.Loss));
    }

    [Test]
    public void What_was_learnt_from_is_left_alone()
    {
        var x = Digits.Test.X();
        int[] labels = [.. Digits.Test.Labels];
        new SoftmaxRegression(new SoftmaxOptions { Epochs = 1 }).Fit(x, labels);
        Assert.That(x.ToArray<float>(), Is.EqualTo(Digits.Test.X().ToArray<float>()));
        Assert.That(labels, Is.EqualTo(Digits.Test.Labels));
    }

    [Test]
    public void Answers_need_weights()
    {
        var model = new SoftmaxRegression();
        Assert.That(model.Weights, Is.Null);
        Assert.That(() => model.Predict(Digits.Test.X()), Throws.InvalidOperationException.With.Message.Contains("Fit"));
    }

    // An epoch of 6 steps would leave 18 KiB of states; what its order was drawn from, some 5 KiB, is left to the collector.
    [Test(Description = "No collection is asked for, and what nobody disposed of counts"), NonParallelizable]
    public void A_state_that_was_stepped_from_is_given_back_at_once()
    {
        var (x, labels) = (Digits.Test.X(), Digits.Test.Labels);
        long budget = BlockPool.Budget;
        try
        {
            BlockPool.Budget = 1 << 30;
            Grown(1);
            Assert.That((Grown(100) - Grown(10)) / 90, Is.LessThan(10 << 10));
        }
        finally
        {
            BlockPool.Budget = budget;
        }

        long Grown(int epochs)
        {
            BlockPool.Clear();
            long start = BlockPool.BytesInUse;
            var model = new SoftmaxRegression(new SoftmaxOptions { Epochs = epochs });
            model.Fit(x, labels);
            long grown = BlockPool.BytesInUse - start;
            GC.KeepAlive(model);
            return grown;
        }
    }

    [Test, NonParallelizable]
    public void A_hundred_epochs_keep_as_many_tensors_as_ten()
    {
        var (x, labels) = (Digits.Test.X(), Digits.Test.Labels);
        Kept(1);
        Assert.That(Kept(100), Is.EqualTo(Kept(10)), "what is kept is the model's");

        int Kept(int epochs)
        {
            using var live = LiveTensors.Watch();
            var model = Fitted(epochs);
            int count = live.Count();
            GC.KeepAlive(model);
            return count;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        SoftmaxRegression Fitted(int epochs)
        {
            var model = new SoftmaxRegression(new SoftmaxOptions { Epochs = epochs });
            model.Fit(x, labels);
            return model;
        }
    }
}
