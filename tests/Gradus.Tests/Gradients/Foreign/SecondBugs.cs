using Gradus.Contracts;
using Gradus.Grading.Gradients;
using static System.Math;
using static Gradus.Tests.Gradients.Foreign.Arrays;

namespace Gradus.Tests.Gradients.Foreign;

/// <summary>Right gradients whose own derivatives are wrong.</summary>
internal static class SecondBugs
{
    private static double[,] Square(int n, Func<int, int, double> entry)
    {
        double[,] h = new double[n, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) h[i, j] = entry(i, j);
        return h;
    }

    private static double[,] Diagonal(Shaped x, Func<int, double> entry) => Square(x.Size, (i, j) => i == j ? entry(i) : 0);

    /// <summary>An elementwise function with two slopes.</summary>
    private static ForeignFunction Curve(string name, Func<double, double> f, Func<double, double> first, Func<double, double> second, Func<Grading.Seeds.CheckRandom, Shaped[]> sample)
    {
        ForeignFunction of = Elementwise(name, f, first, sample);
        return of with { Right = of.Right with { Jvp = null, Order2Reverse = ForeignFunction.Hessian(of.Right.Vjp!, (x, u) => Diagonal(x[0], i => second(x[0].Values[i]) * u.Values[i])) } };
    }

    private static ForeignBug Curvature(this ForeignFunction of, string name, string mistake, string source, Func<double, double> second) =>
        of.Second(name, mistake, source, (x, u) => Diagonal(x[0], i => second(x[0].Values[i]) * u.Values[i]));

    private static ForeignFunction WithHessian(string name, Differentiable first, Func<Shaped[], Shaped, double[,]> hessian, Func<Grading.Seeds.CheckRandom, Shaped[]> sample) =>
        new(name, first with { Order2Reverse = ForeignFunction.Hessian(first.Vjp!, hessian) }, sample);

    public static IEnumerable<ForeignBug> All() => [.. Curves(), .. Couplings(), .. Products(), .. Forwards()];

    private static IEnumerable<ForeignBug> Curves()
    {
        var square = Curve("(2x)²", x => 4 * x * x, x => 8 * x, _ => 8, Vectors(-2, 2));
        yield return square.Curvature("second-saved-held", "The saved 2x is a constant to the second pass: 0.", "pytorch/pytorch#58509, #76185", _ => 0);
        yield return square.Curvature("second-half-held", "Of the two uses of x one is saved: half of the curvature.", "pytorch/pytorch#99523 (kind)", _ => 4);
        var tanh = Curve("tanh, twice", Math.Tanh, x => 1 - Pow(Math.Tanh(x), 2), x => -2 * Math.Tanh(x) * (1 - Pow(Math.Tanh(x), 2)), Vectors(-2, 2));
        yield return tanh.Curvature("second-tanh-output-held", "The saved output is differentiated as an input: −2y, without y′.", "common", x => -2 * Math.Tanh(x));
        yield return tanh.Curvature("second-tanh-zero", "The saved output is a constant: 0.", "pytorch/pytorch#76185 (kind)", _ => 0);
        var sigmoid = Curve("sigmoid, twice", Sigmoid, x => Sigmoid(x) * (1 - Sigmoid(x)), x => Sigmoid(x) * (1 - Sigmoid(x)) * (1 - 2 * Sigmoid(x)), Vectors(-3, 3));
        yield return sigmoid.Curvature("second-sigmoid-sign", "2y − 1 in place of 1 − 2y.", "common", x => Sigmoid(x) * (1 - Sigmoid(x)) * (2 * Sigmoid(x) - 1));
        yield return sigmoid.Curvature("second-sigmoid-one-factor", "The factor 1 − y is treated as a constant.", "common", x => Sigmoid(x) * (1 - Sigmoid(x)) * (1 - Sigmoid(x)));
        var cube = Curve("x³, twice", x => x * x * x, x => 3 * x * x, x => 6 * x, Vectors(-2, 2));
        yield return cube.Second("second-upstream-squared", "The upstream gradient enters twice: 6x·u².", "common", (x, u) => Diagonal(x[0], i => 6 * x[0].Values[i] * u.Values[i] * u.Values[i]));
        yield return cube.Second("second-upstream-forgotten", "The upstream gradient does not enter: 6x.", "common", (x, _) => Diagonal(x[0], i => 6 * x[0].Values[i]));
        var fourth = Curve("x⁴ by pow", x => Pow(x, 4), x => 4 * Pow(x, 3), x => 12 * x * x, r => [Signed(r, r.Int(1, 6))]);
        yield return fourth.Curvature("second-pow-zero", "12x⁴/x²: NaN at 0, where it is 0.", "tensorflow/tensorflow#35011, pytorch/pytorch#95180", x => 12 * Pow(x, 4) / (x * x)) with { At = r => [Each(Signed(r, r.Int(2, 6)), x => x > 0.5 ? x : 0) is var x ? Fill(x.Size, i => i == 0 ? 0 : x.Values[i]) : null!], Special = "A base of 0: elsewhere it is right." };
        var sinc = Curve("sin x / x", x => x == 0 ? 1 : Sin(x) / x, x => Abs(x) < 1e-3 ? -x / 3 + x * x * x / 30 : (x * Cos(x) - Sin(x)) / (x * x), x => Abs(x) < 1e-2 ? -1.0 / 3 + x * x / 10 - x * x * x * x / 168 : -Sin(x) / x - 2 * (x * Cos(x) - Sin(x)) / (x * x * x), Vectors(0.5, 4));
        yield return sinc.Curvature("second-sinc-zero", "0 at 0, from the branch that guards 0/0.", "jax-ml/jax#5054", x => x == 0 ? 0 : -Sin(x) / x - 2 * (x * Cos(x) - Sin(x)) / (x * x * x)) with { At = r => [Fill(r.Int(1, 5), i => i == 0 ? 0 : r.Uniform(0.5, 4))], Special = "x = 0: elsewhere it is right." };
        var selected = Curve("leaky relu, twice", x => x > 0 ? x : 0.1 * x, x => x > 0 ? 1 : 0.1, _ => 0, r => [Signed(r, r.Int(1, 6))]);
        yield return selected.Curvature("second-selection", "The second pass selects again, where the gradient is constant in x.", "pytorch/pytorch#1712 (kind)", x => x > 0 ? 1 : 0.1);
    }

