using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>What of a tree a compiled function depends on, and the random keys in it.</summary>
public sealed class TreeBuildTests
{
    private sealed record Dense(Tensor Weights, double Slope, Func<Tensor, Tensor> Activation);

    private sealed record Mlp(Dense[] Layers, string Name)
    {
        public int Version { get; init; } = 1;

        public Tensor? Scale { get; init; }
    }

    private readonly record struct Point(Tensor X, Tensor Y);

    private sealed record Seeds(RandomKey First, RandomKey[] More);

    private sealed class Hidden(RandomKey key)
    {
        public Tensor Draw() => key.Uniform([2]);
    }

    private static readonly Mlp Network = new([new(Ones([2]), 1, Relu), new(Ones([3]), 2, Relu)], "name") { Scale = 3.0 };

    private static IEnumerable<TestCaseData> Alike =>
    [
        Case("other tensors", Network, Tree.Map(t => t * 2, Network)), Case("another array, an equal text", Network, Network with { Layers = [.. Network.Layers], Name = string.Concat("na", "me") }),
        Case("equal numbers", new[] { 1, 2 }, new[] { 1, 2 }), Case("other keys", (new RandomKey(1), 5), (new RandomKey(2), 5)), Case("nothing", null, null),
    ];

    private static IEnumerable<TestCaseData> Different =>
    [
        Case("a text", Network, Network with { Name = "other" }), Case("a number", Network, Network with { Version = 2 }), Case("a tensor that is missing", Network, Network with { Scale = null }),
        Case("a layer less", Network, Network with { Layers = Network.Layers[..1] }), Case("a function", Network, Network with { Layers = [Network.Layers[0], Network.Layers[1] with { Activation = Abs }] }),
        Case("the type of a node", new Point(1.0, 2.0), (X: (Tensor)1.0, Y: (Tensor)2.0)), Case("a number in an array", new[] { 1, 2 }, new[] { 1, 3 }), Case("a list for an array", new List<int> { 1, 2 }, new[] { 1, 2 }),
        Case("where an array ends", new Tensor[][] { [1.0], [2.0] }, new Tensor[][] { [1.0, 2.0] }), Case("what stands beside a key", (new RandomKey(1), 5), (new RandomKey(1), 6)), Case("no array", new[] { 1 }, null),
    ];

    [TestCaseSource(nameof(Alike))]
    public void Trees_of_one_build(object? a, object? b) => Assert.That(Tree.Build(a), Is.EqualTo(Tree.Build(b)));

    [TestCaseSource(nameof(Different))]
    public void Trees_of_two_builds(object? a, object? b) => Assert.That(Tree.Build(a), Is.Not.EqualTo(Tree.Build(b)));

    [Test]
    public void Random_keys_are_mapped_where_they_are_asked_for_and_stay_elsewhere()
    {
        var tree = (X: (Tensor)1.0, Seeds: new Seeds(new RandomKey(1), [new RandomKey(2)]), Hidden: new Hidden(new RandomKey(9)));
        var mapped = Tree.Map(t => t + 1, key => key.Fold(1), tree);
        Assert.Multiple(() =>
        {
            Assert.That(mapped.X.Item(), Is.EqualTo(2));
            Assert.That(mapped.Seeds.First, Is.EqualTo(new RandomKey(1).Fold(1)));
            Assert.That(mapped.Seeds.More, Is.EqualTo(new[] { new RandomKey(2).Fold(1) }));
            Assert.That(mapped.Hidden, Is.SameAs(tree.Hidden), "what cannot be taken apart and holds no tensor is left alone");
            Assert.That(Tree.Map(t => t + 1, tree).Seeds, Is.SameAs(tree.Seeds));
            Assert.That(Ad.Grad(((Tensor X, RandomKey Key) t) => t.X * t.X)((3.0, new RandomKey(1))).X.Item(), Is.EqualTo(6));
        });
    }

    private static TestCaseData Case(string name, object? a, object? b) => new TestCaseData(a, b).SetName($"{{m}}({name})");
}
