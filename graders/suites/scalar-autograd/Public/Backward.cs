namespace Gradus.Suites.Scalars.Public;

/// <summary>An order of the graph.</summary>
[Stage(4)]
public sealed class TopologicalOrder
{
    private static IScalars Scalars => Subject.Of<IScalars>();

    [Check(1, Group = "topological-order", Hint = "order", Section = "topological-order", Place = "Value.TopologicalOrder")]
    public void Diamond()
    {
        // r = a + b with a = x · y and b = a · y: whoever lists r's operands first and theirs later puts b before its operand a.
        Handle x = Scalars.Leaf(2), y = Scalars.Leaf(3), a = Scalars.Multiply(x, y), b = Scalars.Multiply(a, y), r = Scalars.Add(a, b);
        var order = Scalars.TopologicalOrder(r);
        Handle[] nodes = [x, y, a, b, r];
        Part.Of(0.5, "order-complete", () =>
        {
            int[] times = [.. nodes.Select(n => order.Count(o => o == n))];
            // Once for every use, and once for every way from r.
            Assert.That(times, Is.Exactly(new[] { 1, 1, 1, 1, 1 }).Mistake("order-repeats", new[] { 1, 2, 2, 1, 1 }).Mistake("order-repeats", new[] { 2, 3, 2, 1, 1 })
                .Mistake("order-without-itself", new[] { 1, 1, 1, 1, 0 }));
        });
        Scalars.JudgePlaces(0.5, order, r);
    }
}

/// <summary>The backward pass.</summary>
[Stage(5)]
public sealed class Backward
{
    private static IScalars Scalars => Subject.Of<IScalars>();

    [Check(1, Group = "backward", Hint = "chain-rule", Section = "backward", Place = "Value.Backward")]
    public void ChainRule()
    {
        var (c1, c2) = Factors();
        var x = Scalars.Leaf(1.5);
        var a = Scalars.Multiply(x, Scalars.Leaf(c1));
        var y = Scalars.Multiply(a, Scalars.Leaf(c2));
        Scalars.Backward(y);
        Part.Of(0.5, "gradient-of-itself", () => Assert.That(Scalars.Grad(y), Is.CloseTo(1)));
        Part.Of(0.5, "gradient-along-chain", () =>
        {
            Assert.That(Scalars.Grad(a), Is.CloseTo(c2).Mistake("forgets-local", 1));
            Assert.That(Scalars.Grad(x), Is.CloseTo(c1 * c2).Mistake("forgets-upstream", c1).Mistake("forgets-local", 1));
        });
    }

    [Check(1, Group = "backward", Hint = "sum-over-uses", Section = "backward", Place = "Value.Backward")]
    public void SeveralUses()
    {
        var (c1, c2) = Factors();
        Part.Of(0.5, "used-by-two", () =>
        {
            var x = Scalars.Leaf(1.5);
            var y = Scalars.Add(Scalars.Multiply(x, Scalars.Leaf(c1)), Scalars.Multiply(x, Scalars.Leaf(c2)));
            Scalars.Backward(y);
            Assert.That(Scalars.Grad(x), Is.CloseTo(c1 + c2).Mistake("overwrites", c1).Mistake("overwrites", c2));
        });
        Part.Of(0.5, "used-twice-by-one", () =>
        {
            var x = Scalars.Leaf(c1);
            Scalars.Backward(Scalars.Multiply(x, x));
            Assert.That(Scalars.Grad(x), Is.CloseTo(2 * c1).Mistake("repeated-parent", c1));
        });
    }

    [Check(1, Group = "backward", Hint = "visiting-order", Section = "backward", Place = "Value.Backward")]
    public void VisitingOrder()
    {
        const double Last = 11;
        var (c1, c2) = Factors();
        Part.Of(0.5, "short-path-first", () => Judge((b, c) => Scalars.Add(b, c)));
        Part.Of(0.5, "long-path-first", () => Judge((b, c) => Scalars.Add(c, b)));

        // b is used by y and, on a longer way, by c: it may pass on its gradient only when both have arrived.
        void Judge(Func<Handle, Handle, Handle> sum)
        {
            var x = Scalars.Leaf(1.5);
            var b = Scalars.Multiply(x, Scalars.Leaf(c1));
            Scalars.Backward(Scalars.Multiply(sum(b, Scalars.Multiply(b, Scalars.Leaf(c2))), Scalars.Leaf(Last)));
            Assert.That(Scalars.Grad(x), Is.CloseTo(Last * c1 * (1 + c2))
                .Mistake("forgets-upstream", c1).Mistake("forgets-local", 2)
                .Mistake("one-way-only", Last * c1).Mistake("one-way-only", Last * c1 * c2)
                .Mistake("passes-on-twice", Last * c1 * (2 + c2)).Mistake("passes-on-twice", Last * c1 * (1 + 2 * c2)));
        }
    }

