using Gradus.Contracts;
using Gradus.GradientStudy;
using Gradus.GradientStudy.Plain;
using Gradus.Grading.Gradients;
using Gradus.Grading.Records;
using Gradus.Grading.Seeds;
using NUnit.Framework;

namespace Gradus.Tests.Gradients;

/// <summary>Every likely cause has a wrong gradient that gets exactly this diagnosis.</summary>
public sealed class CauseTests
{
    private static readonly ICatalogue Catalogue = new PlainCatalogue();

    private static IEnumerable<TestCaseData> Causes =>
    [
        Reverse("gradient.missing-upstream", "tanh", (x, u, vjp) => vjp(x, Ones(u))),
        Reverse("gradient.missing-upstream", "log-sum-exp", (x, u, vjp) => vjp(x, Ones(u))),
        Reverse("gradient.wrong-sign", "divide", (x, u, vjp) => [vjp(x, u)[0], Times(vjp(x, u)[1], -1)]),
        Reverse("gradient.not-summed", "add, a row broadcast", (x, u, vjp) => [vjp(x, u)[0], u], ("argument", "x1")),
        Reverse("gradient.one-slice", "add, a row broadcast", (x, u, vjp) => [vjp(x, u)[0], Shaped.Vector(u.Values[..4])], ("argument", "x1")),
        Reverse("gradient.mean-for-sum", "add, a row broadcast", (x, u, vjp) => [vjp(x, u)[0], Times(vjp(x, u)[1], 1.0 / 3)], ("argument", "x1"), ("count", "3")),
        Reverse("gradient.transposed", "matmul, square", (x, u, vjp) => [Turned(vjp(x, u)[0]!), vjp(x, u)[1]], ("argument", "x0")),
        Reverse("gradient.transposed", "matmul", (x, u, vjp) => [Turned(vjp(x, u)[0]!), vjp(x, u)[1]], ("argument", "x0")), // seen by its shape
        Reverse("gradient.operand-transposed", "matmul, square", (x, u, vjp) => [vjp([x[0], Turned(x[1])], u)[0], vjp(x, u)[1]], ("argument", "x0"), ("operand", "x1")),
        Reverse("gradient.upstream-transposed", "matmul, square", (x, u, vjp) => [vjp(x, u)[0], vjp(x, Turned(u))[1]], ("argument", "x1")),
        Reverse("gradient.swapped", "multiply, equal shapes", (x, u, vjp) => [vjp(x, u)[1], vjp(x, u)[0]], ("argument", "x0"), ("other", "x1")),
        Reverse("gradient.swapped", "divide", (x, u, vjp) => vjp([x[1], x[0]], u), ("argument", "x0"), ("other", "x1")),
        Reverse("gradient.swapped", "outer", (x, u, vjp) => [vjp(x, u)[1], vjp(x, u)[0]], ("argument", "x0"), ("other", "x1")), // seen by its shape
        Reverse("gradient.factor", "exp", (x, u, vjp) => [Times(vjp(x, u)[0], 2)], ("factor", "2")),
        Reverse("gradient.factor", "norm", (x, u, vjp) => [Times(vjp(x, u)[0], -0.25)], ("factor", "-1/4")),
        Reverse("gradient.factor", "norm", (x, u, vjp) => [Times(vjp(x, u)[0], Math.Sqrt(0.5))], ("factor", "0.707107")),
        Reverse("gradient.one-entry", "sin", (x, u, vjp) => [Changed(vjp(x, u)[0]!, 4, 1e-4 * u.Values[4])], ("place", "x[1, 1]"), ("others", "5")),
        Reverse("gradient.one-entry", "sin", (x, u, vjp) => [Changed(vjp(x, u)[0]!, 0, -vjp(x, u)[0]!.Values[0])], ("place", "x[0, 0]"), ("others", "5")),
        Reverse("gradient.zero", "exp", (x, u, vjp) => [Times(vjp(x, u)[0], 0)], ("argument", "x")),
        Reverse("gradient.zero", "multiply, equal shapes", (x, u, vjp) => [vjp(x, u)[0], null], ("argument", "x1")),
        Case("gradient.unused", () => Unused() with { Vjp = (x, u) => [u, u] }, [("argument", "x1")]),
        Case("gradient.stale", () => Stale(Find("tanh").Right), []),
        Case("gradient.stale", () => StaleForward(Find("tanh").Right), []),
        Case("gradient.accumulates", () => Accumulating(Find("multiply, equal shapes").Right), []),
        Case("gradient.not-repeatable", () => Counting(Find("tanh").Right), []),
        Reverse("gradient.slightly-off", "exp", (x, u, vjp) => [Times(vjp(x, u)[0], 1 + 3.1e-6)], ("error", "3E-06")),
        Reverse("gradient.upstream-in-part", "exp", (x, u, vjp) => [Sum(Times(vjp(x, u)[0], 0.5)!, Times(vjp(x, Ones(u))[0], 0.5)!)]),
        Reverse("gradient.not-linear-in-upstream", "exp", (x, u, vjp) => vjp(x, u.With([.. u.Values.Select(w => w * w)]))),
        Reverse("gradient.only-diagonal", "softmax", (x, u, vjp) => [x[0].With([.. u.Values.Select((w, i) => w * vjp(x, Unit(u, i))[0]!.Values[i])])], ("argument", "x")),
        Reverse("gradient.one-use", "gather, one row twice", (x, u, vjp) => [OneUse(x[0], u, j => vjp(x, Unit(u, j))[0]!, last: true)], ("argument", "x")),
        Reverse("gradient.one-use", "gather, one row twice", (x, u, vjp) => [OneUse(x[0], u, j => vjp(x, Unit(u, j))[0]!, last: false)], ("argument", "x")),
        Case("gradient.shared-result", () => Sharing(Find("tanh").Right), []),
        Case("gradient.shared-result", () => SharingTangent(Find("tanh").Right), []),
        Case("gradient.writes-to-upstream", () => Find("tanh").Right with { Vjp = (x, u) => { var g = Find("tanh").Right.Vjp!(x, u); u.Values[0] *= 2; return g; } }, []),
        Case("gradient.writes-to-tangents", () => Find("tanh").Right with { Jvp = (x, v) => { var t = Find("tanh").Right.Jvp!(x, v); v[0]?.Values[0] *= 2; return t; } }, []),
        Forward("gradient.slightly-off", "matmul", (x, v, jvp) => Times(jvp(x, v), 1 - 2e-5)!, ("error", "2E-05")),
        Forward("gradient.not-linear-in-tangents", "exp", (x, v, jvp) => jvp(x, [v[0]?.With([.. v[0]!.Values.Select(Math.Abs)])])),
        Forward("gradient.only-diagonal", "softmax", (x, v, jvp) => v[0]!.With([.. v[0]!.Values.Select((w, i) => w * jvp(x, [Unit(v[0]!, i)]).Values[i])]), ("argument", "x")),
        Forward("gradient.wrong-sign", "matmul", (x, v, jvp) => Times(jvp(x, v), -1)!),
        Forward("gradient.factor", "matmul", (x, v, jvp) => Times(jvp(x, v), 3)!, ("factor", "3")),
        Forward("gradient.missing-tangent", "multiply by a scalar", (x, v, jvp) => jvp(x, [.. x.Select(Ones)])),
        Forward("gradient.zero-tangents", "exp", (x, v, jvp) => Times(jvp(x, v), 0)!),
        Forward("gradient.forgotten-tangent", "matmul", (x, v, jvp) => jvp(x, [v[0], null]), ("argument", "x1")),
        Forward("gradient.tangents-swapped", "divide", (x, v, jvp) => jvp(x, [v[1], v[0]]), ("argument", "x0"), ("other", "x1")),
        Forward("gradient.one-entry", "tanh", (x, v, jvp) => Changed(jvp(x, v), 5, 0.3 * (v[0]?.Values[5] ?? 0)), ("place", "y[1, 2]"), ("others", "5")),
        Case("gradient.stale", () => StaleTangents(Find("tanh").Right), []),
    ];

