using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using Gradus.Tests.Tensors.Threading;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Compiler;

/// <summary>A batch cut into parts that run side by side gives what one thread gives.</summary>
public sealed class PmapTests
{
    private static readonly Tensor X = new RandomKey(1).Normal([37, 5], dtype: DType.Float64), W = new RandomKey(2).Normal([5, 3], dtype: DType.Float64);

    private sealed record Model(Tensor Weights, Tensor Bias);

    [Test]
    public void Functions_of_each_example_give_the_same_bits([Values(1, 2, 3, 8, 37, 100)] int parts) =>
        Bits.Same(Ad.Pmap((w, x) => Tanh(x * 2) * w.Sum(1), parts: parts)(W, X), Tanh(X * 2) * W.Sum(1));

    // Parts of 13 rows and more, results of 13 columns and more.
    [TestCase(64, 40, 70, 4)]
    [TestCase(64, 700, 13, 4)]
    [TestCase(39, 5, 16, 3)]
    [TestCase(130, 1030, 33, 10)]
    public void Products_of_matrices_are_the_same_to_the_bit(int examples, int inputs, int outputs, int parts)
    {
        Tensor x = new RandomKey(4).Normal([examples, inputs]), w = new RandomKey(5).Normal([inputs, outputs]);
        Bits.Same(Ad.Pmap((w, x) => x.MatMul(w), parts: parts)(w, x), x.MatMul(w));
    }

    // With fewer, another kernel may do a part: each of its sums of k products, like each of the whole's, is within k·u·Σ|terms| of the exact one.
    [TestCase(37, 5, 3, 8)]
    [TestCase(64, 16, 8, 8)]
    [TestCase(64, 12, 3, 16)]
    [TestCase(64, 300, 70, 8)]
    [TestCase(64, 300, 10, 16)]
    [TestCase(37, 300, 1, 37)]
    public void Products_of_a_few_rows_or_columns_are_so_to_rounding(int examples, int inputs, int outputs, int parts)
    {
        Tensor x = new RandomKey(4).Normal([examples, inputs]), w = new RandomKey(5).Normal([inputs, outputs]);
        Tensor difference = Ad.Pmap((w, x) => x.MatMul(w), parts: parts)(w, x) - x.MatMul(w), bound = 2 * inputs * Math.Pow(2, -24) * Abs(x).MatMul(Abs(w));
        Assert.That((Abs(difference) <= bound).All().Item(), Is.EqualTo(1));
    }

    [Test]
    public void Sums_and_means_are_those_of_one_thread_to_rounding([Values(1, 2, 3, 8, 37)] int parts)
    {
        var model = new Model(W, Ones([3], DType.Float64));
        Func<Model, Tensor, Tensor> loss = (m, x) => Pow(x.MatMul(m.Weights) + m.Bias, 2).Sum(1).Mean();
        var whole = Ad.ValueAndGrad(loss)(model, X);
        var (value, gradient) = Ad.Pmap(Ad.ValueAndGrad(loss), PartReduction.Mean, parts)(model, X);
        Near(value, whole.Value);
        Near(gradient.Weights, whole.Gradient.Weights);
        Near(gradient.Bias, whole.Gradient.Bias);
        Near(Ad.Pmap(x => x.Sum(0), PartReduction.Sum, parts)(X), X.Sum(0));
        Near(Ad.Pmap(x => x.Mean(0), PartReduction.Mean, parts)(X), X.Mean(0));
    }

    [Test]
    [NonParallelizable]
    public void Results_depend_neither_on_the_number_of_threads_nor_on_timing()
    {
        var batch = new RandomKey(3).Normal([700, 5]);
        var w = W.To(DType.Float32);
        var f = Ad.Pmap((Tensor w, Tensor x) => Tanh(x).MatMul(w).Sum(), PartReduction.Sum, parts: 7);
        Tensor first = 0;
        Sharing.On(1, () => first = f(w, batch));
        foreach (int threads in new[] { 2, 3 })
        {
            for (int i = 0; i < 10; i++) Sharing.Until(threads, () => Bits.Same(f(w, batch), first));
        }
    }

