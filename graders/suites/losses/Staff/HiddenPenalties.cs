using static Gradus.Contracts.PenaltyKind;

namespace Gradus.Suites.Losses.Staff;

/// <summary>Penalties of other trees, their gradients, and float32.</summary>
[Stage(3)]
public sealed class HiddenPenalties
{
    private static ILosses Losses => Subject.Of<ILosses>();

    [Check(3, Group = "penalties", Hint = "penalties", Section = "penalties")]
    public void Trees()
    {
        var row = Subject.Random.Pick(Oracle.Trees);
        double factor = Subject.Random.Factor();
        Shaped[] weights = [.. row.Tensors.Select(w => w.Times(factor))];
        double l1 = factor * row.L1, l2 = factor * factor * row.L2;
        Part.Of(0.5, "l1", () => Assert.That(Losses.Penalty(L1, weights, 0.5, TensorKind.Double), Is.CloseTo(l1)), "Penalty.L1");
        Part.Of(0.5, "l2", () => Assert.That(Losses.Penalty(L2, weights, 0.5, TensorKind.Double), Is.CloseTo(l2).Mistake("halved", l2 / 2)), "Penalty.L2");
        Part.Of(0.5, "elastic", () => Assert.That(Losses.Penalty(Elastic, row.Tensors, row.Ratio, TensorKind.Double), Is.CloseTo(row.Elastic)
            .Mistake("ratio-exchanged", ((1 - row.Ratio) * row.L1) + (0.5 * row.Ratio * row.L2))), "Penalty.Elastic");
        Part.Of(0.75, "gradient", () =>
        {
            Judge(Losses.PenaltyGradient(L1, weights, 0.5), [.. weights.Select(w => w.Instead(i => Math.Sign(w.Values[i])))]);
            Judge(Losses.PenaltyGradient(L2, weights, 0.5), [.. weights.Select(w => w.Times(2))]);
            Judge(Losses.PenaltyGradient(Elastic, row.Tensors, row.Ratio), row.Slopes);
        });
        Part.Of(0.5, "single-precision", () =>
        {
            Assert.That(Losses.Penalty(L1, row.Tensors, 0.5, TensorKind.Single), Is.CloseTo(row.L1).Within(2e-6, 2e-6));
            Assert.That(Losses.Penalty(L2, row.Tensors, 0.5, TensorKind.Single), Is.CloseTo(row.L2).Within(2e-6, 2e-6));
            Assert.That(Losses.Penalty(Elastic, row.Tensors, row.Ratio, TensorKind.Single), Is.CloseTo(row.Elastic).Within(2e-6, 2e-6));
        });
        Part.Of(0.25, "inside-vmap", () => Assert.That(Losses.Penalty(Elastic, row.Tensors, row.Ratio, TensorKind.InVmap), Is.CloseTo(row.Elastic)));

        static void Judge(Shaped[] got, Shaped[] right)
        {
            for (int i = 0; i < right.Length; i++) Assert.That(got[i], Is.CloseTo(right[i]));
        }
    }
}
