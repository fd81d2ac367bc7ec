namespace Gradus.Suites.Scalars.Public;

/// <summary>Operators and powers: results, local derivatives, refusals.</summary>
[Stage(1)]
public sealed class Arithmetic
{
    private static IScalars Scalars => Subject.Of<IScalars>();

    [Check(1.5, Group = "arithmetic", Lecture = "20", Hint = "operator-data", Section = "arithmetic")]
    public void Values()
    {
        var row = Subject.Random.Pick(Oracle.Binaries);
        var power = Subject.Random.Pick(Oracle.Powers);
        Part.Of(0.25, "sum", () => Assert.That(Scalars.Data(Scalars.Add(Scalars.Leaf(row.A), Scalars.Leaf(row.B))), Is.CloseTo(row.Sum)), "Value.op_Addition");
        Part.Of(0.25, "difference", () => Assert.That(Scalars.Data(Scalars.Subtract(Scalars.Leaf(row.A), Scalars.Leaf(row.B))),
            Is.CloseTo(row.Difference).Mistake("operands-swapped", -row.Difference)), "Value.op_Subtraction");
        Part.Of(0.25, "negative", () => Assert.That(Scalars.Data(Scalars.Negate(Scalars.Leaf(row.A))), Is.CloseTo(-row.A)), "Value.op_UnaryNegation");
        Part.Of(0.25, "product", () =>
        {
            Assert.That(Scalars.Data(Scalars.Multiply(Scalars.Leaf(row.A), Scalars.Leaf(row.B))), Is.CloseTo(row.Product));
            // Lecture 4's first program, which has its numbers at once: (2·1)·1 + 1.
            Assert.That(Scalars.Data(Scalars.Add(Scalars.Multiply(Scalars.Multiply(Scalars.Leaf(2), Scalars.Leaf(1)), Scalars.Leaf(1)), Scalars.Leaf(1))), Is.CloseTo(3));
        }, "Value.op_Multiply");
        Part.Of(0.25, "quotient", () => Assert.That(Scalars.Data(Scalars.Divide(Scalars.Leaf(row.A), Scalars.Leaf(row.B))),
            Is.CloseTo(row.Quotient).Mistake("operands-swapped", row.B / row.A)), "Value.op_Division");
        Part.Of(0.25, "power", () => Assert.That(Scalars.Data(Scalars.Power(Scalars.Leaf(power.X), power.Exponent)),
            Is.CloseTo(power.Value).Mistake("power-as-product", power.X * power.Exponent)), "Value.Pow");
    }

    [Check(1.5, Group = "arithmetic", Hint = "local-derivative", Section = "arithmetic")]
    public void Derivatives()
    {
        var row = Subject.Random.Pick(Oracle.Binaries);
        var power = Subject.Random.Pick(Oracle.Powers);
        double[] detached = [0, 0];
        Part.Of(0.25, "sum", () =>
        {
            Handle[] x = Scalars.Leaves(row.A, row.B);
            Assert.That(Scalars.Slopes(Scalars.Add(x[0], x[1]), x), Is.CloseTo([1, 1]).Mistake("detached", detached));
        }, "Value.op_Addition");
        Part.Of(0.25, "difference", () =>
        {
            Handle[] x = Scalars.Leaves(row.A, row.B);
            Assert.That(Scalars.Slopes(Scalars.Subtract(x[0], x[1]), x), Is.CloseTo([1, -1]).Mistake("difference-sign", 1, 1).Mistake("detached", detached));
        }, "Value.op_Subtraction");
        Part.Of(0.25, "negative", () =>
        {
            var x = Scalars.Leaf(row.A);
            Assert.That(Scalars.Slopes(Scalars.Negate(x), x), Is.CloseTo([-1]).Mistake("negative-sign", 1).Mistake("detached", 0));
        }, "Value.op_UnaryNegation");
        Part.Of(0.25, "product", () =>
        {
            Handle[] x = Scalars.Leaves(row.A, row.B);
            Assert.That(Scalars.Slopes(Scalars.Multiply(x[0], x[1]), x),
                Is.CloseTo([row.B, row.A]).Mistake("product-own-factor", row.A, row.B).Mistake("detached", detached));
        }, "Value.op_Multiply");
        Part.Of(0.25, "quotient", () =>
        {
            Handle[] x = Scalars.Leaves(row.A, row.B);
            Assert.That(Scalars.Slopes(Scalars.Divide(x[0], x[1]), x), Is.CloseTo([row.QuotientByA, row.QuotientByB])
                .Mistake("quotient-sign", row.QuotientByA, -row.QuotientByB)
                .Mistake("quotient-unsquared", row.QuotientByA, -row.A / row.B)
                .Mistake("detached", detached));
        }, "Value.op_Division");
        Part.Of(0.25, "power", () =>
        {
            var x = Scalars.Leaf(power.X);
            Assert.That(Scalars.Slopes(Scalars.Power(x, power.Exponent), x), Is.CloseTo([power.Slope])
                .Mistake("power-without-exponent", power.Slope / power.Exponent)
                .Mistake("power-not-lowered", power.Slope * power.X)
                .Mistake("detached", 0));
        }, "Value.Pow");
    }

    [Check(1, Group = "arithmetic", Case = Case.BadInput, Hint = "refuse", Section = "arithmetic")]
    public void Refusals()
    {
        Part.Of(0.5, "exponent-refused", () =>
        {
            var x = Scalars.Leaf(2);
            Assert.That(() => Scalars.Data(Scalars.Power(x, double.NaN)), Is.Rejected);
            Assert.That(() => Scalars.Data(Scalars.Power(x, double.PositiveInfinity)), Is.Rejected);
        }, "Value.Pow");
        Part.Of(0.5, "null-operand-refused", () =>
        {
            var x = Scalars.Leaf(2);
            Assert.That(() => Scalars.Data(Scalars.Add(x, null)), Is.Rejected);
            Assert.That(() => Scalars.Data(Scalars.Subtract(null, x)), Is.Rejected);
            Assert.That(() => Scalars.Data(Scalars.Multiply(x, null)), Is.Rejected);
            Assert.That(() => Scalars.Data(Scalars.Divide(null, x)), Is.Rejected);
            Assert.That(() => Scalars.Data(Scalars.Negate(null)), Is.Rejected);
        }, "Value.op_Addition");
    }
}
