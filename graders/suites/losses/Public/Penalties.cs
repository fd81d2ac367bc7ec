using static Gradus.Contracts.PenaltyKind;

namespace Gradus.Suites.Losses.Public;

/// <summary>Penalties on large weights.</summary>
[Stage(8)]
public sealed class Penalties
{
    private static ILosses Losses => Subject.Of<ILosses>();

    [Check(1.5, Group = "penalties", Hint = "penalties", Section = "penalties")]
    public void Values()
    {
        var row = Subject.Random.Pick(Oracle.Trees);
        // Twice the weights: twice the absolute values, four times the squares.
        double factor = Subject.Random.Factor(), l1 = factor * row.L1, l2 = factor * factor * row.L2, ratio = row.Ratio;
        Shaped[] weights = [.. row.Tensors.Select(w => w.Times(factor))];
        double[] first = weights[0].Values, all = [.. weights.SelectMany(w => w.Values)];
        Part.Of(0.5, "l1", () => Assert.That(Losses.Penalty(L1, weights, 0.5, TensorKind.Double), Is.CloseTo(l1)
            .Mistake("signed", all.Sum()).Mistake("mean-of-weights", l1 / all.Length).Mistake("first-tensor-only", first.Sum(Math.Abs))), "Penalty.L1");
        Part.Of(0.5, "l2", () => Assert.That(Losses.Penalty(L2, weights, 0.5, TensorKind.Double), Is.CloseTo(l2)
            .Mistake("halved", l2 / 2).Mistake("root-for-square", Math.Sqrt(l2)).Mistake("mean-of-weights", l2 / all.Length).Mistake("first-tensor-only", first.Sum(w => w * w))), "Penalty.L2");
        Part.Of(0.5, "elastic", () => Assert.That(Losses.Penalty(Elastic, weights, ratio, TensorKind.Double), Is.CloseTo(ratio * l1 + 0.5 * (1 - ratio) * l2)
            .Mistake("ratio-exchanged", ((1 - ratio) * l1) + (0.5 * ratio * l2)).Mistake("square-not-halved", (ratio * l1) + ((1 - ratio) * l2))
            .Mistake("ratio-ignored", (0.5 * l1) + (0.25 * l2))), "Penalty.Elastic");
    }

    [Check(0.5, Group = "penalties", Case = Case.Edge, Hint = "penalties-edges", Section = "penalties")]
    public void Edges()
    {
        double w = Subject.Random.Int(1, 6);
        Shaped[] weights = [Shaped.Vector(0, w, -w), Shaped.Matrix(new double[,] { { 0 } })];
        Part.Of(0.25, "zero-weights", () => Assert.That(Losses.PenaltyGradient(L1, weights, 0.5)[0], Is.CloseTo(Shaped.Vector(0, 1, -1)).Mistake("kink", 1, 1, -1).Mistake("kink", -1, 1, -1)), "Penalty.L1");
        Part.Of(0.25, "ratio-ends", () =>
        {
            Assert.That(Losses.Penalty(Elastic, weights, 0, TensorKind.Double), Is.CloseTo(w * w).Mistake("ratio-exchanged", 2 * w));
            Assert.That(Losses.Penalty(Elastic, weights, 1, TensorKind.Double), Is.CloseTo(2 * w));
        }, "Penalty.Elastic");
    }
}
