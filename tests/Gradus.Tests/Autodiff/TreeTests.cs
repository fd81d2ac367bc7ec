using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>Parameters as trees: what is taken apart, in which order, and what cannot be.</summary>
public sealed class TreeTests
{
    private sealed record Dense(Tensor Weights, Tensor Bias, Func<Tensor, Tensor> Activation);

    private sealed record Mlp(Dense[] Layers, string Name)
    {
        public int Version { get; init; } = 1;

        public Tensor? Scale { get; init; }

        public double Total => Layers.Sum(layer => layer.Weights.Sum().Item());
    }

    private readonly record struct Point(Tensor X, Tensor Y);

    private sealed class Settable
    {
        public Tensor Gain { get; set; } = 1.0;

        public double Rate { get; set; } = 0.5;
    }

    private sealed class ByConstructor(Tensor weights, int depth)
    {
        private readonly Tensor weights = weights;

        public Tensor Weights => weights;

        public int Depth { get; } = depth;
    }

    private sealed class Closed(Tensor secret)
    {
        public Tensor Twice() => secret * 2;
    }

    private sealed class Learned(Parameter weights)
    {
        public Parameter Weights { get; } = weights;
    }

    private sealed record Collected(IReadOnlyList<Tensor> Layers, IEnumerable<Tensor> Others, IReadOnlyCollection<Tensor> Single);

    private sealed record Linked(Tensor Value, Linked? Next)
    {
        public Linked? Next { get; set; } = Next;
    }

    private sealed record Positive(Tensor Value)
    {
        public Tensor Value { get; } = Value.Sum().Item() > 0 ? Value : throw new FormatException("not positive");
    }

    private sealed class SelfDescribed(Tensor[] rows) : ITree
    {
        public IReadOnlyList<(string, object?)> Parts => [.. rows.Select((row, i) => ($".Row{i}", (object?)row))];

        public Tensor Product => rows.Aggregate((a, b) => a * b);

        public object With(IReadOnlyList<object?> parts) => new SelfDescribed([.. parts.Cast<Tensor>()]);
    }

    private static readonly Mlp Net = new([new(1.0, 2.0, Tanh), new(3.0, 4.0, Sigmoid)], "net") { Version = 7, Scale = 5.0 };

    private static IEnumerable<TestCaseData> Trees =>
    [
        Tree("a tensor", (Tensor)1.0, ""),
        Tree("an array", new Tensor[] { 1.0, 2.0 }, "[0] [1]"),
        Tree("an array of arrays", new Tensor[][] { [1.0], [2.0, 3.0] }, "[0][0] [1][0] [1][1]"),
        Tree("a list", new List<Tensor> { 1.0, 2.0 }, "[0] [1]"),
        Tree("a dictionary, by its keys' order", new Dictionary<string, Tensor> { ["b"] = 2.0, ["a"] = 1.0 }, "[\"a\"] [\"b\"]"),
        Tree("a dictionary of numbers, by insertion", new Dictionary<int, Tensor> { [2] = 1.0, [1] = 2.0 }, "[2] [1]"),
        Tree("a value tuple", ((Tensor)1.0, 7, (Tensor)2.0), ".Item1 .Item3"),
        Tree("a long value tuple", ((Tensor)1.0, 2, 3, 4, 5, 6, 7, (Tensor)2.0, (Tensor)3.0), ".Item1 .Rest.Item1 .Rest.Item2"),
        Tree("a tuple", Tuple.Create((Tensor)1.0, "two", (Tensor)2.0), ".Item1 .Item3"),
        Tree("an anonymous type", new { Left = (Tensor)1.0, Right = new[] { (Tensor)2.0 } }, ".Left .Right[0]"),
        Tree("a record of records", Net, ".Layers[0].Weights .Layers[0].Bias .Layers[1].Weights .Layers[1].Bias .Scale"),
        Tree("a record struct", new Point(1.0, 2.0), ".X .Y"),
        Tree("a class with settable properties", new Settable { Gain = 1.0 }, ".Gain"),
        Tree("a class with a constructor of its properties", new ByConstructor(1.0, 2), ".Weights"),
        Tree("a type that says its parts", new SelfDescribed([1.0, 2.0]), ".Row0 .Row1"),
        Tree("a mixed array", new object[] { (Tensor)1.0, "text", ((Tensor)2.0, 3) }, "[0] [2].Item1"),
        Tree("no tensors", ("a", 1, new DateTime(2026, 1, 1)), null),
        Tree("nothing", (string?)null, null),
    ];

