using Gradus.Autodiff;
using Gradus.Layers;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Layers.Lego;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Layers;

/// <summary>Dense: activation(x·W + b).</summary>
public sealed class DenseTests
{
    private static readonly Tensor W = Of(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }), B = Of(10.0, 20, 30), X = Of(new double[,] { { 1, 0 }, { 0, 1 }, { -1, -1 } });

    [Test]
    public void It_adds_the_bias_to_each_row_of_the_product() =>
        Assert.That(Dense(3).Apply([W, B], X).ToArray<double>(), Is.EqualTo(new double[] { 11, 22, 33, 14, 25, 36, 5, 13, 21 }));

    [Test]
    public void The_activation_comes_last() =>
        Assert.That(Dense(3, Relu).Apply([W, Of(-2.0, -2, -2)], X).ToArray<double>(), Is.EqualTo(new double[] { 0, 0, 1, 2, 3, 4, 0, 0, 0 }));

    [Test]
    public void Without_a_bias_it_takes_the_matrix_alone()
    {
        var layer = Dense(3, hasBias: false);
        Assert.That(layer.ParameterCount, Is.EqualTo(1));
        Assert.That(layer.Apply([W], X).ToArray<double>(), Is.EqualTo(new double[] { 1, 2, 3, 4, 5, 6, -5, -7, -9 }));
        Assert.That(layer.Parameters([2]).Select(p => p.Name), Is.EqualTo(new[] { "weights" }));
    }

    [Test]
    public void Its_parameters_are_a_matrix_that_a_penalty_is_for_and_a_bias_that_none_is_for()
    {
        var specs = Dense(3, weights: Initializers.HeNormal, bias: Initializers.Constant(0.1)).Parameters([2]);
        Assert.That(specs.Select(p => (p.Name, p.Shape.ToString(), p.Fan, p.IsWeight)), Is.EqualTo(new[] { ("weights", "[2, 3]", new Fan(2, 3), true), ("bias", "[3]", new Fan(2, 3), false) }));
        Assert.That(specs[0].Initializer, Is.EqualTo((Initializer)Initializers.HeNormal));
        Assert.That(specs[1].Initializer(new RandomKey(1), [3], new Fan(2, 3), DType.Float64).ToArray<double>(), Is.EqualTo(new[] { 0.1, 0.1, 0.1 }));
    }

    [Test]
    public void Its_output_has_one_number_for_each_unit() => Assert.That(Dense(3).OutputShape([2]), Is.EqualTo(Shape.Create(3)));

    [Test]
    public void A_batch_may_be_empty() => Assert.That(Dense(3, Relu).Apply([W, B], Zeros([0, 2], DType.Float64)).Shape, Is.EqualTo(Shape.Create(0, 3)));

    [Test(Description = "Row 15, lecture 3: sigmoid everywhere, no bias")]
    public void Row_15_forward_pass()
    {
        var network = new Sequential(Dense(2, Sigmoid, hasBias: false), Dense(1, Sigmoid, hasBias: false));
        Tensor hidden = Of(new[,] { { 0.15, 0.2 }, { 0.25, 0.3 } }), output = Of(new[,] { { 0.4 }, { 0.45 } }), x = Of(new[,] { { 0.5, 0.1 } });
        Assert.That(network[0].Apply([hidden], x).ToArray<double>(), Is.EqualTo(new[] { 0.52497918747894, 0.5324543063873187 }).Within(1e-14));
        Assert.That(network.Apply([hidden, output], x).Item(), Is.EqualTo(0.6105432018743285).Within(1e-14));
    }

    [Test(Description = "Row 19, lecture 4: without a nonlinearity two layers are one, of W1·W2 and b1·W2 + b2")]
    public void Row_19_two_linear_layers_are_one()
    {
        Tensor w2 = Of(new double[,] { { 1, 0 }, { -1, 2 }, { 0, 1 } }), b2 = Of(7.0, 8);
        var two = new Sequential(Dense(3), Dense(2)).Apply([W, B, w2, b2], X).ToArray<double>();
        Assert.That(two, Is.EqualTo(Dense(2).Apply([W.MatMul(w2), B.MatMul(w2) + b2], X).ToArray<double>()));
        Assert.That(two, Is.EqualTo(new double[] { -4, 85, -4, 94, -1, 55 }));
    }

    [Test]
    public void Every_unit_learns_from_every_row() =>
        Assert.That(Ad.Grad((Tensor b) => Dense(3).Apply([W, b], X).Sum())(B).ToArray<double>(), Is.EqualTo(new double[] { 3, 3, 3 }));
}
