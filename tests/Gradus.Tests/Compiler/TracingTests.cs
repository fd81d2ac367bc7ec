using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Compiler;

/// <summary>What a traced function is: called once for each build of its arguments; what it captures stays; what it takes are inputs.</summary>
public sealed class TracingTests
{
    private sealed record Dense(Tensor Weights, Tensor Bias, Func<Tensor, Tensor> Activation);

    private sealed record Settings(RandomKey Key, double Rate);

    private abstract record Layer;

    private sealed record Scale(Tensor Factor) : Layer;

    private sealed record Shift(Tensor Factor) : Layer;

    private int calls;

    [SetUp]
    public void Forget() => calls = 0;

    [Test]
    public void A_function_is_called_once_for_each_type_of_its_argument()
    {
        var f = Ad.Jit(x => Counted(x * 2));
        Assert.Multiple(() =>
        {
            Assert.That(f(Of(1f, 2)).ToArray<float>(), Is.EqualTo(new float[] { 2, 4 }));
            Assert.That(f(Of(3f, 4)).ToArray<float>(), Is.EqualTo(new float[] { 6, 8 }));
            Assert.That(calls, Is.EqualTo(1));
            f(Of(1.0, 2));
            Assert.That(calls, Is.EqualTo(2), "another type of elements");
            f(Of(1f, 2, 3));
            Assert.That(calls, Is.EqualTo(3), "another shape");
            f(Of(1f, 2, 3).Flip(0));
            Assert.That(calls, Is.EqualTo(3), "other strides");
        });
    }

    [Test]
    public void What_is_no_tensor_in_an_argument_belongs_to_its_build()
    {
        var f = Ad.Jit((Dense layer, (Tensor X, int Power) input) => Counted(Pow(layer.Activation(input.X.MatMul(layer.Weights) + layer.Bias), input.Power)));
        var layer = new Dense(Ones([2, 3]), Zeros([3]), Relu);
        var x = Ones([4, 2]);
        Bits.Same(f(layer, (x, 2)), Full([4, 3], 4));
        Bits.Same(f(layer with { Bias = Ones([3]) }, (x, 2)), Full([4, 3], 9));
        Assert.That(calls, Is.EqualTo(1));
        Bits.Same(f(layer, (x, 3)), Full([4, 3], 8));
        Assert.That(calls, Is.EqualTo(2), "another number");
        Bits.Same(f(layer with { Activation = Sign }, (x, 3)), Full([4, 3], 1));
        Assert.That(calls, Is.EqualTo(3), "another function");
    }

    [Test]
    public void Trees_of_the_same_places_and_other_types_are_other_trees()
    {
        var f = Ad.Jit((Layer layer, Tensor x) => layer is Scale s ? x * s.Factor : x + ((Shift)layer).Factor);
        Bits.Same(f(new Scale(Of(3f)), Of(5f)), Of(15f));
        Bits.Same(f(new Shift(Of(3f)), Of(5f)), Of(8f));
    }

    [Test]
    public void Arguments_of_every_kind_are_taken_and_given()
    {
        var (sum, parts, name) = Ad.Jit((Tensor[] x, Dictionary<string, Tensor> y, int[] axes) => (x[0] + y["b"], new[] { x[1].Sum(axes), y["a"] }, "name"))([Of(1f), Ones([2, 2])], new() { ["a"] = Of(7f), ["b"] = Of(2f) }, [0]);
        Bits.Same([sum, .. parts], [Of(3f), Of(2f, 2), Of(7f)]);
        Assert.That(name, Is.EqualTo("name"));
        Bits.Same(Ad.Jit((a, b) => a - b)(Of(3f), Of(1f)), Of(2f));
        Bits.Same(Ad.Jit((a, b, c) => a - (b * c))(Of(3f), Of(1f), Of(2f)), Of(1f));
        Bits.Same(Ad.Jit((Tensor a, Tensor b, Tensor c, Tensor d) => (a - b) * (c + d))(Of(3f), Of(1f), Of(2f), Of(4f)), Of(12f));
    }

    [Test]
    public void A_list_of_numbers_is_compared_by_what_is_in_it_now()
    {
        var f = Ad.Jit((Tensor x, int[] axes) => x.Sum(axes));
        int[] axes = [0];
        Bits.Same(f(Ones([2, 3]), axes), Full([3], 2));
        axes[0] = 1;
        Bits.Same(f(Ones([2, 3]), axes), Full([2], 3));
    }

    private sealed class Options
    {
        public double Rate { get; set; } = 1;

        public List<int[]> Axes { get; } = [];

        public HashSet<string> Names { get; } = [];
    }

