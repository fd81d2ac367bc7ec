using System.Numerics;
using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Compiler;

/// <summary>A program serves those arguments alone for which the function does the same: what objects hold beside their tensors counts, wherever it is kept.</summary>
public sealed class SignatureTests
{
    private interface IActivation
    {
        Tensor Of(Tensor x);
    }

    private sealed class Plus(double number) : IActivation
    {
        public Tensor Of(Tensor x) => x + number;
    }

    private sealed class PlusTensor(Tensor number) : IActivation
    {
        public Tensor Of(Tensor x) => x + number;
    }

    private sealed class Layer(Tensor w, IActivation activation, object? beside = null) : ITree
    {
        private readonly Lock padlock = new();
        private readonly TextWriter log = new StringWriter();

        public IReadOnlyList<(string Place, object? Part)> Parts => [(".w", w)];

        public object With(IReadOnlyList<object?> parts) => new Layer((Tensor)parts[0]!, activation, beside);

        public Tensor Forward(Tensor x)
        {
            lock (padlock) log.Write(beside is null ? "" : "beside");
            return activation.Of(x * w);
        }
    }

    private sealed class Choosing(Tensor[] all, int chosen, RandomKey key) : ITree
    {
        private readonly Tensor now = all[chosen];
        private readonly RandomKey source = key;

        public IReadOnlyList<(string Place, object? Part)> Parts => [(".a", all[0]), (".b", all[1]), (".key", source)];

        public object With(IReadOnlyList<object?> parts) => new Choosing([(Tensor)parts[0]!, (Tensor)parts[1]!], Array.IndexOf(all, now), (RandomKey)parts[2]!);

        public Tensor Forward() => now * 1;
    }

    private sealed class Child(Tensor w) : ITree
    {
        public Family? Parent { get; set; }

        public IReadOnlyList<(string Place, object? Part)> Parts => [(".w", w)];

        public object With(IReadOnlyList<object?> parts) => new Child((Tensor)parts[0]!) { Parent = Parent };

        public Tensor Forward(Tensor x) => x * w;
    }

    private sealed class Family(Child[] children) : ITree
    {
        public Child[] Children => children;

        public IReadOnlyList<(string Place, object? Part)> Parts => [.. children.Select((child, i) => ($"[{i}]", (object?)child))];

        public object With(IReadOnlyList<object?> parts) => new Family([.. parts.Cast<Child>()]);
    }

    private sealed class Model
    {
        private bool isTraining = true;

        public Tensor W { get; set; } = Of(1.0, 2);

        public void Evaluate() => isTraining = false;

        public Tensor Forward(Tensor x) => x * W * (isTraining ? 100 : 1);
    }

    private sealed class Busy(Tensor w, int depth)
    {
        private readonly object gate = new();
        private readonly Lock padlock = new();
        private readonly int width = w.Shape[w.Rank - 1], twice = depth * 2;
        private readonly Lazy<string> name = new(() => "busy");
        private readonly TextWriter log = new StringWriter();
        private readonly Func<Tensor, Tensor> square = x => x * x;
        private readonly Func<Tensor, Tensor> scaled = x => x * w;

        public Tensor W { get; } = w;

        public int Depth { get; } = depth;

        public Tensor Forward(Tensor x)
        {
            lock (gate) lock (padlock) log.Write(name.Value);
            return square(scaled(x)) * width * twice;
        }
    }

    private sealed class Listing
    {
        public Tensor W { get; set; } = Of(1.0);

        public List<string> Names { get; } = [];
    }

    private int calls;

    [SetUp]
    public void Forget() => calls = 0;

    [Test]
    public void What_a_field_of_an_interface_holds_belongs_to_the_build()
    {
        var f = Ad.Jit((Layer layer, Tensor x) => Counted(layer.Forward(x)));
        Bits.Same(f(new(Of(1.0, 2), new Plus(1)), Of(1.0, 1)), Of(2.0, 3));
        Bits.Same(f(new(Of(1.0, 2), new Plus(5)), Of(1.0, 1)), Of(6.0, 7));
        Bits.Same(f(new(Of(3.0, 4), new Plus(5)), Of(1.0, 1)), Of(8.0, 9));
        Assert.That(calls, Is.EqualTo(2), "other parts are the same program");
        var five = new PlusTensor(Of(5.0, 5));
        Bits.Same(f(new(Of(1.0, 2), five), Of(1.0, 1)), Of(6.0, 7));
        Bits.Same(f(new(Of(3.0, 4), five), Of(1.0, 1)), Of(8.0, 9));
        Assert.That(calls, Is.EqualTo(3), "a tensor that is no part is the same as long as it is the same");
        Bits.Same(f(new(Of(1.0, 2), new PlusTensor(Of(7.0, 7))), Of(1.0, 1)), Of(8.0, 9));
    }

