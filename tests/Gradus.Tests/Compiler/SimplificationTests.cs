using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using Gradus.Tests.Tensors.Devices;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Compiler;

/// <summary>What a program is made shorter by, and what looks alike and must stay: every case gives the same bits on numbers, infinities, NaN and both zeros.</summary>
public sealed class SimplificationTests
{
    private static readonly Tensor Specials = Tensor.Of(1.5, -2.25, 0.0, -0.0, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 5e-324, 1e308, 0.1);

    private static readonly Tensor Matrix = Specials.Reshape(2, 5), Integers = Tensor.Of(int.MinValue, -1, 0, 1, 16777217, int.MaxValue);

    // The operations that are left, in order.
    private static IEnumerable<TestCaseData> Shortened =>
    [
        Case("x · 1", x => x * 1, Specials), Case("1 · x", x => 1 * x, Specials), Case("x / 1", x => x / 1, Specials), Case("x + (−0)", x => x + -0.0, Specials), Case("(−0) + x", x => -0.0 + x, Specials),
        Case("x − 0", x => x - 0, Specials), Case("integers: x + 0", x => x + 0, Integers), Case("integers: x · 1", x => x * 1, Integers), Case("integers: x − 0", x => x - 0, Integers),
        Case("x / 4", x => x / 4, Specials, "multiply"), Case("x / −½", x => x / -0.5, Specials, "multiply"), Case("float32: x / 64", x => x / 64, Specials.To(DType.Float32), "multiply"),
        Case("−(−x)", x => -(-x), Specials), Case("||x||", x => Abs(Abs(x)), Specials, "abs"), Case("|−x|", x => Abs(-x), Specials, "abs"), Case("⌊⌊x⌋⌋", x => Floor(Floor(x)), Specials, "floor"),
        Case("max(x, x)", x => Maximum(x, x), Specials), Case("min(x, x)", x => Minimum(x, x), Specials),
        Case("equal branches", x => Where(x > 0, x, x), Specials), Case("a condition that is known", x => Where(Full(x.Shape, 1, DType.Bool), x, x * 2), Specials),
        Case("a condition that is known not to hold", x => Where(Full(x.Shape, 0, DType.Bool), x, x * 2), Specials, "multiply"),
        Case("a branch inside one of the same condition", x => Where(x > 0, Where(x > 0, x, Exp(x)), Where(x > 0, Sin(x), -x)), Specials, "greater", "negate", "select"),
        Case("reshape of reshape", x => x.Reshape(5, 2).Reshape(1, 10), Specials, "reshape"), Case("reshape and back", x => x.Reshape(5, 2).Reshape(10), Specials),
        Case("transpose of transpose", x => x.T.T, Matrix), Case("permute of permute", x => x.Transpose(1, 2, 0).Transpose(1, 2, 0), Matrix.Reshape(1, 2, 5), "permute"),
        Case("broadcast of broadcast", x => x.BroadcastTo([3, 10]).BroadcastTo([2, 3, 10]), Specials, "broadcast"),
        Case("flip of flip", x => x.Flip(1).Flip(1), Matrix), Case("flip of one", x => x.Reshape(1, 10).Flip(0), Specials, "reshape"),
        Case("slice of slice", x => x[2..9][1..5], Specials, "slice"), Case("slice of all", x => new Slice([0, 0], [2, 5], [1, 1]).Bind(x), Matrix),
        Case("padding by nothing", x => new Pad([0], [0], [0]).Bind(x), Specials), Case("one part", x => Concatenate([x]), Specials),
        Case("float32, and back", x => x.To(DType.Float64).To(DType.Float32), Specials.To(DType.Float32)), Case("integers as float64, and back", x => x.To(DType.Float64).To(DType.Int32), Integers),
        Case("a mask as a number, and back", x => (x > 0).To(DType.Float32).To(DType.Bool), Specials, "greater"),
        Case("the same conversion", x => new Cast(DType.Float64).Bind(x), Specials),
        Case("a function of a broadcast", x => Exp(x.BroadcastTo([3, 10])), Specials, "exp", "broadcast"),
        Case("arithmetic of broadcasts", x => x.BroadcastTo([3, 10]) * (2 - x).BroadcastTo([3, 10]) + 1, Specials, "subtract", "multiply", "add", "broadcast"),
        Case("a conversion of a broadcast", x => x.BroadcastTo([3, 10]).To(DType.Float32), Specials, "cast", "broadcast"),
        Case("one number in other places", x => x[0].BroadcastTo([2, 3]).T.Reshape(6), Specials, "slice", "reshape", "broadcast"),
        Case("the same twice", x => Exp(x) * Exp(x), Specials, "exp", "multiply"), Case("the same with parameters twice", x => x.Sum(1) + x.Sum(1), Matrix, "sum", "add"),
        Case("the same constant twice", x => (x * Tensor.Of(1.0, 2)) + (x * Tensor.Of(1.0, 2)), Matrix[.., ..2], "multiply", "add"),
        Case("what is not used", x => Unused(Exp(x), x + 1), Specials, "add"),
        Case("a chain of all", x => Sqrt(-(-(x * 1))) + -0.0, Specials, "sqrt"),
        Case("a custom function is what it computes", x => new SoftplusFunction().Apply(x) - new SoftplusFunction().Apply(x), Specials, "maximum", "abs", "negate", "exp", "log1p", "add", "subtract"),
        Case("a stopped gradient is its argument", x => Ad.StopGradient(x) * 2, Specials, "multiply"),
    ];