    private sealed record Nested(string Name, Options Options);

    [Test]
    public void Objects_are_compared_by_what_they_hold_now()
    {
        var f = Ad.Jit((Tensor x, Nested n) => Counted(x * n.Options.Rate * (n.Options.Names.Contains("twice") ? 2 : 1)).Sum(n.Options.Axes.Count > 0 ? n.Options.Axes[0] : [0, 1]));
        Options options = new(), alike = new();
        var x = Ones([2, 3]);
        Bits.Same(f(x, new("a", options)), Tensor.Scalar(6f));
        Bits.Same(f(x, new("a", alike)), Tensor.Scalar(6f));
        Assert.That(calls, Is.EqualTo(1), "another object that holds the same");
        options.Rate = 3;
        Bits.Same(f(x, new("a", options)), Tensor.Scalar(18f));
        options.Names.Add("twice");
        Bits.Same(f(x, new("a", options)), Tensor.Scalar(36f));
        options.Axes.Add([0]);
        Bits.Same(f(x, new("a", options)), Full([3], 12));
        options.Axes[0][0] = 1;
        Bits.Same(f(x, new("a", options)), Full([2], 18));
        Assert.That(calls, Is.EqualTo(5));
    }

    [Test]
    public void Zero_and_minus_zero_are_two_numbers()
    {
        var f = Ad.Jit((Tensor x, double factor) => x * factor);
        Bits.Same(f(Of(1.0), 0.0), Of(0.0));
        Bits.Same(f(Of(1.0), -0.0), Of(-0.0));
    }

    private sealed class Dropping(double rate, Tensor scale) : ITree
    {
        public IReadOnlyList<(string Place, object? Part)> Parts => [(".Scale", scale)];

        public object With(IReadOnlyList<object?> parts) => new Dropping(rate, (Tensor)parts[0]!);

        public Tensor Apply(Tensor x) => x * scale * (1 - rate);
    }

    [Test]
    public void What_a_tree_has_beside_its_parts_belongs_to_its_build()
    {
        var f = Ad.Jit((Dropping layer, Tensor x) => Counted(layer.Apply(x)));
        Bits.Same(f(new(0.5, Of(2.0)), Of(1.0)), Of(1.0));
        Bits.Same(f(new(0.25, Of(2.0)), Of(1.0)), Of(1.5));
        Bits.Same(f(new(0.5, Of(4.0)), Of(1.0)), Of(2.0));
        Assert.That(calls, Is.EqualTo(2));
    }

    [Test]
    public void The_forward_pass_of_a_custom_function_runs_twice_to_trace_it_and_to_write_what_it_computes()
    {
        int forward = 0;
        var f = Ad.Jit(Ad.CustomVjp(x =>
        {
            forward++;
            return x * 2;
        }, (_, _, upstream) => upstream));
        for (int i = 0; i < 3; i++) Bits.Same(f(Of(1.0)), Of(2.0));
        Assert.That(forward, Is.EqualTo(2));
    }

    [Test]
    public void A_function_may_return_its_argument_a_constant_or_one_value_twice()
    {
        var constant = Of(1f, 2);
        var (argument, same, constantAgain, value, twice) = Ad.Jit((Tensor x) =>
        {
            var y = x * 2;
            return (x, x, constant, y, y);
        })(Of(3f));
        Bits.Same([argument, same, constantAgain, value, twice], [Of(3f), Of(3f), constant, Of(6f), Of(6f)]);
    }

    [Test]
    public void The_numbers_of_a_captured_tensor_are_not_copied()
    {
        var constant = Ones([1000]) * 2;
        var program = Ad.Program(x => x + constant, Ones([1000])).Simplified;
        Assert.That(((ConstantNode)program.Operations[0].Arguments[1]).Value.Storage, Is.SameAs(constant.Concrete.Storage));
    }

    [Test]
    public void What_is_captured_stays_as_it_was()
    {
        var w = Of(2f);
        var f = Ad.Jit(x => x * w);
        Bits.Same(f(Of(3f)), Of(6f));
        w = Of(100f);
        Bits.Same(f(Of(3f)), Of(6f));
    }

    [Test]
    public void A_captured_tensor_that_is_differentiated_by_is_another_one_each_time()
    {
        Tensor w = Of(2.0);
        var f = Ad.Jit(x => Counted(x * w));
        for (int i = 1; i <= 3; i++)
        {
            var gradient = Ad.Grad(v =>
            {
                w = v * i;
                return f(Of(3.0)).Sum();
            })(Of(1.0));
            Bits.Same(gradient, Of(3.0 * i));
        }
        Assert.That(calls, Is.EqualTo(3));
    }

