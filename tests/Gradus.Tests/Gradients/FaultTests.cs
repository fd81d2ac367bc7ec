using Gradus.Contracts;
using Gradus.Contracts.Wire;
using Gradus.Grading.Gradients;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Gradients;

/// <summary>Everything that can be wrong besides a number: each has an input that shows it, and its own words.</summary>
public sealed class FaultTests
{
    private static readonly Differentiable Right = new()
    {
        Value = x => x[0].With([.. x[0].Values.Select((v, i) => v * v * x[1].Values[i])]),
        Vjp = (x, u) => [x[0].With([.. u.Values.Select((w, i) => 2 * w * x[0].Values[i] * x[1].Values[i])]), x[0].With([.. u.Values.Select((w, i) => w * x[0].Values[i] * x[0].Values[i])])],
        Jvp = (x, v) => x[0].With([.. x[0].Values.Select((a, i) => 2 * a * (v[0]?.Values[i] ?? 0) * x[1].Values[i] + a * a * (v[1]?.Values[i] ?? 0))]),
    };

    private static readonly Shaped[] Point = [Shaped.Vector(1.5, -0.5, 2), Shaped.Vector(0.7, 1.2, -1)];

    private static IEnumerable<TestCaseData> Faults =>
    [
        Case("a value that is not finite", Right with { Value = x => Right.Value(x) is var y ? y.With([y.Values[0], double.NaN, y.Values[2]]) : y }, GradientFault.BadFunction, "gradient.finite", "gradient.value"),
        Case("a value that changes from call to call", Drifting(), GradientFault.BadFunction, "gradient.repeatable", "gradient.value"),
        Case("a function that writes to its inputs", Right with { Value = x => { x[0].Values[1] = 0; return x[0]; } }, GradientFault.BadFunction, "expect.untouched", "got.changed"),
        Case("a reverse pass that writes to its inputs", Right with { Vjp = (x, u) => { var g = Right.Vjp!(x, u); x[1].Values[0] = 7; return g; } }, GradientFault.Malformed, "expect.untouched", "got.changed"),
        Case("a forward pass that writes to its inputs", Right with { Jvp = (x, v) => { var t = Right.Jvp!(x, v); x[1].Values[0] = 7; return t; } }, GradientFault.Malformed, "expect.untouched", "got.changed"),
        Case("a reverse pass that writes to its upstream gradient", Right with { Vjp = (x, u) => { var g = Right.Vjp!(x, u); u.Values[2] += 1; return g; } }, GradientFault.Malformed, "expect.untouched", "gradient.upstream-changed"),
        Case("a forward pass that writes to its tangents", Right with { Jvp = (x, v) => { var t = Right.Jvp!(x, v); v[1]?.Values[2] += 1; return t; } }, GradientFault.Malformed, "expect.untouched", "gradient.tangent-changed"),
        Case("a reverse pass whose results share one array", SharedResult(), GradientFault.Malformed, "gradient.results-stay", "gradient.overwritten"),
        Case("another primal in reverse mode", Right with { PrimalOfVjp = x => Right.Value(x) is var y ? y.With([.. y.Values.Select(Math.BitIncrement)]) : y }, GradientFault.BadFunction, "gradient.primal-of-reverse", "gradient.value"),
        Case("another primal in forward mode", Right with { PrimalOfJvp = x => Right.Value(x) is var y ? y.With([.. y.Values.Select(Math.BitIncrement)]) : y }, GradientFault.BadFunction, "gradient.primal-of-forward", "gradient.value"),
        Case("a primal of another shape", Right with { PrimalOfJvp = _ => Shaped.Scalar(1) }, GradientFault.BadFunction, "value.shape", "value.shape"),
        Case("a compiled function that differs", Right with { Compiled = x => Right.Value(x) is var y ? y.With([.. y.Values.Select(v => v * (1 + 1e-10))]) : y }, GradientFault.BadFunction, "gradient.compiled", "gradient.value"),
        Case("too few gradients", Right with { Vjp = (x, u) => Right.Vjp!(x, u)[..1] }, GradientFault.Malformed, "gradient.count", "gradient.count"),
        Case("no gradients at all", Right with { Vjp = (_, _) => null! }, GradientFault.Malformed, "gradient.count", "gradient.count"),
        Case("a gradient of another shape", Right with { Vjp = (x, u) => [Right.Vjp!(x, u)[0], new Shaped(Right.Vjp!(x, u)[1]!.Values, [3, 1])] }, GradientFault.Malformed, "gradient.shape", "gradient.shape"),
        Case("a tangent of another shape", Right with { Jvp = (_, _) => Shaped.Scalar(1) }, GradientFault.Malformed, "gradient.tangent-shape", "gradient.tangent-shape"),
        Case("a gradient that is not finite", Right with { Vjp = (x, u) => [Right.Vjp!(x, u)[0], x[1].With([1, double.PositiveInfinity, 0])] }, GradientFault.Malformed, "gradient.finite-derivative", "gradient.by-reverse"),
        Case("a tangent that is not finite", Right with { Jvp = (x, _) => x[0].With([1, 0, double.NaN]) }, GradientFault.Malformed, "gradient.finite-derivative", "gradient.by-forward"),
        Case("a gradient for an upstream gradient of zero", Right with { Vjp = (x, u) => [Plus(Right.Vjp!(x, u)[0]!, 1), Right.Vjp!(x, u)[1]] }, GradientFault.WrongValue, "gradient.zero-upstream", "gradient.by-reverse"),
        Case("a derivative for tangents of zero", Right with { Jvp = (x, v) => Plus(Right.Jvp!(x, v), 1) }, GradientFault.WrongValue, "gradient.zero-tangent", "gradient.by-forward"),
        Case("a null tangent taken for ones", Right with { Jvp = (x, v) => Right.Jvp!(x, [.. v.Select(t => t ?? Shaped.Vector(1, 1, 1))]) }, GradientFault.WrongValue, "gradient.null-tangent", "gradient.by-forward"),
        Case("derivatives that change from call to call", Alternating(), GradientFault.Malformed, "gradient.same-twice", "gradient.changed"),
        Case("reverse and forward that differ by 1e-8", Right with { Jvp = (x, v) => Right.Jvp!(x, v) is var t ? t.With([.. t.Values.Select(d => d * (1 + 1e-8))]) : t }, GradientFault.WrongValue, "gradient.numeric", "gradient.by-forward"),
        Case("a batch that differs from its examples", Right with { Batched = x => new Shaped([.. Enumerable.Repeat(1.0, 9)], [3, 3]) }, GradientFault.BadFunction, "gradient.one-by-one", "gradient.batched"),
        Case("a batch of another shape", Right with { Batched = x => Shaped.Zeros(9) }, GradientFault.BadFunction, "value.shape", "value.shape"),
        Case("gradients of a batch that differ", Right with { BatchedVjp = (x, u) => [Shaped.Zeros(3, 3), Shaped.Zeros(3, 3)] }, GradientFault.BadFunction, "gradient.one-by-one", "gradient.batched"),
        Case("an output whose shape depends on the values", Right with { Value = x => x[0].Values[0] == 1.5 ? Right.Value(x) : Shaped.Zeros(2) }, GradientFault.BadFunction, "value.shape", "value.shape"),
    ];

