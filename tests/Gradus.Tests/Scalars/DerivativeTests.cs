using Gradus.Scalars;
using NUnit.Framework;

namespace Gradus.Tests.Scalars;

/// <summary>Every operation: its value against Math, its derivative against differences, and its conventions at special points.</summary>
public class DerivativeTests
{
    private static readonly Dictionary<string, (Func<Value, Value> Operation, Func<double, double> Expected, double[] Points)> Unary = new()
    {
        ["neg"] = (x => -x, x => -x, [-2, 0, 3]),
        ["x + 3"] = (x => x + 3, x => x + 3, [-2, 0, 3]),
        ["3 - x"] = (x => 3 - x, x => 3 - x, [-2, 0, 3]),
        ["x - 3"] = (x => x - 3, x => x - 3, [-2, 0, 3]),
        ["3 * x"] = (x => 3 * x, x => 3 * x, [-2, 0, 3]),
        ["x / 3"] = (x => x / 3, x => x / 3, [-2, 0, 3]),
        ["3 / x"] = (x => 3 / x, x => 3 / x, [-2, 0.7, 3]),
        ["x * x"] = (x => x * x, x => x * x, [-2, 0, 3]),
        ["x + x"] = (x => x + x, x => x + x, [-2, 0, 3]),
        ["x - x"] = (x => x - x, x => 0, [-2, 0, 3]),
        ["x / x"] = (x => x / x, x => 1, [-2, 0.7, 3]),
        ["pow 3"] = (x => x.Pow(3), x => x * x * x, [-2, 0, 3]),
        ["pow 1"] = (x => x.Pow(1), x => x, [-2, 0, 3]),
        ["pow 0"] = (x => x.Pow(0), x => 1, [-2, 0, 3]),
        ["pow -2"] = (x => x.Pow(-2), x => 1 / (x * x), [-2, 0.7, 3]),
        ["pow 0.5"] = (x => x.Pow(0.5), Math.Sqrt, [0.7, 3]),
        ["exp"] = (x => x.Exp(), Math.Exp, [-5, -1, 0, 2]),
        ["log"] = (x => x.Log(), Math.Log, [0.1, 1, 20]),
        ["tanh"] = (x => x.Tanh(), Math.Tanh, [-3, -0.4, 0, 2]),
        ["sigmoid"] = (x => x.Sigmoid(), x => 1 / (1 + Math.Exp(-x)), [-6, -0.4, 0, 2]),
        ["relu"] = (x => x.Relu(), x => x > 0 ? x : 0, [-3, -0.4, 0.4, 2]),
        ["custom sin"] = (x => Value.Custom(x, Math.Sin, Math.Cos), Math.Sin, [-3, 0, 2]),
        ["3 uses"] = (x => x.Tanh() * x + x, x => Math.Tanh(x) * x + x, [-3, 0, 2]),
    };

    private static IEnumerable<TestCaseData> Points() =>
        Unary.SelectMany(row => row.Value.Points.Select(x => new TestCaseData(row.Key, x)));

    [TestCaseSource(nameof(Points))]
    public void Value_and_derivative(string name, double at)
    {
        (Func<Value, Value> operation, Func<double, double> expected, _) = Unary[name];
        var x = new Value(at);
        Value y = operation(x);
        y.Backward();
        Assert.That(y.Data, Is.EqualTo(expected(at)).Within(1e-14 * Math.Max(1, Math.Abs(expected(at)))));
        double slope = Differences(expected, at);
        Assert.That(x.Grad, Is.EqualTo(slope).Within(1e-9 * Math.Max(1, Math.Abs(slope))));
    }

    private static readonly Dictionary<string, (Func<Value, Value, Value> Operation, double Result, double Left, double Right)> Binary = new()
    {
        ["+"] = ((a, b) => a + b, 10, 1, 1),
        ["-"] = ((a, b) => a - b, 6, 1, -1),
        ["*"] = ((a, b) => a * b, 16, 2, 8),
        ["/"] = ((a, b) => a / b, 4, 0.5, -2),
    };

    [TestCaseSource(nameof(BinaryNames))]
    public void An_operator_makes_one_node_with_both_operands_in_order(string name)
    {
        Value left = 8, right = 2;
        Value y = Binary[name].Operation(left, right);
        Assert.That((y.Operation, y.Data), Is.EqualTo((name, Binary[name].Result)));
        Assert.That(y.Parents, Is.EqualTo(new[] { left, right }));
        Assert.That(y.LocalDerivatives, Is.EqualTo(new[] { Binary[name].Left, Binary[name].Right }));
    }

