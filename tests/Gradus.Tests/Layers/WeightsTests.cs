using Gradus.Layers;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Layers.Lego;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Layers;

/// <summary>Which of a network's weights a penalty is for.</summary>
public sealed class WeightsTests
{
    [Test]
    public void Matrices_are_penalised_and_biases_and_slopes_are_not()
    {
        var network = new Sequential(Flatten(), Dense(5, Relu), PRelu(), new Sequential(Dense(4, hasBias: false)), Dense(3));
        var w = network.Initialize(new RandomKey(1), [2, 2]);
        Assert.That(network.Weights(w, [2, 2]), Is.EqualTo(new[] { w[0], w[3], w[4] }).Using<Tensor>(ReferenceEquals));
    }

    [Test]
    public void A_network_without_weights_has_none() => Assert.That(new Sequential(Flatten(), Dropout(0.5)).Weights([], [2, 2]), Is.Empty);
}