    [Test]
    public void Random_keys_are_inputs()
    {
        var dropout = Ad.Jit((Tensor x, RandomKey key) => Counted(Where(key.Bernoulli(0.5, x.Shape), x, 0)));
        var x = Ones([100]);
        for (int seed = 0; seed < 5; seed++) Bits.Same(dropout(x, new RandomKey(seed)), Where(new RandomKey(seed).Bernoulli(0.5, [100]), x, 0));
        Assert.That(calls, Is.EqualTo(1));
    }

    [Test]
    public void All_that_is_drawn_from_a_key_has_the_same_bits()
    {
        Func<RandomKey, Tensor[]> draws = key =>
        [
            key.Uniform([3, 4]), key.Uniform([5], -2, 7, DType.Float64), key.Normal([7]), key.Normal([6], 3, 2, DType.Float64), key.Bernoulli(0.3, [20]), key.Integers(-4, 9, [30]),
            key.Fold(7).Normal([4]), key.Fold(-1).Fold(2).Uniform([4]), .. key.Split(3).Select(k => k.Uniform([2])), key.Words, key.Fold(3).Words,
        ];
        var jitted = Ad.Jit(draws);
        foreach (var key in new[] { new RandomKey(1), new RandomKey(-5), new RandomKey(0xFEDC_BA98_7654_3210UL) })
        {
            Bits.Same(jitted(key), draws(key));
            Assert.That(RandomKey.FromWords(key.Words), Is.EqualTo(key));
        }
    }

    [Test]
    public void Keys_are_inputs_wherever_they_stand_and_are_given_back()
    {
        var f = Ad.Jit((Settings s, RandomKey[] keys) =>
        {
            calls++;
            return (s.Key.Uniform([2]) * s.Rate, keys[1].Uniform([2]), keys[0].Fold(1));
        });
        for (int seed = 0; seed < 3; seed++)
        {
            RandomKey a = new(seed), b = new(seed + 10), c = new(seed + 20);
            var (first, second, next) = f(new Settings(a, 0.5), [b, c]);
            Bits.Same([first, second], [a.Uniform([2]) * 0.5, c.Uniform([2])]);
            Assert.That(next, Is.EqualTo(b.Fold(1)));
        }
        Assert.That(calls, Is.EqualTo(1));
    }

    [Test]
    public void Keys_may_be_batched_as_words()
    {
        RandomKey[] keys = new RandomKey(3).Split(4);
        var words = Stack(keys.Select(key => key.Words).ToArray());
        Func<Tensor, Tensor> draw = w => RandomKey.FromWords(w).Fold(2).Normal([3]);
        var want = Stack(keys.Select(key => key.Fold(2).Normal([3])).ToArray());
        Bits.Same(Ad.Vmap(draw)(words), want);
        Bits.Same(Ad.Jit(Ad.Vmap(draw))(words), want);
        Assert.That(Ad.Vmap(draw)(words[..0]).Type, Is.EqualTo(new TensorType(DType.Float32, [0, 3])));
    }

    [Test]
    public void Signatures_that_never_come_again_make_room()
    {
        var jitted = new Jitted<Tensor>(a => (Tensor)a[0]! * 2, ["x"]);
        for (int length = 1; length <= 200; length++) Bits.Same(jitted.Call(Ones([length])), Full([length], 2));
        Assert.That(jitted.Count, Is.EqualTo(64));
    }

    [Test]
    public void A_function_that_goes_takes_its_programs_along()
    {
        var kept = Use();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.That(kept.IsAlive, Is.False);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Use()
        {
            var captured = Ones([1000]) * 2;
            Ad.Jit(x => x + captured)(Ones([1000]));
            return new WeakReference(captured.Concrete.Storage);
        }
    }

    [Test]
    public void Many_threads_may_call()
    {
        var f = Ad.Jit((x, y) => (Tanh(x) * y).Sum());
        Tensor[] xs = [.. Enumerable.Range(0, 64).Select(i => new RandomKey(i).Normal([1 + (i % 8)]))];
        var results = new Tensor[xs.Length];
        Parallel.For(0, xs.Length, i => results[i] = f(xs[i], xs[i]));
        for (int i = 0; i < xs.Length; i++) Bits.Same(results[i], (Tanh(xs[i]) * xs[i]).Sum());
    }

    private Tensor Counted(Tensor x)
    {
        calls++;
        return x;
    }

    private static Tensor Of(params float[] items) => Tensor.Of<float>(items);

    private static Tensor Of(params double[] items) => Tensor.Of<double>(items);
}