    private static IEnumerable<string> BinaryNames => Binary.Keys;

    [TestCase(0, 0, 0, TestName = "ReLU at 0 passes nothing, by convention")]
    [TestCase(-1e-300, 0, 0, TestName = "ReLU just below 0")]
    [TestCase(1e-300, 1e-300, 1, TestName = "ReLU just above 0")]
    [TestCase(double.NaN, double.NaN, 0, TestName = "ReLU of NaN is NaN")]
    public void Relu_at_special_points(double at, double value, double slope) => ExpectLocal(new Value(at).Relu(), value, slope);

    [TestCase(0, double.NegativeInfinity, double.PositiveInfinity)]
    [TestCase(-1, double.NaN, -1)]
    public void Log_outside_its_domain_follows_IEEE(double at, double value, double slope) => ExpectLocal(new Value(at).Log(), value, slope);

    [TestCase(1000, 1, 0)]
    [TestCase(-1000, 0, 0)]
    public void Sigmoid_saturates_without_overflow(double at, double value, double slope) => ExpectLocal(new Value(at).Sigmoid(), value, slope);

    [TestCase(1000, 1, 0)]
    [TestCase(-1000, -1, 0)]
    public void Tanh_saturates(double at, double value, double slope) => ExpectLocal(new Value(at).Tanh(), value, slope);

    [Test]
    public void Custom_calls_both_functions_once_with_the_input()
    {
        var seen = new List<string>();
        Value x = 3;
        Value y = Value.Custom(x, v => Note("f", v, 10), v => Note("df", v, -7));
        y.Backward();
        Assert.That(seen, Is.EqualTo(new[] { "f 3", "df 3" }));
        Assert.That((y.Data, y.Operation, x.Grad), Is.EqualTo((10.0, "custom", -7.0)));

        double Note(string function, double argument, double result)
        {
            seen.Add($"{function} {argument}");
            return result;
        }
    }

    private static IEnumerable<TestCaseData> NullOperands()
    {
        Value x = 1, none = null!;
        yield return new TestCaseData((Action)(() => _ = none + x), "left").SetName("null + x");
        yield return new TestCaseData((Action)(() => _ = x + none), "right").SetName("x + null");
        yield return new TestCaseData((Action)(() => _ = none - x), "left").SetName("null - x");
        yield return new TestCaseData((Action)(() => _ = x - none), "right").SetName("x - null");
        yield return new TestCaseData((Action)(() => _ = none * x), "left").SetName("null * x");
        yield return new TestCaseData((Action)(() => _ = x * none), "right").SetName("x * null");
        yield return new TestCaseData((Action)(() => _ = none / x), "left").SetName("null / x");
        yield return new TestCaseData((Action)(() => _ = x / none), "right").SetName("x / null");
        yield return new TestCaseData((Action)(() => _ = -none), "operand").SetName("-null");
        yield return new TestCaseData((Action)(() => Value.Custom(none, Math.Sin, Math.Cos)), "x").SetName("Custom(null, f, df)");
        yield return new TestCaseData((Action)(() => Value.Custom(x, null!, Math.Cos)), "f").SetName("Custom(x, null, df)");
        yield return new TestCaseData((Action)(() => Value.Custom(x, Math.Sin, null!)), "df").SetName("Custom(x, f, null)");
    }

    [TestCaseSource(nameof(NullOperands))]
    public void A_null_operand_is_named(Action act, string parameter) =>
        Assert.That(Assert.Throws<ArgumentNullException>(act)!.ParamName, Is.EqualTo(parameter));

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void The_exponent_must_be_finite(double exponent) =>
        Assert.That(() => new Value(2).Pow(exponent), Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("exponent"));

    private static void ExpectLocal(Value y, double value, double slope)
    {
        Assert.That(y.Data, Is.EqualTo(value));
        Assert.That(y.LocalDerivatives, Is.EqualTo(new[] { slope }));
    }

    // Central differences at h and h/2, their leading error cancelled (Richardson).
    private static double Differences(Func<double, double> f, double x)
    {
        const double H = 1e-3;
        double coarse = (f(x + H) - f(x - H)) / (2 * H);
        double fine = (f(x + H / 2) - f(x - H / 2)) / H;
        return (4 * fine - coarse) / 3;
    }
}