    // What must stay: nearly an identity, but not for all numbers.
    private static IEnumerable<TestCaseData> Kept =>
    [
        Case("x + 0: −0 + 0 is 0", x => x + 0, Specials, "add"), Case("x − (−0): −0 + 0 is 0", x => x - -0.0, Specials, "subtract"), Case("0 − x is not −x: 0 − 0 is 0", x => 0 - x, Specials, "subtract"),
        Case("x · 0: ∞ · 0 is NaN, −1 · 0 is −0", x => x * 0, Specials, "multiply"), Case("x − x: ∞ − ∞ is NaN", x => x - x, Specials, "subtract"), Case("x / x: 0 / 0 is NaN", x => x / x, Specials, "divide"),
        Case("x / 3: ⅓ is rounded", x => x / 3, Specials, "divide"), Case("x / 2⁻¹⁰⁷⁴: its inverse is ∞", x => x / 5e-324, Specials, "divide"), Case("x / 0", x => x / 0, Specials, "divide"),
        Case("float32: x / 2¹²⁷: its inverse is subnormal", x => x / Math.Pow(2, 127), Specials.To(DType.Float32), "divide"),
        Case("x · 2 / 2: 2x may be ∞", x => x * 2 / 2, Specials, "multiply", "multiply"), Case("(x + 1) − 1 is rounded", x => x + 1 - 1, Specials, "add", "subtract"),
        Case("−(x − 1): of equal numbers −0", x => -(x - 1), Specials, "subtract", "negate"), Case("exp(log x) is rounded", x => Exp(Log(x)), Specials, "log", "exp"), Case("√x·√x is rounded", x => Sqrt(x * x), Specials, "multiply", "sqrt"),
        Case("x = x: not of NaN", x => Equal(x, x), Specials, "equal"), Case("max(x, −x) is |x| but for zeros", x => Maximum(x, -x), Specials, "negate", "maximum"),
        Case("float64 as float32, and back", x => x.To(DType.Float32).To(DType.Float64), Specials, "cast", "cast"), Case("integers as float32, and back", x => x.To(DType.Float32).To(DType.Int32), Integers, "cast", "cast"),
        Case("a number as a mask, and back", x => x.To(DType.Bool).To(DType.Float64), Specials, "cast", "cast"), Case("float64 as integers, and back", x => x.To(DType.Int32).To(DType.Float64), Specials, "cast", "cast"),
        Case("flips along two axes", x => x.Flip(0).Flip(1), Matrix, "flip", "flip"), Case("a half turn", x => x.T.Flip(0), Matrix, "permute", "flip"),
        Case("two parts of one", x => Concatenate([x, x]), Specials, "concatenate"), Case("reshape of a transpose", x => x.T.Reshape(10), Matrix, "permute", "reshape"),
        Case("broadcasts of two kinds", x => x.BroadcastTo([10, 10]) + x.ExpandDims(1).BroadcastTo([10, 10]), Specials, "broadcast", "reshape", "broadcast", "add"),
        Case("sums of a broadcast", x => x.BroadcastTo([3, 10]).Sum(0), Specials, "broadcast", "sum"), Case("the sum of one", x => x.Reshape(1, 10).Sum(0), Specials, "reshape", "sum"),
        Case("another order of a sum", x => (x + 1 + x) - (x + x + 1), Specials, "add", "add", "add", "add", "subtract"),
        Case("branches of two conditions", x => Where(x > 0, Where(x > 1, x, -x), 0), Specials, "greater", "greater", "negate", "select", "select"),
        Case("0 and −0 are two constants", x => (x * 0.0) + (x * -0.0), Specials, "multiply", "multiply", "add"),
        Case("sums along two axes", x => x.Sum(0).Sum() + x.Sum(1).Sum(), Matrix, "sum", "sum", "sum", "sum", "add"),
    ];