    [Test]
    public void Parts_are_as_equal_as_can_be_and_in_order()
    {
        List<(int Length, double First)> parts = [];
        var range = Tensor.Range(11).To(DType.Float64);
        Ad.Pmap(x =>
        {
            lock (parts) parts.Add((x.Shape[0], x[0].Item()));
            return x;
        }, parts: 4)(range);
        Assert.That(parts, Is.EquivalentTo(new[] { (3, 0.0), (3, 3.0), (3, 6.0), (2, 9.0) }));
    }

    [Test]
    [NonParallelizable]
    public void The_number_of_threads_is_that_of_parts_and_1_starts_none()
    {
        int before = Threads.Count;
        try
        {
            Threads.Count = 3;
            Assert.That(Calls(), Has.Length.EqualTo(3));
            Threads.Count = 1;
            Assert.That(Calls(), Is.EqualTo(new[] { Environment.CurrentManagedThreadId }));
        }
        finally
        {
            Threads.Count = before;
        }

        static int[] Calls()
        {
            System.Collections.Concurrent.ConcurrentBag<int> threads = [];
            Ad.Pmap(x =>
            {
                threads.Add(Environment.CurrentManagedThreadId);
                return x;
            })(X);
            return [.. threads];
        }
    }

    [Test]
    public void Trees_are_cut_and_put_together_tensor_by_tensor()
    {
        var labels = Tensor.Range(37);
        var (doubled, next) = Ad.Pmap(((Tensor X, Tensor Labels) batch) => (batch.X * 2, batch.Labels + 1), parts: 3)((X, labels));
        Bits.Same([doubled, next], [X * 2, labels + 1]);
    }

    [Test]
    public void Compiled_functions_run_in_parts()
    {
        var f = Ad.Pmap(Ad.Jit((Tensor w, Tensor x) => Tanh(x).MatMul(w)), parts: 4);
        Near(f(W, X), Tanh(X).MatMul(W));
    }

    [Test]
    [NonParallelizable]
    public void What_is_captured_and_followed_is_followed_in_every_part()
    {
        Sharing.Until(2, () =>
        {
            var gradient = Ad.Grad(w => Ad.Pmap(x => Tanh(x).MatMul(w), parts: 8)(X).Sum())(W);
            Near(gradient, Ad.Grad(w => Tanh(X).MatMul(w).Sum())(W));
        });
    }

    [Test]
    [NonParallelizable]
    public void What_some_parts_capture_is_followed_there()
    {
        int before = Threads.Count;
        try
        {
            Threads.Count = 2;
            var batch = Tensor.Of<double>(0, 2);
            for (int i = 0; i < 20; i++)
            {
                Gradus.Tensors.Cpu.Truce.End();
                // Part 0, whose result is followed by nobody, waits a moment for the other to be begun.
                using var begun = new ManualResetEventSlim();
                var gradient = Ad.Grad(w => Ad.Pmap(x =>
                {
                    bool isFirst = x[0].Item() == 0;
                    if (isFirst) begun.Wait(50);
                    else begun.Set();
                    return isFirst ? x * 1 : x * w;
                }, parts: 2)(batch).Sum())(3.0);
                Assert.That(gradient.Item(), Is.EqualTo(2));
            }
        }
        finally
        {
            Threads.Count = before;
        }
    }

    [Test]
    [NonParallelizable]
    public void A_part_has_as_deep_a_stack_on_a_helper_as_on_any_thread()
    {
        int before = Threads.Count, elsewhere = 0, ordinary = 0;
        var thread = new Thread(() => ordinary = Depth(0));
        thread.Start();
        thread.Join();
        int caller = Environment.CurrentManagedThreadId;
        try
        {
            Threads.Count = 2;
            for (int attempt = 0; attempt < 100 && elsewhere == 0; attempt++)
            {
                Gradus.Tensors.Cpu.Truce.End();
                using var begun = new ManualResetEventSlim();
                Ad.Pmap(x =>
                {
                    if (x[0].Item() == 0)
                    {
                        begun.Wait(100);
                    }
                    else
                    {
                        begun.Set();
                        if (Environment.CurrentManagedThreadId != caller) elsewhere = Depth(0);
                    }
                    return x;
                }, parts: 2)(Tensor.Of<double>(0, 2));
            }
        }
        finally
        {
            Threads.Count = before;
        }
        Assert.That(elsewhere, Is.GreaterThan(ordinary * 9 / 10), "a helper took no part, or its stack is smaller");

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static int Depth(int level)
        {
            Span<byte> frame = stackalloc byte[8192];
            frame[level % 8192] = 1;
            return System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack() ? Depth(level + 1) + frame[level % 8192] : level;
        }
    }

