using Gradus.Grading.Gradients;

namespace Gradus.Suites.Autodiff.Public;

/// <summary>Rules and backward pass together, on programs of the size that people write. The judge computes the functions in plain numbers and their gradients by differences.</summary>
[Stage(9)]
public sealed class Whole
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(0.5, Group = "elementwise-rules", Requires = ["Backward.Chain"], Hint = "whole", Section = "elementwise-rules")]
    public void Rosenbrock()
    {
        var row = Subject.Random.Pick(Oracle.Rosenbrock);
        Part.Of(0.3, "against-differences", () => Assert.That(Function(Example.Rosenbrock, x => Shaped.Scalar(Programs.Rosenbrock(x[0].Values))),
            Has.RightGradients.At(row.Inputs).Seeded(Subject.Random.Bits())));
        Part.Of(0.2, "value-and-gradient", () => Judge(Example.Rosenbrock, row));
    }

    [Check(0.5, Group = "structural-rules", Requires = ["Backward.Chain", "ElementwiseRules.Product"], Hint = "whole", Section = "structural-rules")]
    public void Regression()
    {
        var row = Subject.Random.Pick(Oracle.Regression);
        Part.Of(0.3, "against-differences", () => Assert.That(Function(Example.Regression, x => Shaped.Scalar(Programs.Regression(x[0], x[1].Values, x[2].Values[0], x[3].Values))) with { Names = ["x", "w", "b", "t"] },
            Has.RightGradients.At(row.Inputs).Seeded(Subject.Random.Bits())));
        Part.Of(0.2, "value-and-gradient", () => Judge(Example.Regression, row));
    }

    [Check(0.5, Group = "matrix-product-rule", Requires = ["Backward.Chain", "StructuralRules.Broadcast"], Hint = "whole", Section = "matrix-product-rule")]
    public void Network()
    {
        var row = Subject.Random.Pick(Oracle.Network);
        Part.Of(0.3, "against-differences", () => Assert.That(Function(Example.Network, x => Programs.Network(x[0], x[1], x[2].Values, x[3].Values)) with { Names = ["x", "W₁", "b", "W₂"] },
            Has.RightGradients.At(row.Inputs).Seeded(Subject.Random.Bits())));
        Part.Of(0.2, "value-and-gradient", () => Judge(Example.Network, row));
    }

    private static void Judge(Example function, Pass row)
    {
        var value = Autodiff.Value(function, row.Inputs);
        Assert.That(value, Is.CloseTo(row.Value));
        var gradients = Autodiff.Vjp(function, row.Inputs, row.Upstream);
        for (int i = 0; i < row.Inputs.Length; i++)
        {
            var got = gradients[i].OrZeros(row.Inputs[i]);
            Assert.That(got, Is.CloseTo(row.Gradients[i]));
        }
    }

    private static Differentiable Function(Example function, Func<Shaped[], Shaped> value) => new() { Value = value, Vjp = (x, u) => Autodiff.Vjp(function, x, u) };
}
