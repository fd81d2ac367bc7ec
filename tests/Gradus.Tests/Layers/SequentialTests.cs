using Gradus.Autodiff;
using Gradus.Layers;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Layers.Lego;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Layers;

/// <summary>Sequential: layers one after another, their weights one list.</summary>
public sealed class SequentialTests
{
    private static readonly RandomKey Key = new(5);

    private static Sequential Digits => new(Flatten(), Dense(64, Relu), Dropout(0.4), new Sequential(Dense(32, Tanh), Dropout(0.3)), Dense(10));

    [Test]
    public void Each_layer_gets_its_stretch_of_the_weights()
    {
        var network = Digits;
        var w = network.Initialize(Key, [8, 8]);
        var x = Key.Fold(99).Uniform([6, 8, 8]);
        var byHand = Tanh(Relu(x.Reshape(6, 64).MatMul(w[0]) + w[1]).MatMul(w[2]) + w[3]).MatMul(w[4]) + w[5];
        Assert.That(network.Apply(w, x).ToArray<float>(), Is.EqualTo(byHand.ToArray<float>()));
    }

    [Test]
    public void Parameters_are_named_by_the_way_to_them() => Assert.That(
        Digits.Parameters([8, 8]).Select(p => (p.Name, p.Shape.ToString(), p.Fan, p.IsWeight)), Is.EqualTo(new[]
        {
            ("1.weights", "[64, 64]", new Fan(64, 64), true), ("1.bias", "[64]", new Fan(64, 64), false),
            ("3.0.weights", "[64, 32]", new Fan(64, 32), true), ("3.0.bias", "[32]", new Fan(64, 32), false),
            ("4.weights", "[32, 10]", new Fan(32, 10), true), ("4.bias", "[10]", new Fan(32, 10), false),
        }));

    [Test]
    public void Shapes_go_through_the_layers() => Assert.That(Digits.OutputShape([8, 8]), Is.EqualTo(Shape.Create(10)));

    [Test]
    public void It_is_a_list_of_its_layers()
    {
        var network = Digits;
        Assert.That(network.Select(layer => layer.Kind), Is.EqualTo(new[] { "Flatten()", "Dense(64, Relu)", "Dropout(0.4)", "Sequential(2 layers)", "Dense(10)" }));
        Assert.That(network[^1].Kind, Is.EqualTo("Dense(10)"));
    }

    [Test]
    public void A_list_of_layers_that_is_changed_later_changes_nothing()
    {
        Layer[] layers = [Dense(2), Dense(3)];
        var network = new Sequential(layers);
        layers[1] = Dense(4);
        Assert.That(network.OutputShape([1]), Is.EqualTo(Shape.Create(3)));
    }

    [Test(Description = "Two dropouts draw from two keys: layer i's is key.Fold(i), in a network within it again")]
    public void Random_layers_get_keys_of_their_own()
    {
        var network = new Sequential(Dropout(0.5), Activate(Identity), Dropout(0.5), new Sequential(Dropout(0.5), Dropout(0.5)));
        var x = Ones([4, 50]);
        var expected = x;
        foreach (var key in (RandomKey[])[Key.Fold(0), Key.Fold(2), Key.Fold(3).Fold(0), Key.Fold(3).Fold(1)]) expected = Dropout(0.5).Apply([], expected, key);
        Assert.That(network.Apply([], x, Key).ToArray<float>(), Is.EqualTo(expected.ToArray<float>()));
        Assert.That(expected.ToArray<float>().Count(number => number != 0), Is.EqualTo(200 / 16).Within(17), "four masks, not one");
    }

    [Test]
    public void In_evaluation_nothing_is_random()
    {
        var network = Digits;
        var w = network.Initialize(Key, [8, 8]);
        var x = Key.Fold(99).Uniform([6, 8, 8]);
        Assert.That(network.Apply(w, x).ToArray<float>(), Is.EqualTo(network.Apply(w, x).ToArray<float>()));
        Assert.That(network.Apply(w, x, Key).ToArray<float>(), Is.Not.EqualTo(network.Apply(w, x).ToArray<float>()));
    }

    [Test]
    public void Only_a_network_with_a_random_layer_is_random()
    {
        Assert.That(Digits.IsRandom, Is.True);
        Assert.That(new Sequential(Dense(2), new Sequential(Dropout(0))).IsRandom, Is.False);
        Assert.That(new Sequential(Dense(2), new Sequential(Dropout(0.1))).IsRandom, Is.True);
    }

    [Test]
    public void Without_layers_it_is_the_identity()
    {
        var x = Ones([2, 3]);
        Assert.That(new Sequential().Apply([], x), Is.SameAs(x));
        Assert.That(new Sequential().OutputShape([3]), Is.EqualTo(Shape.Create(3)));
        Assert.That(new Sequential().Parameters([3]), Is.Empty);
    }

    [Test]
    public void Parameters_of_PyTorchs_kind_are_weights_as_any_tensors_are()
    {
        var network = new Sequential(Dense(4, Tanh), Dense(1));
        Parameter[] p = [.. network.Initialize(Key, [3]).Select(w => new Parameter(w))];
        var x = Key.Fold(9).Uniform([5, 3]);
        network.Apply(p, x).Sum().Backward();
        var gradients = Ad.Grad((Tensor[] w) => network.Apply(w, x).Sum())([.. p.Select(w => w.Value)]);
        Assert.That(p.Select(w => w.Grad!.ToArray<float>()), Is.EqualTo(gradients.Select(g => g.ToArray<float>())));
    }

    private static Tensor Identity(Tensor x) => x;
}
