using Rule = Gradus.Contracts.ElementwiseRule;

namespace Gradus.Suites.Autodiff.Staff;

/// <summary>Rules differentiated themselves: whoever hands out a constant is right at first order only.</summary>
[Stage(8)]
public sealed class HiddenSecondDerivatives
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(1, Group = "elementwise-rules", Requires = ["HiddenElementwise.ExpAndLog", "HiddenElementwise.Sigmoid", "HiddenElementwise.Functions", "HiddenElementwise.Product", "HiddenElementwise.QuotientAndMaximum", "HiddenBackward.Programs"],
        Hint = "rule-twice", Section = "tensor-operations")]
    public void Elementwise()
    {
        (Rule Rule, string Place, string Name)[] functions =
        [
            (Rule.Exp, "Derivatives.Exp", "exp"), (Rule.Log, "Derivatives.Log", "log"), (Rule.Sqrt, "Derivatives.Sqrt", "sqrt"), (Rule.Sin, "Derivatives.Sin", "sin"),
            (Rule.Cos, "Derivatives.Cos", "cos"), (Rule.Tanh, "Derivatives.Tanh", "tanh"), (Rule.Sigmoid, "Derivatives.Sigmoid", "sigmoid"),
        ];
        double factor = Subject.Random.Factor();
        foreach (var ((rule, place, name), row) in functions.Zip(Oracle.SecondOrders))
        {
            Part.Of(0.1, name, () =>
            {
                var x = Shaped.Vector(row.X);
                Judge(Shaped.Vector(row.Second).Times(factor), Autodiff.ElementwiseSecond(rule, 0, [x], x.Instead(_ => factor))[0]);
            }, place);
        }
        var pair = Oracle.QuotientSeconds[0];
        Shaped a = Shaped.Vector(pair.A), b = Shaped.Vector(pair.B), v = a.Instead(_ => factor);
        Part.Of(0.1, "product", () =>
        {
            Judge(v, Autodiff.ElementwiseSecond(Rule.Multiply, 0, [a, b], v)[1]);
            Judge(v, Autodiff.ElementwiseSecond(Rule.Multiply, 1, [a, b], v)[0]);
        }, "Derivatives.Multiply");
        Part.Of(0.1, "quotient-by-first", () => Judge(Shaped.Vector(pair.ByAB).Times(factor), Autodiff.ElementwiseSecond(Rule.Divide, 0, [a, b], v)[1]), "Derivatives.Divide");
        Part.Of(0.1, "quotient-by-second", () =>
        {
            var got = Autodiff.ElementwiseSecond(Rule.Divide, 1, [a, b], v);
            Judge(Shaped.Vector(pair.ByAB).Times(factor), got[0]);
            Judge(Shaped.Vector(pair.ByBB).Times(factor), got[1]);
        }, "Derivatives.Divide");
    }

    // A linear rule's derivative is its transpose: what the row was made from comes back.
    [Check(0.5, Group = "structural-rules", Requires = ["HiddenStructural.Sums", "HiddenStructural.Broadcasts", "HiddenStructural.Transposes", "HiddenBackward.Programs"],
        Hint = "rule-twice", Section = "tensor-operations")]
    public void Structural()
    {
        Part.Of(0.2, "sum", () =>
        {
            // Every sum's gradient was spread over its elements: summed again, it is there once for each.
            var row = Subject.Random.Pick(Oracle.Sums);
            Judge(row.Upstream.Times((double)row.Gradient.Size / row.Upstream.Size), Autodiff.SumSecond(row.Upstream, row.Shape, row.Axes, row.Gradient));
        }, "Derivatives.Sum");
        Part.Of(0.2, "broadcast", () =>
        {
            var row = Oracle.Broadcasts[0];
            Judge(row.Upstream.Instead(i => row.Gradient.Values[i % row.Gradient.Size]), Autodiff.BroadcastSecond(row.Upstream, row.Shape, row.Gradient));
        }, "Derivatives.BroadcastTo");
        Part.Of(0.1, "transpose", () =>
        {
            var row = Subject.Random.Pick(Oracle.Transposes);
            Judge(row.Upstream, Autodiff.TransposeSecond(row.Upstream, row.Order, row.Gradient));
        }, "Derivatives.Transpose");
    }

    [Check(0.25, Group = "matrix-product-rule", Requires = ["HiddenMatrixProduct.FurtherShapes", "HiddenStructural.Transposes", "HiddenBackward.Programs"],
        Hint = "rule-twice", Section = "tensor-operations", Place = "Derivatives.MatMul")]
    public void MatrixProduct()
    {
        // The sum over A·(U·Bᵀ) is that over U·(A·B): its derivative by B is Aᵀ·U, and the other way round.
        var row = Oracle.Products[1];
        Judge(row.ByB, Autodiff.MatMulSecond(0, row.Upstream, row.A, row.B, row.A)[2]);
        Judge(row.ByA, Autodiff.MatMulSecond(1, row.Upstream, row.A, row.B, row.B)[1]);
    }

    [Check(0.5, Group = "jvp", Requires = ["HiddenBackward.Programs", "HiddenForward.Programs", "HiddenElementwise.Product", "HiddenStructural.Sums", "HiddenStructural.Broadcasts"],
        Hint = "nested", Section = "grad-of-grad", Place = "ForwardMode.Process")]
    public void BothModes()
    {
        var row = Subject.Random.Pick(Oracle.Rosenbrock);
        Part.Of(0.25, "forward-over-reverse", () => Judge(row.Product, Autodiff.Second(Nesting.ForwardOverReverse, Example.Rosenbrock, row.X, row.V)));
        Part.Of(0.25, "reverse-over-forward", () => Judge(row.Product, Autodiff.Second(Nesting.ReverseOverForward, Example.Rosenbrock, row.X, row.V)));
    }

    private static void Judge(Shaped right, Shaped? second)
    {
        var got = second.OrZeros(right);
        Assert.That(got, Judging.Near(right, got).Mistake("not-followed", Shaped.Zeros(right.Shape)));
    }
}