    [TestCaseSource(nameof(Causes))]
    public void A_mistake_is_called_by_its_name(Func<Differentiable> wrong, Operation of, string key, (string, string)[] arguments)
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            var finding = GradientCheck.Of(wrong(), of.Sample(new CheckRandom(seed)), new GradientOptions { Seed = seed }).Finding;
            Assert.That(finding?.Cause?.Key, Is.EqualTo(key), $"seed {seed}: {finding}");
            if (arguments.Length > 0) Assert.That(finding!.Cause, Is.EqualTo(Text.Of(key, arguments)));
        }
    }

    // The same mistake in a function too large for its whole Jacobian to be looked at.
    [TestCase(2, "gradient.factor")]
    [TestCase(-1, "gradient.wrong-sign")]
    public void A_large_function_gets_its_diagnosis_too(double factor, string key)
    {
        var wrong = new Differentiable { Value = x => x[0].With([.. x[0].Values.Select(Math.Sin)]), Vjp = (x, u) => [x[0].With([.. x[0].Values.Zip(u.Values, (v, w) => factor * Math.Cos(v) * w)])] };
        var finding = GradientCheck.Of(wrong, [Shaped.Vector(new CheckRandom(1).Array(100, r => r.Uniform(-1, 1)))]).Finding;
        Assert.That((finding?.Cause?.Key, finding?.Argument, finding?.Element), Is.EqualTo((key, 0, 0)));
    }

    [Test]
    public void A_mistake_without_a_name_gets_none()
    {
        var op = Find("log");
        var finding = GradientCheck.Of(op.Right with { Vjp = (x, u) => [x[0].With([.. x[0].Values.Zip(u.Values, (v, w) => w * v)])] }, op.Sample(new CheckRandom(1))).Finding;
        Assert.That((finding?.Fault, finding?.Cause), Is.EqualTo((GradientFault.WrongValue, (Text?)null)));
    }

    // What fits at the point alone, or by chance, is not said.
    private static IEnumerable<TestCaseData> Nameless =>
    [
        Silent("a sign that is wrong for negative inputs only", Elementwise(Math.Abs, _ => 1), Shaped.Vector(-1, -2, -0.5)),
        Silent("a factor in one of two branches only", Elementwise(x => Math.Abs(x) <= 0.7 ? x * x / 2 : 0.7 * (Math.Abs(x) - 0.35), x => Math.Abs(x) <= 0.7 ? x : Math.Sign(x)), Shaped.Vector(1.1, 0.9, -0.8)),
        Silent("one gradient of two equals the other, which is right", new()
        {
            Value = x => Shaped.Scalar(x[0].Values[0] * Math.Exp(x[1].Values[0])),
            Vjp = (x, u) => [Shaped.Scalar(u.Values[0] * Math.Exp(x[1].Values[0])), Shaped.Scalar(u.Values[0] * Math.Exp(x[1].Values[0]))],
        }, Shaped.Scalar(1.7), Shaped.Scalar(0.4)),
    ];

    // Newton's iteration for the root of a negative number never ends.
    [TestCase(-1, "gradient.wrong-sign")]
    [TestCase(2, "gradient.factor")]
    public void No_cause_is_sought_where_a_function_for_positive_inputs_may_not_end(double factor, string key)
    {
        static double Root(double x)
        {
            double root = x;
            while (Math.Abs(root * root - x) > 1e-12 * x) root = x >= 0 ? (root + x / root) / 2 : throw new InvalidOperationException("would never end");
            return root;
        }
        Assert.That(GradientCheck.Of(Elementwise(Root, x => factor / 2 / Root(x)), [Shaped.Vector(2, 3)]).Finding?.Cause?.Key, Is.EqualTo(key));
    }

    [TestCaseSource(nameof(Nameless))]
    public void A_cause_that_does_not_hold_elsewhere_is_not_named(Differentiable wrong, Shaped[] at)
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            var finding = GradientCheck.Of(wrong, at, new GradientOptions { Seed = seed }).Finding;
            Assert.That((finding?.Fault, finding?.Cause), Is.EqualTo((GradientFault.WrongValue, (Text?)null)), $"seed {seed}");
        }
    }

    [Test]
    public void A_finding_names_place_and_numbers()
    {
        var finding = GradientCheck.Of(Differentiable.Of(x => x[0] * x[0] * x[1], x => [2 * x[0] * x[1], x[0]]), [Shaped.Vector(3, 5)]).Finding!;
        Assert.That((finding.Argument, finding.Element, finding.Mode), Is.EqualTo((0, 1, "reverse")));
        Assert.That((finding.Analytic, finding.Numeric), Is.EqualTo((3.0, 9.0)).Within(1e-9));
        Assert.That(finding.Error, Is.GreaterThan(0).And.LessThan(1e-9));
        Assert.That(finding.Expected.Args!["place"], Is.EqualTo("∂y/∂x[1]"));
        Assert.That((finding.Expected.Args["value"], finding.Got), Is.EqualTo(("9", Text.Of("gradient.by-reverse", ("place", "∂y/∂x[1]"), ("value", "3")))));
        Assert.That(finding.Cause, Is.EqualTo(Text.Of("gradient.one-entry", ("place", "x[1]"), ("others", "1"))));
    }

    private static Operation Find(string name) => Catalogue.Operations.Single(o => o.Name == name);

    private static TestCaseData Reverse(string key, string name, Func<Shaped[], Shaped, Func<Shaped[], Shaped, Shaped?[]>, Shaped?[]> rule, params (string, string)[] arguments)
    {
        var op = Find(name);
        return new TestCaseData((Func<Differentiable>)(() => op.Right with { Vjp = (x, u) => rule(x, u, op.Right.Vjp!), Jvp = null }), op, key, arguments).SetArgDisplayNames(key, name);
    }

    private static TestCaseData Forward(string key, string name, Func<Shaped[], Shaped?[], Func<Shaped[], Shaped?[], Shaped>, Shaped> rule, params (string, string)[] arguments)
    {
        var op = Find(name);
        return new TestCaseData((Func<Differentiable>)(() => op.Right with { Jvp = (x, v) => rule(x, v, op.Right.Jvp!), Vjp = null }), op, key, arguments).SetArgDisplayNames(key, "forward", name);
    }

    private static TestCaseData Case(string key, Func<Differentiable> wrong, (string, string)[] arguments, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(wrong))] string name = "") =>
        new TestCaseData(wrong, Find(name.Contains("Unused", StringComparison.Ordinal) || name.Contains("multiply", StringComparison.Ordinal) ? "multiply, equal shapes" : "tanh"), key, arguments).SetArgDisplayNames(key, name);

    private static Differentiable Unused() => new() { Value = x => x[0].With([.. x[0].Values]) };

    private static Differentiable Stale(Differentiable right)
    {
        Shaped[]? last = null;
        return right with { Jvp = null, Vjp = (x, u) => right.Vjp!(Swap(ref last, x), u) };
    }

    private static Differentiable StaleTangents(Differentiable right)
    {
        Shaped[]? last = null;
        return right with { Vjp = null, Jvp = (x, v) => right.Jvp!(Swap(ref last, x), v) };
    }

    private static Differentiable StaleForward(Differentiable right)
    {
        Shaped[] last = [];
        return right with { Value = x => { last = [.. x.Select(Copy)]; return right.Value(x); }, Jvp = null, Vjp = (_, u) => right.Vjp!(last, u) };
    }

    private static Differentiable Accumulating(Differentiable right)
    {
        Shaped[]? sum = null;
        return right with { Jvp = null, Vjp = (x, u) => sum = [.. right.Vjp!(x, u).Select((g, a) => sum is null ? g! : g!.With([.. g.Values.Zip(sum[a].Values, (p, q) => p + q)]))] };
    }

    private static Differentiable Counting(Differentiable right)
    {
        int calls = 0;
        return right with { Jvp = null, Vjp = (x, u) => [Times(right.Vjp!(x, u)[0], 1 + 1e-3 * calls++)] };
    }

    private static Differentiable Sharing(Differentiable right)
    {
        Shaped? buffer = null;
        return right with { Jvp = null, Vjp = (x, u) => [Into(ref buffer, right.Vjp!(x, u)[0]!)] };
    }

    private static Differentiable SharingTangent(Differentiable right)
    {
        Shaped? buffer = null;
        return right with { Vjp = null, Jvp = (x, v) => Into(ref buffer, right.Jvp!(x, v)) };
    }

    private static Shaped Into(ref Shaped? buffer, Shaped result)
    {
        buffer ??= Shaped.Zeros(result.Shape);
        result.Values.CopyTo(buffer.Values, 0);
        return buffer;
    }

    private static Differentiable Elementwise(Func<double, double> f, Func<double, double> d) =>
        new() { Value = x => x[0].With([.. x[0].Values.Select(f)]), Vjp = (x, u) => [x[0].With([.. x[0].Values.Zip(u.Values, (v, w) => w * d(v))])] };

    private static TestCaseData Silent(string name, Differentiable wrong, params Shaped[] at) => new TestCaseData(wrong, at).SetArgDisplayNames(name);

    // The gradient by the first or the last output that uses an element, in place of the sum over all.
    private static Shaped OneUse(Shaped x, Shaped u, Func<int, Shaped> row, bool last)
    {
        var g = Shaped.Zeros(x.Shape);
        foreach (int j in last ? Enumerable.Range(0, u.Size) : Enumerable.Range(0, u.Size).Reverse())
            for (int i = 0; i < x.Size; i++)
                if (row(j).Values[i] != 0) g.Values[i] = u.Values[j] * row(j).Values[i];
        return g;
    }

    private static Shaped Unit(Shaped like, int position)
    {
        var unit = Shaped.Zeros(like.Shape);
        unit.Values[position] = 1;
        return unit;
    }

    private static Shaped Sum(Shaped a, Shaped b) => a.With([.. a.Values.Zip(b.Values, (p, q) => p + q)]);

    private static Shaped[] Swap(ref Shaped[]? last, Shaped[] now)
    {
        Shaped[] used = last ?? now;
        last = [.. now.Select(Copy)];
        return used;
    }

    private static Shaped Copy(Shaped x) => x.With([.. x.Values]);

    private static Shaped Ones(Shaped like) => like.With([.. Enumerable.Repeat(1.0, like.Size)]);

    private static Shaped? Times(Shaped? x, double by) => x?.With([.. x.Values.Select(v => v * by)]);

    private static Shaped Changed(Shaped x, int element, double by) => x.With([.. x.Values.Select((v, i) => i == element ? v + by : v)]);

    private static Shaped Turned(Shaped x)
    {
        var turned = Shaped.Zeros(x.Shape[1], x.Shape[0]);
        for (int i = 0; i < x.Size; i++) turned.Values[i % x.Shape[1] * x.Shape[0] + i / x.Shape[1]] = x.Values[i];
        return turned;
    }
}
