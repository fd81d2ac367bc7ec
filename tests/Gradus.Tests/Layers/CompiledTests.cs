using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Layers;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Layers.Lego;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Layers;

/// <summary>Layers inside programs: the same bits, and not an operation beside the formula.</summary>
public sealed class CompiledTests
{
    private static readonly RandomKey Key = new(31);

    private static Sequential Digits => new(Flatten(), Dense(64, Relu), Dropout(0.4), Dense(32, Tanh), Dropout(0.3), PRelu(), Dense(10));

    [TestCase(DType.Float32)]
    [TestCase(DType.Float64)]
    public void A_compiled_step_gives_the_same_bits(DType dtype)
    {
        var network = Digits;
        Tensor[] Step(Tensor[] w, Tensor x, RandomKey key)
        {
            var (loss, gradient) = Ad.ValueAndGrad((Tensor[] at) => Square(network.Apply(at, x, key)).Mean())(w);
            return [.. w.Zip(gradient, (value, slope) => value - (0.1 * slope)), loss];
        }
        var compiled = Ad.Jit<Tensor[], Tensor, RandomKey, Tensor[]>(Step);
        Tensor[] eager = network.Initialize(Key, [8, 8], dtype), jitted = eager;
        for (int step = 0; step < 3; step++)
        {
            var x = Key.Fold(step).Uniform([32, 8, 8], dtype: dtype);
            Tensor[] one = Step(eager, x, Key.Fold(100 + step)), other = compiled(jitted, x, Key.Fold(100 + step));
            Assert.That(other.Select(Bits), Is.EqualTo(one.Select(Bits)), $"step {step}");
            (eager, jitted) = (one[..^1], other[..^1]);
        }
    }

    [Test]
    public void Evaluation_compiled_gives_the_same_bits()
    {
        var network = Digits;
        var w = network.Initialize(Key, [8, 8]);
        var x = Key.Fold(1).Uniform([32, 8, 8]);
        Assert.That(Bits(Ad.Jit((Tensor[] all) => network.Apply(all[..^1], all[^1]))([.. w, x])), Is.EqualTo(Bits(network.Apply(w, x))));
    }

    [Test]
    public void A_network_is_no_more_than_its_formula()
    {
        var network = new Sequential(Flatten(), Dense(16, Relu), new Sequential(Dropout(0.5), Dense(4, Tanh)), Activate(Sigmoid), Dense(2, hasBias: false));
        Tensor[] all = [.. network.Initialize(Key, [4, 4]), Key.Fold(1).Uniform([8, 4, 4])];
        Tensor Formula(Tensor[] w) => Sigmoid(Tanh(Relu(w[5].Reshape(8, 16).MatMul(w[0]) + w[1]).MatMul(w[2]) + w[3])).MatMul(w[4]);
        Assert.That(Ad.Program((Tensor[] w) => network.Apply(w[..^1], w[^1]), all).Traced.ToString(), Is.EqualTo(Ad.Program((Tensor[] w) => Formula(w), all).Traced.ToString()));
    }

    [Test]
    public void In_training_dropout_adds_a_draw_a_comparison_a_choice_and_a_product()
    {
        var network = new Sequential(Dense(4), Dropout(0.25), Dense(2));
        Tensor[] w = network.Initialize(Key, [3]);
        Tensor Formula(Tensor[] w, Tensor x, RandomKey key)
        {
            var hidden = x.MatMul(w[0]) + w[1];
            return (hidden * Where(key.Fold(1).Uniform([8, 4]) >= 0.25, 1 / 0.75, 0)).MatMul(w[2]) + w[3];
        }
        var x = Ones([8, 3]);
        Assert.That(Traced((at, batch, key) => network.Apply(at, batch, key)), Is.EqualTo(Traced(Formula)));

        string Traced(Func<Tensor[], Tensor, RandomKey, Tensor> f) => Ad.Program((Tensor[] at, (Tensor X, RandomKey Key) batch) => f(at, batch.X, batch.Key), w, (x, Key)).Traced.ToString();
    }

    [Test]
    public void A_network_without_random_layers_has_no_use_for_the_key()
    {
        var network = new Sequential(Dense(4, Relu), Dense(2));
        Tensor[] w = network.Initialize(Key, [3]);
        var x = Ones([8, 3]);
        var (_, simplified) = Ad.Program((Tensor[] at, (Tensor X, RandomKey Key) batch) => network.Apply(at, batch.X, batch.Key), w, (x, Key));
        Assert.That(simplified.ToString(), Does.Not.Contain("derive-key").And.Not.Contain("draw"));
        Assert.That(network.Apply(w, x, Key).ToArray<float>(), Is.EqualTo(network.Apply(w, x).ToArray<float>()));
    }

    [Test(Description = "An ensemble: one function of stacked weights, for all networks at once")]
    public void Networks_go_through_vmap()
    {
        var network = new Sequential(Dense(4, Tanh), Dense(2));
        Tensor[][] networks = [.. Key.Split(3).Select(key => network.Initialize(key, [3], DType.Float64))];
        Tensor[] stacked = [.. Enumerable.Range(0, 4).Select(i => Stack([.. networks.Select(w => w[i])]))];
        var x = Key.Uniform([5, 3], dtype: DType.Float64);
        var together = Ad.Vmap((Tensor[] w) => network.Apply(w, x))(stacked);
        Assert.That(together.Shape, Is.EqualTo(Shape.Create(3, 5, 2)));
        Assert.That(together.ToArray<double>(), Is.EqualTo(networks.SelectMany(w => network.Apply(w, x).ToArray<double>())).Within(1e-15));
    }

    private static long[] Bits(Tensor x) => x.DType == DType.Float32
        ? [.. x.ToArray<float>().Select(item => (long)BitConverter.SingleToInt32Bits(item))]
        : [.. x.ToArray<double>().Select(BitConverter.DoubleToInt64Bits)];
}
