using Gradus.Autodiff;
using Gradus.Layers;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Activations.Activation;
using static Gradus.Layers.Lego;

namespace Gradus.Tests.Layers;

/// <summary>Networks as the lectures write them: the names of layers and of activations beside each other, though some stand for a class, a factory and a function.</summary>
public sealed class UsingsTests
{
    [Test(Description = "Lecture 3's network, in Keras' and Gluon's style")]
    public void Layers_and_activations_are_written_by_their_names()
    {
        var network = new Sequential(Dense(64, Relu), Dropout(0.4), Dense(128, Relu), Dropout(0.3), Dense(1, Sigmoid));
        Assert.That(network.Select(layer => layer.Kind), Is.EqualTo(new[] { "Dense(64, Relu)", "Dropout(0.4)", "Dense(128, Relu)", "Dropout(0.3)", "Dense(1, Sigmoid)" }));
        Tensor[] w = network.Initialize(new RandomKey(1), [20]);
        Tensor x = new RandomKey(2).Uniform([3, 20]), y = network.Apply(w, x);
        Assert.That(y.Shape, Is.EqualTo(Shape.Create(3, 1)));
        Assert.That(network.Apply(w, x, new RandomKey(3)).ToArray<float>(), Is.Not.EqualTo(y.ToArray<float>()), "training");
    }

    [Test(Description = "Lecture 4's pictures: Input → FC → ReLU → Dropout → FC → ReLU → FC → Softmax")]
    public void An_activation_is_a_layer_of_its_own()
    {
        var network = new Sequential(Flatten(), Dense(64), Activate(Relu), Dropout(0.4), Dense(32), Activate(LeakyRelu), Dense(10), Activate(Softmax));
        Assert.That(network.Select(layer => layer.Kind), Is.EqualTo(new[] { "Flatten()", "Dense(64)", "Activate(Relu)", "Dropout(0.4)", "Dense(32)", "Activate(LeakyRelu)", "Dense(10)", "Activate(Softmax)" }));
    }

    [Test]
    public void PRelu_is_a_layer_without_arguments_and_a_function_with_two()
    {
        Tensor x = Tensor.Of(-2.0, 0, 3).ExpandDims(0), slope = 0.5;
        PReluLayer layer = PRelu();
        Tensor y = PRelu(x, slope);
        Assert.That(layer.Apply([slope], x).ToArray<double>(), Is.EqualTo(y.ToArray<double>()));
        Assert.That(PRelu(0.1).Kind, Is.EqualTo("PRelu(0.1)"));
        var gradients = Ad.Grad((Tensor[] all) => layer.Apply(all[..1], all[1]).Sum())([slope, x]);
        var expected = Ad.Grad((Tensor[] all) => PRelu(all[1], all[0]).Sum())([slope, x]);
        Assert.That(gradients.Select(g => g.ToArray<double>()), Is.EqualTo(expected.Select(g => g.ToArray<double>())));
    }

    [Test]
    public void Functions_with_settings_are_lambdas()
    {
        var layer = Dense(3, x => Elu(x, 0.5), Initializers.HeNormal);
        Assert.That(layer.Kind, Is.EqualTo("Dense(3, x => Elu(x, 0.5))"));
    }

    [Test]
    public void Classes_are_named_beside_their_factories()
    {
        Dense dense = Dense(3, Tanh);
        Dropout dropout = Dropout(0.1);
        Flatten flatten = Flatten();
        Activate activate = Activate(Tanh);
        Layer[] layers = [dense, dropout, flatten, activate, new Dropout(0.2), new Flatten()];
        Assert.That(new Sequential(layers), Has.Count.EqualTo(6));
    }
}