    [Test]
    [NonParallelizable]
    public void Under_NoGrad_no_part_follows_parameters()
    {
        var w = new Parameter(W);
        System.Collections.Concurrent.ConcurrentBag<bool> isFollowed = [];
        Sharing.Until(2, () =>
        {
            Ad.NoGrad(() => Ad.Pmap(x =>
            {
                Thread.Sleep(1);
                var y = x.MatMul(w);
                isFollowed.Add(y.Trace is not null);
                return y;
            }, parts: 8)(X));
        });
        Assert.That(isFollowed, Has.Count.AtLeast(8).And.All.False);
    }

    [Test]
    public void Each_part_draws_numbers_of_its_own()
    {
        var key = new RandomKey(5);
        var drawn = Ad.Pmap(((Tensor X, RandomKey Key) batch) => batch.Key.Uniform([batch.X.Shape[0]]), parts: 3)((Ones([6]), key));
        Bits.Same(drawn, Concatenate([key.Fold(0).Uniform([2]), key.Fold(1).Uniform([2]), key.Fold(2).Uniform([2])]));
    }

    private static IEnumerable<TestCaseData> Wrong =>
    [
        Case<FormatException>("an exception of a part", () => Ad.Pmap((Tensor x) => x[0, 0].Item() == X[0, 0].Item() ? throw new FormatException("first") : throw new InvalidOperationException(), parts: 3)(X), "first"),
        Case<ArgumentException>("batches of different lengths", () => Ad.Pmap(((Tensor A, Tensor B) t) => t.A)((X, W)), "the batch.Item1 (float64 [37, 5]) has 37", "the batch.Item2 (float64 [5, 3]) has 5"),
        Case<ArgumentException>("one number as batch", () => Ad.Pmap(x => x)(1.0), "float64 []", "first axis"),
        Case<ArgumentException>("no examples", () => Ad.Pmap(x => x)(Ones([0, 3])), "without examples", "float32 [0, 3]"),
        Case<ArgumentException>("no tensor", () => Ad.Pmap((int n) => Ones([n]))(3), "no tensor", "Int32"),
        Case<ArgumentOutOfRangeException>("no part", () => Ad.Pmap(x => x, parts: 0), "at least one part"),
        Case<ArgumentOutOfRangeException>("no such reduction", () => Ad.Pmap(x => x, (PartReduction)7), "None, Sum or Mean"),
        Case<InvalidOperationException>("one number for each part", () => Ad.Pmap(x => x.Sum(), parts: 2)(X), "PartReduction.Sum", "float64 []"),
        Case<InvalidOperationException>("sums of parts of two lengths", () => Ad.Pmap(x => x, PartReduction.Sum, parts: 2)(X), "float64 [19, 5]", "float64 [18, 5]", "PartReduction.None"),
        Case<InvalidOperationException>("means of integers", () => Ad.Pmap(x => x.ArgMax(0), PartReduction.Mean, parts: 2)(X), "int32 [5]"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void Is_refused(Type exception, Action act, string[] words)
    {
        var thrown = Assert.Throws(Is.TypeOf(exception), () => act())!;
        Assert.Multiple(() =>
        {
            foreach (string word in words) Assert.That(thrown.Message, Does.Contain(word));
        });
    }

    private static void Near(Tensor got, Tensor want)
    {
        Assert.That(got.Type, Is.EqualTo(want.Type));
        Assert.That(got.ToArray<double>(), Is.EqualTo(want.ToArray<double>()).Within(1e-14 * (1 + Abs(want).Max().Item())));
    }

    private static TestCaseData Case<T>(string name, Action act, params string[] words) where T : Exception => new TestCaseData(typeof(T), act, words).SetName($"{{m}}({name})");
}
