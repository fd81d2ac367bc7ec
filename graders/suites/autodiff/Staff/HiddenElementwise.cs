using Rule = Gradus.Contracts.ElementwiseRule;

namespace Gradus.Suites.Autodiff.Staff;

/// <summary>Elementwise rules on further inputs, far out, and on other kinds of tensors.</summary>
[Stage(1)]
public sealed class HiddenElementwise
{
    private static readonly (Rule Rule, Unary[] Rows, string Place, string Name)[] ExpAndLogs =
    [
        (Rule.Exp, Oracle.Exp, "Derivatives.Exp", "exp"), (Rule.Log, Oracle.Log, "Derivatives.Log", "log"),
    ];

    private static readonly (Rule Rule, Unary[] Rows, string Place, string Name)[] Others =
    [
        (Rule.Sqrt, Oracle.Sqrt, "Derivatives.Sqrt", "sqrt"), (Rule.Sin, Oracle.Sin, "Derivatives.Sin", "sin"),
        (Rule.Cos, Oracle.Cos, "Derivatives.Cos", "cos"), (Rule.Tanh, Oracle.Tanh, "Derivatives.Tanh", "tanh"),
    ];

    private static readonly (Rule Rule, Unary[] Rows, string Place, string Name)[] Sigmoids = [(Rule.Sigmoid, Oracle.Sigmoid, "Derivatives.Sigmoid", "sigmoid")];

    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(0.2, Group = "elementwise-rules", Hint = "local-derivative", Section = "elementwise-rules")]
    public void ExpAndLog() => JudgeEach(ExpAndLogs);

    [Check(0.1, Group = "elementwise-rules", Hint = "local-derivative", Section = "elementwise-rules")]
    public void Sigmoid() => JudgeEach(Sigmoids);

    [Check(0.4, Group = "elementwise-rules", Hint = "local-derivative", Section = "elementwise-rules")]
    public void Functions() => JudgeEach(Others);

    private static void JudgeEach((Rule Rule, Unary[] Rows, string Place, string Name)[] functions)
    {
        foreach (var (rule, rows, place, name) in functions)
        {
            var row = Subject.Random.Pick(rows);
            Part.Of(0.1, name, () =>
            {
                var right = Matrix(row.Slope);
                var got = Autodiff.Elementwise(rule, 0, [Matrix(row.X)], Matrix(row.Value), TensorKind.Double);
                double[] x = row.X, y = row.Value;
                Assert.That(got, Judging.Near(right, got)
                    .Mistake("tanh-of-input", right.Instead(i => rule == Rule.Tanh ? 1 - (x[i] * x[i]) : right.Values[i]))
                    .Mistake("sigmoid-of-input", right.Instead(i => rule == Rule.Sigmoid ? x[i] * (1 - x[i]) : right.Values[i]))
                    .Mistake("sign", right.Times(-1)));
            }, place);
        }
    }

    [Check(0.2, Group = "elementwise-rules", Hint = "two-arguments", Section = "elementwise-rules", Place = "Derivatives.Multiply")]
    public void Product()
    {
        var row = Subject.Random.Pick(Oracle.Binaries);
        Judge(Rule.Multiply, row, row.Product, row.ProductByA, row.ProductByB);
    }

    [Check(0.4, Group = "elementwise-rules", Hint = "two-arguments", Section = "elementwise-rules")]
    public void QuotientAndMaximum()
    {
        var row = Subject.Random.Pick(Oracle.Binaries);
        Part.Of(0.2, "quotient", () => Judge(Rule.Divide, row, row.Quotient, row.ByA, row.ByB), "Derivatives.Divide");
        Part.Of(0.2, "maximum", () => Judge(Rule.Maximum, row, row.Maximum, row.MaximumByA, row.MaximumByB), "Derivatives.Maximum");
    }

    [Check(0.5, Group = "elementwise-rules", Case = Case.Edge, Hint = "far-out", Section = "elementwise-rules")]
    public void FarOut()
    {
        Part.Of(0.1, "sigmoid", () => Judge(Rule.Sigmoid, [-800, 800], [0, 1], [0, 0]), "Derivatives.Sigmoid");
        Part.Of(0.1, "tanh", () => Judge(Rule.Tanh, [-1000, 1000], [-1, 1], [0, 0]), "Derivatives.Tanh");
        Part.Of(0.1, "exp", () => Judge(Rule.Exp, [-1000, 1000], [0, double.PositiveInfinity], [0, double.PositiveInfinity]), "Derivatives.Exp");
        Part.Of(0.1, "log", () => Judge(Rule.Log, [1e-300, 1e300], [-690.7755278982137, 690.7755278982137], [1e300, 1e-300]), "Derivatives.Log");
        Part.Of(0.1, "sqrt", () => Judge(Rule.Sqrt, [0, 1e-200], [0, 1e-100], [double.PositiveInfinity, 5e99]), "Derivatives.Sqrt");

        static void Judge(Rule rule, double[] x, double[] y, double[] slope) =>
            Assert.That(Autodiff.Elementwise(rule, 0, [Shaped.Vector(x)], Shaped.Vector(y), TensorKind.Double), Is.CloseTo(Shaped.Vector(slope)).Within(1e-10, 1e-310));
    }

    [Check(0.3, Group = "elementwise-rules", Case = Case.Edge, Hint = "tensor-operations", Section = "tensor-operations")]
    public void InsideVmap() => JudgeAll(0.03, TensorKind.InVmap, 1e-10);

    [Check(0.3, Group = "elementwise-rules", Case = Case.Edge, Hint = "single-precision", Section = "tensor-operations")]
    public void SinglePrecision() => JudgeAll(0.03, TensorKind.Single, 1e-4);

    // 1e-4: near a zero of a derivative float32 leaves no more.
    private static void JudgeAll(double points, TensorKind kind, double error)
    {
        foreach (var (rule, rows, place, name) in ExpAndLogs.Concat(Sigmoids).Concat(Others))
            Part.Of(points, name, () => Judge(rule, 0, [Matrix(rows[0].X)], Matrix(rows[0].Value), Matrix(rows[0].Slope)), place);
        var row = Oracle.Binaries[0];
        Shaped[] both = [Matrix(row.A), Matrix(row.B)];
        Part.Of(points, "product", () => Both(Rule.Multiply, both, row.Product, row.ProductByA, row.ProductByB), "Derivatives.Multiply");
        Part.Of(points, "quotient", () => Both(Rule.Divide, both, row.Quotient, row.ByA, row.ByB), "Derivatives.Divide");
        Part.Of(points, "maximum", () =>
        {
            Both(Rule.Maximum, both, row.Maximum, row.MaximumByA, row.MaximumByB);
            double[] half = [.. row.A.Select(_ => 0.5)];
            Both(Rule.Maximum, [both[0], both[0]], row.A, half, half);
        }, "Derivatives.Maximum");

        void Both(Rule rule, Shaped[] inputs, double[] result, params double[][] slopes)
        {
            for (int argument = 0; argument < 2; argument++) Judge(rule, argument, inputs, Matrix(result), Matrix(slopes[argument]));
        }

        void Judge(Rule rule, int argument, Shaped[] inputs, Shaped result, Shaped right) =>
            Assert.That(Autodiff.Elementwise(rule, argument, inputs, result, kind), Is.CloseTo(right).Within(error, error));
    }

    private static void Judge(Rule rule, Binary row, double[] result, params double[][] slopes)
    {
        for (int argument = 0; argument < 2; argument++)
        {
            var right = Matrix(slopes[argument]);
            var got = Autodiff.Elementwise(rule, argument, [Matrix(row.A), Matrix(row.B)], Matrix(result), TensorKind.Double);
            Assert.That(got, Judging.Near(right, got).Mistake("arguments-swapped", Matrix(slopes[1 - argument])).Mistake("sign", right.Times(-1)));
        }
    }

    private static Shaped Matrix(double[] values) => new(values, [2, 3]);
}