    [Test]
    public void A_part_in_another_field_is_told_from_another_part()
    {
        Tensor a = Of(1.0), b = Of(2.0);
        var f = Ad.Jit((Choosing choosing) => Counted(choosing.Forward()));
        Bits.Same(f(new([a, b], 0, new(1))), a);
        Bits.Same(f(new([a, b], 1, new(1))), b);
        Bits.Same(f(new([Of(3.0), Of(4.0)], 0, new(2))), Of(3.0));
        Assert.That(calls, Is.EqualTo(2), "other parts, another key");
    }

    [Test]
    public void A_part_may_know_what_it_is_a_part_of()
    {
        var f = Ad.Jit((Family family, Tensor x) => Counted(family.Children.Aggregate(x, (y, child) => child.Forward(y))));
        for (int i = 1; i <= 2; i++)
        {
            var family = new Family([new(Of(2.0 * i)), new(Of(3.0))]);
            foreach (var child in family.Children) child.Parent = family;
            Bits.Same(f(family, Of(1.0)), Of(6.0 * i));
        }
        Assert.That(calls, Is.EqualTo(1));
    }

    [Test]
    public void A_state_that_a_copy_would_lose_is_refused_and_seen()
    {
        var model = new Model();
        var f = Ad.Jit((Model m, Tensor x) => m.Forward(x));
        var gradient = Ad.Grad((Model m) => m.Forward(Of(1.0, 1)).Sum());
        Bits.Same(f(model, Of(1.0, 1)), Of(100.0, 200));
        Bits.Same(gradient(model).W, Of(100.0, 100));
        model.Evaluate();
        foreach (Action use in new Action[] { () => f(model, Of(1.0, 1)), () => gradient(model) })
        {
            Assert.That(Assert.Throws<NotSupportedException>(() => use())!.Message, Does.Contain("Model").And.Contain("'isTraining'").And.Contain("property with get and set").And.Contain("ITree"));
        }
    }

    [Test]
    public void A_list_that_a_copy_would_lose_is_refused()
    {
        var listing = new Listing();
        Assert.That(Ad.Grad((Listing l) => (l.W * l.W).Sum())(listing).W.Item(), Is.EqualTo(2));
        listing.Names.Add("x");
        Assert.That(Assert.Throws<NotSupportedException>(() => Ad.Grad((Listing l) => (l.W * l.W).Sum())(listing))!.Message, Does.Contain("'Names'"));
    }

    [Test]
    public void Locks_functions_writers_and_what_the_constructor_computes_are_no_state_to_lose()
    {
        var f = Ad.Jit((Busy busy, Tensor x) => Counted(busy.Forward(x)));
        Bits.Same(f(new(Of(1.0, 2), 3), Of(1.0, 1)), Of(12.0, 48));
        Bits.Same(f(new(Of(2.0, 1), 3), Of(1.0, 1)), Of(48.0, 12));
        Assert.That(calls, Is.EqualTo(1));
        Bits.Same(Ad.Grad((Busy busy) => busy.Forward(Of(1.0, 1)).Sum())(new(Of(1.0, 2), 3)).W, Of(24.0, 48));
        Bits.Same(Ad.Vmap((Busy busy) => busy.Forward(Of(1.0, 1)))(new(Of(new double[,] { { 1, 2 } }), 3)), Of(new double[,] { { 12, 48 } }));
    }

    private static IEnumerable<TestCaseData> Zeros()
    {
        yield return Case("a complex number", new Complex(0.0, 0), new Complex(-0.0, 0));
        yield return Case("a vector", new Vector2(0, 1), new Vector2(-0f, 1));
        yield return Case("a quaternion in a tuple", (1, new Quaternion(0, 0, 0, 1)), (1, new Quaternion(-0f, 0, 0, 1)));
        yield return Case("half a number", (Half)0, (Half)(-0.0));
        yield return Case("two moments", new DateTime(2026, 1, 1), new DateTime(2026, 1, 2));

        static TestCaseData Case(string name, object a, object b) => new TestCaseData(a, b).SetName($"{{m}}({name})");
    }

    [TestCaseSource(nameof(Zeros))]
    public void Equal_values_of_the_platform_with_other_bits_are_others(object a, object b)
    {
        Assert.That(Tree.Build(a), Is.Not.EqualTo(Tree.Build(b)));
        Assert.That(Tree.Build(a), Is.EqualTo(Tree.Build(a)));
    }

    private Tensor Counted(Tensor x)
    {
        calls++;
        return x;
    }

    private static Tensor Of(params double[] items) => Tensor.Of<double>(items);

    private static Tensor Of(double[,] items) => Tensor.Of(items);
}
