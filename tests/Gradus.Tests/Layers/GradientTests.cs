using Gradus.Contracts;
using Gradus.GradientChecks;
using Gradus.Grading.Gradients;
using Gradus.Layers;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Layers.Lego;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Layers;

/// <summary>Every layer's gradients, by its weights and by its batch, to the second order; in both modes and on batches.</summary>
public sealed class GradientTests
{
    private static readonly RandomKey Key = new(12);

    private static IEnumerable<TestCaseData> Networks =>
    [
        Case(Dense(3, Tanh), [2]),
        Case(Dense(3, hasBias: false), [2]),
        Case(Flatten(), [2, 2]),
        Case(PRelu(), [3]),
        Case(Activate(Sigmoid), [3]),
        Case(Dropout(0.5), [4]),
        Case(new Sequential(Flatten(), Dense(3, Sigmoid), Dropout(0.25), Dense(2), PRelu(), new Sequential(Dense(2, Tanh), Dropout(0.5), Dense(1))), [2, 2]),
        Case(new Sequential(), [3]),
    ];

    [TestCaseSource(nameof(Networks))]
    public void Gradients_are_right(object given, int[] input)
    {
        var layer = (Layer)given;
        // A key makes the dropped places the same at each call; inside of them it is a function like any other.
        var f = Differentiable.Of((Tensor[] all) => layer.Apply(all[..^1], all[^1], Key));
        Tensor[] arguments = [.. layer.Initialize(Key.Fold(1), [.. input], DType.Float64), Key.Fold(2).Uniform([3, .. input], 0.1, 1, DType.Float64)];
        Assert.That(f, Has.RightGradients.At([.. arguments.Select(a => new Shaped(a.ToArray<double>(), [.. a.Shape]))]).ToOrder(2));
    }

    private static TestCaseData Case(Layer layer, int[] input) => new TestCaseData(layer, input).SetArgDisplayNames(layer.Kind, Shaped.Print(input));
}
