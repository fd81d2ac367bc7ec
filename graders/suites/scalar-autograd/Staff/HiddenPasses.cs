namespace Gradus.Suites.Scalars.Staff;

/// <summary>Orders of further graphs.</summary>
[Stage(4)]
public sealed class HiddenOrder
{
    private static IScalars Scalars => Subject.Of<IScalars>();

    [Check(1, Group = "topological-order", Hint = "order", Section = "topological-order", Place = "Value.TopologicalOrder")]
    public void SharedGraph()
    {
        var expression = Subject.Random.Pick(Oracle.Expressions);
        var result = Scalars.Build(expression)[^1];
        var order = Scalars.TopologicalOrder(result);
        int repeated = order.Length - order.Distinct().Count(), times = order.Count(node => node == result);
        if (repeated > 0) Part.Of(1, "order-repeated", () => Assert.That(repeated, Is.Exactly(0)));
        else if (order.Length > 0 && times == 0) Part.Of(1, "order-result", () => Assert.That(times, Is.Exactly(1).Mistake("order-without-itself", 0)));
        else Scalars.JudgePlaces(1, order, result);
    }

    [Check(0.5, Group = "topological-order", Case = Case.Edge, Hint = "order", Section = "topological-order", Place = "Value.TopologicalOrder")]
    public void LeafAndDoublings()
    {
        var x = Scalars.Leaf(1);
        Assert.That(Scalars.TopologicalOrder(x).SequenceEqual([x]), Is.Exactly(true));
        List<Handle> chain = [x];
        for (int i = 0; i < 40; i++) chain.Add(Scalars.Add(chain[^1], chain[^1]));
        Assert.That(Scalars.TopologicalOrder(chain[^1]).SequenceEqual(chain), Is.Exactly(true));
    }
}

/// <summary>Backward passes over further graphs.</summary>
[Stage(5)]
public sealed class HiddenBackward
{
    private static IScalars Scalars => Subject.Of<IScalars>();

    [Check(1, Group = "backward", Hint = "sum-over-uses", Section = "backward", Place = "Value.Backward")]
    public void SharedGraphs()
    {
        int[] picked = [.. Subject.Random.Permutation(Oracle.Expressions.Length).Take(4)];
        foreach (var expression in picked.Select(i => Oracle.Expressions[i]))
        {
            Part.Of(0.25, "shared-graph", () =>
            {
                var nodes = Scalars.Build(expression);
                Scalars.Backward(nodes[^1]);
                Assert.That(Scalars.Data(nodes[^1]), Is.CloseTo(expression.Value));
                Assert.That(Scalars.GradOf(nodes.Take(3)), Is.CloseTo(expression.Gradient));
            });
        }
    }

    [Check(1, Group = "backward", Hint = "accumulate", Section = "backward", Place = "Value.Backward")]
    public void SeveralResults()
    {
        // Two results share the node a = c1 · x; leaves keep both gradients, a that of the last call alone.
        double c1 = Subject.Random.Int(2, 6) + 0.25, c2 = Subject.Random.Int(6, 9), c3 = Subject.Random.Int(10, 14);
        var x = Scalars.Leaf(1.5);
        var a = Scalars.Multiply(x, Scalars.Leaf(c1));
        Handle y = Scalars.Multiply(a, Scalars.Leaf(c2)), z = Scalars.Multiply(a, Scalars.Leaf(c3));
        Scalars.Backward(y);
        Scalars.Backward(z);
        Part.Of(0.5, "leaf-accumulates", () => Assert.That(Scalars.Grad(x), Is.CloseTo(c1 * (c2 + c3))
            .Mistake("forgets-earlier-call", c1 * c3).Mistake("counts-earlier-call-again", c1 * (c2 + c2 + c3))));
        Part.Of(0.25, "computed-starts-anew", () => Assert.That(Scalars.Grad(a), Is.CloseTo(c3).Mistake("counts-earlier-call-again", c2 + c3)));
        Part.Of(0.25, "others-untouched", () => Assert.That(Scalars.Grad(y), Is.CloseTo(1)));
    }

    [Check(0.5, Group = "backward", Hint = "network-zero-grad", Section = "backward", Place = "Network.ZeroGrad")]
    public void NetworkZeroGrad()
    {
        var network = Scalars.Network([Scalars.Layer([Scalars.Neuron([2, -1], ScalarActivation.Linear, 0.5)])]);
        // Not through the network's own output: a wrong neuron is not what this is about.
        Handle[] w = Scalars.NetworkParameters(network);
        var y = Scalars.Add(Scalars.Add(Scalars.Multiply(w[0], Scalars.Leaf(3)), Scalars.Multiply(w[1], Scalars.Leaf(4))), w[2]);
        Scalars.Backward(y);
        Scalars.NetworkZeroGrad(network);
        Assert.That(Scalars.GradOf(w), Is.CloseTo([0.0, 0, 0]).Mistake("zero-grad-forgets-bias", 0, 0, 1));
        Scalars.Backward(y);
        Assert.That(Scalars.GradOf(w), Is.CloseTo([3.0, 4, 1]));
    }

    [Check(1, Group = "backward", Case = Case.Edge, Hint = "paths", Section = "backward", Place = "Value.Backward")]
    public void ManyPaths()
    {
        Part.Of(0.5, "leaf-alone", () =>
        {
            var x = Scalars.Leaf(-2);
            Scalars.Backward(x);
            Assert.That(Scalars.Grad(x), Is.CloseTo(1));
            Scalars.Backward(x);
            Assert.That(Scalars.Grad(x), Is.CloseTo(2).Mistake("forgets-earlier-call", 1));
        });
        Part.Of(0.5, "doublings", () => Assert.That(Scalars.DoublingGradient(3, 60), Is.CloseTo([3 * Math.Pow(2, 60), Math.Pow(2, 60)]).Mistake("repeated-parent", 3 * Math.Pow(2, 60), 1)));
    }

    [Check(1, Group = "backward", Case = Case.Edge, Hint = "no-recursion", Section = "topological-order", Place = "Value.Backward")]
    public void LongChain()
    {
        const int Length = 200_000;
        Assert.That(Scalars.ChainGradient(0.5, Length), Is.CloseTo([0.5 * (Length + 1), Length + 1]).Mistake("overwrites", 0.5 * (Length + 1), 1));
    }
}