    [TestCaseSource(nameof(Trees))]
    public void A_tree_is_taken_apart_and_put_together(object? tree, string? places)
    {
        var leaves = Gradus.Autodiff.Tree.Leaves(tree);
        Assert.That(leaves.Select(leaf => leaf.Place), Is.EqualTo(places is null ? [] : places.Split(' ')));
        var others = leaves.Select(leaf => leaf.Leaf * 10).ToArray();
        var rebuilt = Gradus.Autodiff.Tree.Unflatten(tree, others);
        Assert.That(Gradus.Autodiff.Tree.Flatten(rebuilt), Is.EqualTo(others).Using<Tensor>(ReferenceEquals));
        Assert.That(Gradus.Autodiff.Tree.Flatten(tree), Is.EqualTo(leaves.Select(leaf => leaf.Leaf)).Using<Tensor>(ReferenceEquals), "the tree itself is as it was");
        Assert.That(rebuilt?.GetType(), Is.EqualTo(tree?.GetType()));
    }

    [Test]
    public void What_is_not_a_tensor_stays_as_it_is()
    {
        var mapped = Gradus.Autodiff.Tree.Map(x => -x, Net);
        Assert.That((mapped.Name, mapped.Version, mapped.Scale!.Item(), mapped.Total), Is.EqualTo(("net", 7, -5.0, -4.0)));
        Assert.That(mapped.Layers[0].Activation, Is.SameAs(Net.Layers[0].Activation));
        Assert.That(Gradus.Autodiff.Tree.Map(x => x, Net), Is.SameAs(Net), "and a tree in which nothing changes is the same");
    }

    [Test]
    public void A_gradient_has_the_build_of_its_tree()
    {
        var gradient = Ad.Grad((Mlp net) => net.Layers.Aggregate(net.Scale!, (x, layer) => layer.Activation((layer.Weights * x) + layer.Bias)))(Net);
        double h = Math.Tanh(7), y = 1 / (1 + Math.Exp(-((3 * h) + 4))), outer = y * (1 - y), inner = outer * 3 * (1 - (h * h));
        Assert.That(Gradus.Autodiff.Tree.Flatten(gradient).Select(g => g.Item()), Is.EqualTo(new[] { inner * 5, inner, outer * h, outer, inner }).Within(1e-17));
        Assert.That(gradient.Name, Is.EqualTo("net"));
    }