    [TestCaseSource(nameof(Faults))]
    public void A_fault_has_its_words(Differentiable f, GradientFault fault, string expected, string got)
    {
        var finding = GradientCheck.Of(f, Point).Finding;
        Assert.That((finding?.Fault, finding?.Expected.Key, finding?.Got.Key), Is.EqualTo(((GradientFault?)fault, expected, got)));
    }

    [Test]
    public void The_right_one_is_right_with_everything_it_can_have()
    {
        var all = Right with
        {
            PrimalOfVjp = Right.Value,
            PrimalOfJvp = Right.Value,
            Compiled = Right.Value,
            Batched = x => Each(x, (e, _) => Right.Value(e)),
            BatchedVjp = (x, u) => [Each(x, (e, b) => Right.Vjp!(e, Row(u, b))[0]!), Each(x, (e, b) => Right.Vjp!(e, Row(u, b))[1]!)],
        };
        Assert.That(GradientCheck.Of(all, Point).Finding, Is.Null);

        static Shaped Row(Shaped x, int b) => Shaped.Vector(x.Values[(3 * b)..(3 * b + 3)]);
        static Shaped Each(Shaped[] x, Func<Shaped[], int, Shaped> of) => new([.. Enumerable.Range(0, 3).SelectMany(b => of([.. x.Select(a => Row(a, b))], b).Values)], [3, 3]);
    }