    [TestCaseSource(nameof(Shortened))]
    [TestCaseSource(nameof(Kept))]
    public void Leaves_the_operations_and_the_bits(Func<Tensor, Tensor> f, Tensor x, string[] left)
    {
        var simplified = Ad.Program(f, x).Simplified;
        Assert.That(simplified.Operations.Select(operation => operation.Primitive.Name), Is.EqualTo(left), simplified.ToString());
        Bits.SameInEveryForm(inputs => [f(inputs[0])], [x]);
    }

    [Test]
    public void Operations_on_constants_that_appear_are_done_beforehand()
    {
        Tensor a = Symbolic.Constant(3), x = Symbolic.Variable("x");
        var simplified = Symbolic.Program((a * a) + (x * (a - 2))).Simplify();
        Assert.That(simplified.ToString(), Is.EqualTo("program(%x : float32 [])\n  %0 : float32 [] = add(9, %x)\n  return %0\n"));
    }

    [Test]
    public void What_is_refused_beforehand_is_refused_when_the_program_runs()
    {
        var place = Symbolic.Constant(Tensor.Of(7));
        var simplified = Symbolic.Program(new Gather(0).Bind(Symbolic.Constant(Tensor.Of(1f, 2)), place)).Simplify();
        Assert.Throws<ArgumentOutOfRangeException>(() => simplified.Evaluate());
    }

    [Test]
    public void Great_results_of_constants_are_not_kept()
    {
        var column = Symbolic.Constant(Ones([1000, 1]));
        var simplified = Symbolic.Program((column + Symbolic.Constant(Tensor.Range(1000).To(DType.Float32).Reshape(1000, 1))).MatMul(Symbolic.Constant(Ones([1, 1000])))).Simplify();
        Assert.That(simplified.Operations.Select(operation => operation.Primitive.Name), Is.EqualTo(new[] { "dot" }));
    }

    [Test]
    public void A_sum_takes_broadcast_elements_in_the_order_in_which_it_took_them()
    {
        var x = new RandomKey(1).Normal([1000]);
        Bits.SameInEveryForm(t => [Exp(t[0].BroadcastTo([3, 1000])).Sum(), Exp(t[0].BroadcastTo([3, 1000])).Reshape(1000, 3).Sum(0), (t[0][0].BroadcastTo([7, 300]).T * 0.1).Sum()], [x]);
    }

    [Test]
    public void Equal_constants_on_two_devices_are_two()
    {
        Tensor x = Of(1f, 2), here = Ones([2]);
        var far = here.To(RemoteDevice.Instance);
        var (sum, remote) = Ad.Jit((Tensor a, Tensor b) => (a + here, b + far))(x, x.To(RemoteDevice.Instance));
        Assert.That((sum.Device, remote.Device), Is.EqualTo((Device.Cpu, (Device)RemoteDevice.Instance)));
        Bits.Same(remote.To(Device.Cpu), sum);
    }

    [Test]
    public void Simplifying_twice_changes_nothing_more()
    {
        var once = Ad.Program(Ad.Grad(x => Gradus.Autodiff.Functions.LogSumExp(x.Reshape(2, 5)).Sum()), Specials).Simplified;
        Assert.That(once.Simplify().ToString(), Is.EqualTo(once.ToString()));
    }

    private static Tensor Unused(Tensor _, Tensor used) => used;

    private static TestCaseData Case(string name, Func<Tensor, Tensor> f, Tensor x, params string[] left) => new TestCaseData(f, x, left).SetName($"{{m}}({name})");
}