    [Test(Description = "w − rate·gradient, the whole of gradient descent")]
    public void A_step_is_a_zip_of_two_trees()
    {
        var w = new Dictionary<string, Tensor> { ["slope"] = 1.0, ["offset"] = 2.0 };
        var gradient = new Dictionary<string, Tensor> { ["offset"] = 20.0, ["slope"] = 10.0 };
        var stepped = Gradus.Autodiff.Tree.Zip((x, g) => x - (0.1 * g), w, gradient);
        Assert.That((stepped["slope"].Item(), stepped["offset"].Item()), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Value_auxiliary_and_gradient_of_a_tree_with_data()
    {
        var (loss, prediction, gradient) = Ad.ValueAndGrad(((Tensor A, Tensor B) w) =>
        {
            var y = (w.A * 3) + w.B;
            return (y * y, new[] { y });
        })((2.0, 1.0));
        var withData = Ad.ValueAndGrad((Point w, Tensor x) => (w.X * x) + w.Y)(new Point(2.0, 1.0), 5.0);
        Assert.That(new[] { loss.Item(), prediction[0].Item(), gradient.A.Item(), gradient.B.Item() }, Is.EqualTo(new double[] { 49, 7, 42, 14 }));
        Assert.That(prediction[0].Trace, Is.Null, "the auxiliary value may be used outside");
        Assert.That((withData.Value.Item(), withData.Gradient.X.Item(), withData.Gradient.Y.Item()), Is.EqualTo((11, 5, 1)));
    }

    [Test]
    public void Products_with_the_Jacobian_take_and_give_trees()
    {
        Func<Point, (Tensor Sum, Tensor Product)> f = p => (p.X + p.Y, p.X * p.Y);
        var (value, tangent) = Ad.Jvp(f, new Point(2.0, 3.0), new Point(1.0, 10.0));
        var (_, pullback) = Ad.Vjp(f, new Point(2.0, 3.0));
        var first = pullback((1.0, 100.0));
        var second = pullback((1.0, 0.0));
        Assert.That((value.Sum.Item(), value.Product.Item(), tangent.Sum.Item(), tangent.Product.Item()), Is.EqualTo((5, 6, 11, 23)));
        Assert.That((first.X.Item(), first.Y.Item(), second.X.Item(), second.Y.Item()), Is.EqualTo((301, 201, 1, 1)));
    }

    [Test]
    public void A_collection_expression_is_taken_apart_whatever_it_is_declared_as()
    {
        var gradient = Ad.Grad((Collected net) => (net.Layers[0] * net.Layers[1]) + net.Others.Aggregate((a, b) => a * b) + net.Single.Single())(new([2.0, 3.0], [4.0, 5.0], [6.0]));
        Assert.That(gradient.Layers.Concat(gradient.Others).Concat(gradient.Single).Select(g => g.Item()), Is.EqualTo(new double[] { 3, 2, 5, 4, 1 }));
        IReadOnlyList<Tensor> root = [2.0, 3.0];
        Assert.That(Ad.Grad((IReadOnlyList<Tensor> t) => t[0] * t[1])(root).Select(g => g.Item()), Is.EqualTo(new double[] { 3, 2 }));
    }

    [Test]
    public void An_object_that_leads_back_to_itself_is_refused()
    {
        var loop = new Linked(1.0, null);
        loop.Next = loop;
        Assert.That(Assert.Throws<NotSupportedException>(() => Ad.Grad((Linked t) => t.Value)(loop))!.Message, Does.Contain("256 levels").And.Contain(".Next.Next").And.Contain("leads back to itself"));
        var chain = Enumerable.Range(0, 200).Aggregate((Linked?)null, (next, i) => new Linked(i, next))!;
        Assert.That(Gradus.Autodiff.Tree.Flatten(chain), Has.Length.EqualTo(200));
    }

    [Test]
    public void A_parameter_as_the_whole_tree_is_refused_with_the_way_out() => Assert.That(
        Assert.Throws<NotSupportedException>(() => Ad.Grad((Parameter p) => p * p)(new Parameter(1.0)))!.Message, Does.Contain("The argument is declared as Parameter").And.Contain("give the Value"));

    [Test]
    public void What_a_constructor_throws_is_not_wrapped() =>
        Assert.That(Assert.Throws<FormatException>(() => Gradus.Autodiff.Tree.Map(x => -x, new Positive(1.0)))!.Message, Is.EqualTo("not positive"));

    private static IEnumerable<TestCaseData> Refused =>
    [
        Case("a hidden field", new[] { new Closed(1.0) }, "[0]", "Closed", "'<secret>P'", "Make it a record", "ITree"),
        Case("a set", new { Set = new HashSet<Tensor> { 1.0 } }, ".Set", "HashSet", "none of the collections"),
        Case("a matrix of tensors", new { Grid = new Tensor[,] { { 1.0 } } }, ".Grid", "Tensor[,]"),
        Case("a property that holds parameters only", new { Net = new Learned(new Parameter(1.0)) }, ".Net.Weights", "declared as Parameter", "Value"),
    ];

    [TestCaseSource(nameof(Refused))]
    public void What_cannot_be_taken_apart_is_named(object tree, string[] words)
    {
        string message = Assert.Throws<NotSupportedException>(() => Gradus.Autodiff.Tree.Map(x => x * 2, tree))!.Message;
        Assert.Multiple(() => { foreach (string word in words) Assert.That(message, Does.Contain(word)); });
    }

    [Test]
    public void Trees_that_differ_are_refused_where_they_differ()
    {
        string message = Assert.Throws<ArgumentException>(() => Gradus.Autodiff.Tree.Zip((a, b) => a + b, new Dictionary<string, Tensor> { ["a"] = 1.0 }, new() { ["b"] = 1.0 }))!.Message;
        Assert.That(message, Does.Contain("[\"a\"]").And.Contain("[\"b\"]"));
        Assert.That(Assert.Throws<ArgumentException>(() => Gradus.Autodiff.Tree.Zip((a, b) => a + b, new Tensor[] { 1.0 }, [1.0, 2.0]))!.Message, Does.Contain("[1]"));
        Assert.That(Assert.Throws<ArgumentException>(() => Gradus.Autodiff.Tree.Unflatten(new Tensor[] { 1.0 }, 1.0, 2.0))!.Message, Does.Contain("2 tensors").And.Contain("1 places"));
    }

    private static TestCaseData Tree(string name, object? tree, string? places) => new TestCaseData(tree, places).SetName($"{{m}}({name})");

    private static TestCaseData Case(string name, object tree, params string[] words) => new TestCaseData(tree, words).SetName($"{{m}}({name})");
}