    [Check(0.5, Group = "backward", Hint = "accumulate", Section = "backward", Place = "Value.Backward")]
    public void SecondCall()
    {
        var (c1, c2) = Factors();
        var x = Scalars.Leaf(1.5);
        var a = Scalars.Multiply(x, Scalars.Leaf(c1));
        var y = Scalars.Multiply(a, Scalars.Leaf(c2));
        Scalars.Backward(y);
        Scalars.Backward(y);
        Part.Of(0.25, "leaf-accumulates", () => Assert.That(Scalars.Grad(x), Is.CloseTo(2 * c1 * c2).Mistake("forgets-earlier-call", c1 * c2)
            .Mistake("counts-earlier-call-again", 3 * c1 * c2).Mistake("counts-earlier-call-again", 4 * c1 * c2)));
        Part.Of(0.25, "computed-starts-anew", () => Assert.That(Scalars.Grad(a), Is.CloseTo(c2)
            .Mistake("counts-earlier-call-again", 2 * c2).Mistake("counts-earlier-call-again", 3 * c2)));
    }

    [Check(0.5, Group = "backward", Hint = "zero-grad", Section = "backward", Place = "Value.ZeroGrad")]
    public void ZeroGrad()
    {
        var (c1, c2) = Factors();
        var x = Scalars.Leaf(1.5);
        var a = Scalars.Multiply(x, Scalars.Leaf(c1));
        var y = Scalars.Multiply(a, Scalars.Leaf(c2));
        Scalars.Backward(y);
        Scalars.ZeroGrad(y);
        Assert.That(Scalars.GradOf([y, a, x]), Is.CloseTo([0.0, 0, 0]).Mistake("zero-grad-itself-only", 0, c2, c1 * c2).Mistake("zero-grad-leaves-only", 1, c2, 0));
        Scalars.Backward(y);
        Assert.That(Scalars.Grad(x), Is.CloseTo(c1 * c2));
    }

    [Check(1, Group = "backward", Hint = "micrograd", Section = "backward", Place = "Value.Backward")]
    public void Micrograd()
    {
        // Both expressions are micrograd's (A. Karpathy): test/test_engine.py, and the README.
        Part.Of(0.5, "micrograd-test", () =>
        {
            var x = Scalars.Leaf(-4);
            var z = Scalars.Add(Scalars.Add(Scalars.Multiply(Scalars.Leaf(2), x), Scalars.Leaf(2)), x);
            var q = Scalars.Add(Scalars.Relu(z), Scalars.Multiply(z, x));
            var h = Scalars.Relu(Scalars.Multiply(z, z));
            var y = Scalars.Add(Scalars.Add(h, q), Scalars.Multiply(q, x));
            Scalars.Backward(y);
            Assert.That(Scalars.Data(y), Is.CloseTo(-20));
            Assert.That(Scalars.Grad(x), Is.CloseTo(46));
        });
        Part.Of(0.5, "micrograd-readme", () =>
        {
            Handle a = Scalars.Leaf(-4), b = Scalars.Leaf(2);
            var c = Scalars.Add(a, b);
            var d = Scalars.Add(Scalars.Multiply(a, b), Scalars.Power(b, 3));
            c = Scalars.Add(c, Scalars.Add(c, Scalars.Leaf(1)));
            c = Scalars.Add(c, Scalars.Add(Scalars.Add(Scalars.Leaf(1), c), Scalars.Negate(a)));
            d = Scalars.Add(d, Scalars.Add(Scalars.Multiply(d, Scalars.Leaf(2)), Scalars.Relu(Scalars.Add(b, a))));
            d = Scalars.Add(d, Scalars.Add(Scalars.Multiply(Scalars.Leaf(3), d), Scalars.Relu(Scalars.Subtract(b, a))));
            var f = Scalars.Power(Scalars.Subtract(c, d), 2);
            var g = Scalars.Add(Scalars.Divide(f, Scalars.Leaf(2)), Scalars.Divide(Scalars.Leaf(10), f));
            Scalars.Backward(g);
            Assert.That(new[] { Scalars.Data(g), Scalars.Grad(a), Scalars.Grad(b) }, Is.CloseTo(Oracle.Micrograd));
        });
    }

    private static (double C1, double C2) Factors() => (Subject.Random.Int(2, 5) + 0.5, Subject.Random.Int(5, 9));
}

/// <summary>Graphs too deep for recursion. Without a stage, so that it comes last: a stack overflow at home ends the run, and all else is known by then.</summary>
public sealed class LongChains
{
    private static IScalars Scalars => Subject.Of<IScalars>();

    [Check(1, Group = "topological-order", Case = Case.Edge, Hint = "no-recursion", Section = "topological-order", Place = "Value.TopologicalOrder")]
    public void Order()
    {
        const int Length = 200_000;
        int[] positions = Scalars.ChainOrder(Length);
        Assert.That(positions.Length, Is.Exactly(Length + 1));
        Assert.That(positions.Count(p => p < 0), Is.Exactly(0));
        Assert.That(Enumerable.Range(0, Length).Count(i => positions[i] >= positions[i + 1]), Is.Exactly(0).Mistake("order-reversed", Length));
    }
}
