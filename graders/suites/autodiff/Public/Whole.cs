using Gradus.Grading.Gradients;

namespace Gradus.Suites.Autodiff.Public;

/// <summary>Rules and backward pass together, on programs of the size that people write. The judge computes the functions in plain numbers and their gradients by differences.</summary>
[Stage(9)]
public sealed class Whole
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(0.35, Group = "elementwise-rules", Requires = ["Backward.Chain", "Backward.FanOut", "Backward.Order", "ElementwiseRules.Product", "StructuralRules.Sum"], Hint = "rosenbrock", Section = "elementwise-rules")]
    public void Rosenbrock()
    {
        var row = Subject.Random.Pick(Oracle.Rosenbrock);
        Part.Of(0.2, "against-differences", () => Assert.That(Function(Example.Rosenbrock, x => Shaped.Scalar(Programs.Rosenbrock(x[0].Values))),
            Has.RightGradients.At(row.Inputs).Seeded(Subject.Random.Bits())));
        Judge(0.15, Example.Rosenbrock, row, "gradient-of-x");
    }

    [Check(0.5, Group = "structural-rules", Requires = ["Backward.Chain", "Backward.FanOut", "ElementwiseRules.Product", "ElementwiseRules.Quotient", "StructuralRules.Sum", "StructuralRules.Broadcast"], Hint = "regression", Section = "structural-rules")]
    public void Regression()
    {
        var row = Subject.Random.Pick(Oracle.Regression);
        Part.Of(0.3, "against-differences", () => Assert.That(Function(Example.Regression, x => Shaped.Scalar(Programs.Regression(x[0], x[1].Values, x[2].Values[0], x[3].Values))) with { Names = ["x", "w", "b", "t"] },
            Has.RightGradients.At(row.Inputs).Seeded(Subject.Random.Bits())));
        Judge(0.05, Example.Regression, row, "gradient-of-x", "gradient-of-w", "gradient-of-b", "gradient-of-t");
    }

    [Check(0.5, Group = "matrix-product-rule", Requires = ["Backward.Chain", "ElementwiseRules.Sigmoid", "StructuralRules.Broadcast", "MatrixProductRule.Squares", "MatrixProductRule.Rectangles"], Hint = "network", Section = "matrix-product-rule")]
    public void Network()
    {
        var row = Subject.Random.Pick(Oracle.Network);
        Part.Of(0.3, "against-differences", () => Assert.That(Function(Example.Network, x => Programs.Network(x[0], x[1], x[2].Values, x[3].Values)) with { Names = ["x", "W₁", "b", "W₂"] },
            Has.RightGradients.At(row.Inputs).Seeded(Subject.Random.Bits())));
        Judge(0.05, Example.Network, row, "gradient-of-x", "gradient-of-w1", "gradient-of-b", "gradient-of-w2");
    }

    private static void Judge(double points, Example function, Pass row, params string[] names)
    {
        foreach (var (i, name) in names.Index())
            Part.Of(points, name, () => Assert.That(Autodiff.Vjp(function, row.Inputs, row.Upstream)[i].OrZeros(row.Inputs[i]), Is.CloseTo(row.Gradients[i])));
    }

    private static Differentiable Function(Example function, Func<Shaped[], Shaped> value) => new() { Value = value, Vjp = (x, u) => Autodiff.Vjp(function, x, u) };
}