    private static IEnumerable<ForeignBug> Couplings()
    {
        var cross = WithHessian("cross-entropy of one row, twice", new()
        {
            Value = x => One(Log(Sum(x[0].Size, i => Exp(x[0].Values[i]))) - x[0].Values[0]),
            Vjp = (x, u) => [Fill(x[0].Size, i => Only(u) * (P(x[0], i) - (i == 0 ? 1 : 0)))],
        }, (x, u) => Square(x[0].Size, (i, j) => Only(u) * ((i == j ? P(x[0], i) : 0) - P(x[0], i) * P(x[0], j))), Vectors(-2, 2, 2));
        yield return cross.Second("second-ce-zero", "0: the fused gradient is a constant to the second pass.", "tensorflow/tensorflow#7403, #5876", (x, _) => Square(x[0].Size, (_, _) => 0));
        yield return cross.Second("second-ce-diagonal", "p on the diagonal only.", "common", (x, u) => Diagonal(x[0], i => Only(u) * P(x[0], i)));
        yield return cross.Second("second-ce-fisher", "p(1 − p) on the diagonal: the couplings are dropped.", "common (Gauss–Newton diagonal)", (x, u) => Diagonal(x[0], i => Only(u) * P(x[0], i) * (1 - P(x[0], i))));
        var norm = WithHessian("norm, twice", new() { Value = x => One(Sqrt(Dot(x[0], x[0]))), Vjp = (x, u) => [Times(Only(u) / Sqrt(Dot(x[0], x[0])), x[0])] },
            (x, u) => Square(x[0].Size, (i, j) => Only(u) * ((i == j ? 1 : 0) - x[0].Values[i] * x[0].Values[j] / Dot(x[0], x[0])) / Sqrt(Dot(x[0], x[0]))), r => [Signed(r, r.Int(2, 6))]);
        yield return norm.Second("second-norm-held", "I/‖x‖: the saved norm is a constant.", "common", (x, u) => Diagonal(x[0], _ => Only(u) / Sqrt(Dot(x[0], x[0]))));
        var bilinear = WithHessian("Σ x·sin y, twice", new()
        {
            Value = a => One(Sum(a[0].Size, i => a[0][i] * Sin(a[1][i]))),
            Vjp = (a, u) => [Each(a[1], y => Only(u) * Sin(y)), Each(a[0], a[1], (x, y) => Only(u) * x * Cos(y))],
        }, (a, u) => Square(2 * a[0].Size, (i, j) => a[0].Size is var n && i % n != j % n ? 0 : i < n && j < n ? 0 : i >= n && j >= n ? -Only(u) * a[0][i - n] * Sin(a[1][i - n]) : Only(u) * Cos(a[1][i % n])), r => r.Int(1, 4) is var n ? [Draw(r, -2, 2, n), Draw(r, -2, 2, n)] : []);
        yield return bilinear.Second("second-no-mixed", "The mixed derivatives are left out.", "common", (a, u) => Square(2 * a[0].Size, (i, j) => i == j && i >= a[0].Size ? -Only(u) * a[0][i - a[0].Size] * Sin(a[1][i - a[0].Size]) : 0));
        yield return bilinear.Second("second-one-mixed", "Of the mixed derivatives only ∂²/∂x∂y: the matrix is not symmetric.", "common", (a, u) => Square(2 * a[0].Size, (i, j) => a[0].Size is var n && i % n != j % n ? 0 : i < n && j < n || i >= n && j < n ? 0 : i >= n ? -Only(u) * a[0][i - n] * Sin(a[1][i - n]) : Only(u) * Cos(a[1][i])));
    }