    [Test]
    public void Null_stands_for_a_gradient_of_zeros() =>
        Assert.That(GradientCheck.Of(new Differentiable { Value = x => x[0], Vjp = (_, u) => [u, null] }, Point).Finding, Is.Null);

    [Test]
    public void Inputs_that_are_held_are_not_looked_at()
    {
        var labels = Right with { Vjp = (x, u) => [Right.Vjp!(x, u)[0], Shaped.Scalar(double.NaN)] };
        Assert.That(GradientCheck.Of(labels, Point, new GradientOptions { WithRespectTo = [0] }).Finding, Is.Null);
        Assert.That(GradientCheck.Of(labels, Point).Finding, Is.Not.Null);
    }

    [Test]
    public void An_exception_of_the_derivative_goes_through()
    {
        var failure = new StudentFailure(FailureKind.NotImplemented, "NotImplementedException", [], "Vjp", []);
        Assert.That(() => GradientCheck.Of(Right with { Vjp = (_, _) => throw new StudentCodeException(failure) }, Point), Throws.InstanceOf<StudentCodeException>());
    }

    private static IEnumerable<TestCaseData> Refused =>
    [
        Refusal("no inputs", Right, [], null, "There must be at least one input"),
        Refusal("an input that is null", Right, [null!], null, "There must be at least one input"),
        Refusal("no derivative", Right with { Vjp = null, Jvp = null }, Point, null, "There is no derivative to check"),
        Refusal("two reverse modes", Right with { Gradient = _ => [] }, Point, null, "Vjp and Gradient are both set"),
        Refusal("a gradient of many outputs", Right with { Vjp = null, Gradient = _ => [] }, Point, null, "The function has an output of shape [3]; Gradient is for one element"),
        Refusal("order 0", Right, Point, new GradientOptions { Order = 0 }, "The order is 0; expected 1 or more."),
        Refusal("order 2 without its derivatives", Right, Point, new GradientOptions { Order = 2 }, "Order 2 is asked for, and nothing gives derivatives of order 2"),
        Refusal("an input that there is not", Right, Point, new GradientOptions { WithRespectTo = [2] }, "WithRespectTo names inputs that there are not; expected numbers from 0 to 1"),
        Refusal("no value", Right with { Value = _ => null! }, Point, null, "Value gave null"),
    ];

    [TestCaseSource(nameof(Refused))]
    public void A_check_that_cannot_be_made_is_refused(Differentiable f, Shaped[] at, GradientOptions? options, string message) =>
        Assert.That(() => GradientCheck.Of(f, at, options), Throws.ArgumentException.With.Message.StartsWith(message));

    private static TestCaseData Case(string name, Differentiable f, GradientFault fault, string expected, string got) => new TestCaseData(f, fault, expected, got).SetArgDisplayNames(name);

    private static TestCaseData Refusal(string name, Differentiable f, Shaped[] at, GradientOptions? options, string message) => new TestCaseData(f, at, options, message).SetArgDisplayNames(name);

    private static Differentiable Drifting()
    {
        int calls = 0;
        return Right with { Value = x => Plus(Right.Value(x), 1e-12 * calls++) };
    }

    private static Differentiable SharedResult()
    {
        var shared = Shaped.Zeros(3);
        return Right with { Vjp = (x, u) => { var g = Right.Vjp!(x, u); g[1]!.Values.CopyTo(shared.Values, 0); return [g[0], shared]; } };
    }

    private static Differentiable Alternating()
    {
        int calls = 0;
        return Right with { Jvp = (x, v) => Right.Jvp!(x, v) is var t && calls++ % 2 == 0 ? t : t.With([.. t.Values.Select(Math.BitIncrement)]) };
    }

    private static Shaped Plus(Shaped x, double by) => x.With([.. x.Values.Select(v => v + by)]);
}