    private static double P(Shaped x, int i) => Exp(x.Values[i]) / Sum(x.Size, j => Exp(x.Values[j]));

    private static IEnumerable<ForeignBug> Products()
    {
        static double Without(Shaped x, int i, int j) => Enumerable.Range(0, x.Size).Where(k => k != i && k != j).Aggregate(1.0, (p, k) => p * x.Values[k]);
        var product = WithHessian("product, twice", new() { Value = x => One(Without(x[0], -1, -1)), Vjp = (x, u) => [Fill(x[0].Size, i => Only(u) * Without(x[0], i, -1))] }, (x, u) => Square(x[0].Size, (i, j) => i == j ? 0 : Only(u) * Without(x[0], i, j)), r => [Signed(r, r.Int(2, 5))]);
        yield return product.Second("second-prod-output-held", "y/xᵢ with the saved y held: −y/xᵢ² on the diagonal.", "pytorch/pytorch#18619", (x, u) => Diagonal(x[0], i => -Only(u) * Without(x[0], -1, -1) / (x[0].Values[i] * x[0].Values[i])));
        var det = WithHessian("det of 2 × 2, twice", new()
        {
            Value = a => One(a[0][0, 0] * a[0][1, 1] - a[0][0, 1] * a[0][1, 0]),
            Vjp = (a, u) => [Fill(2, 2, (i, j) => (i == j ? 1 : -1) * Only(u) * a[0][1 - i, 1 - j])],
        }, (_, u) => Square(4, (i, j) => i + j != 3 ? 0 : i is 0 or 3 ? Only(u) : -Only(u)), r => [Draw(r, -2, 2, 2, 2)]);
        yield return det.Second("second-det-dropped", "The cofactors are constants to the second pass.", "pytorch/pytorch#198017", (_, _) => Square(4, (_, _) => 0));
        var centred = WithHessian("variance, twice", new()
        {
            Value = x => One(Sum(x[0].Size, i => Pow(x[0].Values[i] - Total(x[0]) / x[0].Size, 2)) / x[0].Size),
            Vjp = (x, u) => [Each(x[0], a => 2 * Only(u) * (a - Total(x[0]) / x[0].Size) / x[0].Size)],
        }, (x, u) => Square(x[0].Size, (i, j) => 2 * Only(u) * ((i == j ? 1 : 0) - 1.0 / x[0].Size) / x[0].Size), Vectors(-2, 2, 2));
        yield return centred.Second("second-mean-held", "The mean is a constant to the second pass.", "pytorch/pytorch#198017 (kind: batch_norm, layer_norm)", (x, u) => Diagonal(x[0], _ => 2 * Only(u) / x[0].Size));
    }

    /// <summary>x → Jv, and a wrong derivative of it.</summary>
    private static IEnumerable<ForeignBug> Forwards()
    {
        static Differentiable First(Func<Shaped[], Shaped[], Shaped[], Shaped> second) => new()
        {
            Value = x => One(Sum(x[0].Size, i => Exp(2 * x[0].Values[i]))),
            Jvp = (x, v) => One(Sum(x[0].Size, i => 2 * Exp(2 * x[0].Values[i]) * Or0(v[0], x[0]).Values[i])),
            Order2Forward = v => new()
            {
                Value = x => One(Sum(x[0].Size, i => 2 * Exp(2 * x[0].Values[i]) * v[0].Values[i])),
                Jvp = (x, w) => second(x, v, [Or0(w[0], x[0])]),
            },
        };
        ForeignFunction sum = new("Σ e²ˣ, forward twice", First((x, v, w) => One(Sum(x[0].Size, i => 4 * Exp(2 * x[0].Values[i]) * v[0].Values[i] * w[0].Values[i]))), Vectors(-1, 1));
        yield return new ForeignBug(sum, "nested-inner-factor", "The inner slope 2 enters once: 2e²ˣvw.", "common", () => First((x, v, w) => One(Sum(x[0].Size, i => 2 * Exp(2 * x[0].Values[i]) * v[0].Values[i] * w[0].Values[i])))) { Order = 2 };
        yield return new ForeignBug(sum, "nested-perturbation-confusion", "The inner tangent stands for the outer one: vv in place of vw.", "perturbation confusion (Siskind and Pearlmutter, 2005)", () => First((x, v, _) => One(Sum(x[0].Size, i => 4 * Exp(2 * x[0].Values[i]) * v[0].Values[i] * v[0].Values[i])))) { Order = 2 };
    }
}
