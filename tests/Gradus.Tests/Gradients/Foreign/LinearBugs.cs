using Gradus.Contracts;
using Gradus.Grading.Seeds;
using static System.Math;
using static Gradus.Tests.Gradients.Foreign.Arrays;

namespace Gradus.Tests.Gradients.Foreign;

/// <summary>Wrong derivatives of products, inverses, factorizations and changes of layout.</summary>
internal static class LinearBugs
{
    public static IEnumerable<ForeignBug> All() => [.. Products(), .. Inverses(), .. Layouts()];

    private static Shaped Add(Shaped a, Shaped b) => Each(a, b, (x, y) => x + y);

    internal static Shaped Inverse(Shaped a)
    {
        int n = a.Shape[0];
        double[,] m = new double[n, 2 * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++) m[i, j] = a[i, j];
            m[i, n + i] = 1;
        }
        for (int c = 0; c < n; c++) // diagonally dominant: no pivoting
            for (int i = 0; i < n; i++)
            {
                double factor = i == c ? 1 - 1 / m[c, c] : m[i, c] / m[c, c];
                for (int j = 0; j < 2 * n; j++) m[i, j] -= factor * m[c, j];
            }
        return Fill(n, n, (i, j) => m[i, n + j]);
    }

    internal static Shaped[] Dominant(CheckRandom r, int n) => [Draw(r, -0.7, 0.7, n, n) is var a ? Fill(n, n, (i, j) => a[i, j] + (i == j ? 2.5 : 0)) : null!];

    private static IEnumerable<ForeignBug> Products()
    {
        Func<CheckRandom, Shaped[]> square = r => r.Int(2, 4) is var n ? [Draw(r, -1, 1, n, n), Draw(r, -1, 1, n, n)] : [];
        var product = new ForeignFunction("matrix product", new()
        {
            Value = a => Product(a[0], a[1]),
            Vjp = (a, u) => [Product(u, Turned(a[1])), Product(Turned(a[0]), u)],
            Jvp = (a, v) => Add(Product(Or0(v[0], a[0]), a[1]), Product(a[0], Or0(v[1], a[1]))),
        }, r => r.Int(1, 5) is var k ? [Draw(r, -1, 1, r.Int(1, 4), k), Draw(r, -1, 1, k, r.Int(1, 4))] : []);
        yield return product.Reverse("matmul-no-transpose", "u·B and A·u.", "common", (a, u) => [Product(u, a[1]), Product(a[0], u)]) with { At = square };
        yield return product.Reverse("matmul-order", "Bᵀ·u and u·Aᵀ.", "common", (a, u) => [Product(Turned(a[1]), u), Product(u, Turned(a[0]))]) with { At = square };
        yield return product.Reverse("matmul-transposed", "The gradients are transposed: their shape fits for square matrices.", "common (einsum letters exchanged)", (a, u) => [Turned(Product(u, Turned(a[1]))), Turned(Product(Turned(a[0]), u))]) with { At = square };
        yield return product.Forward("matmul-forward-order", "B·dA: the factors of a product that does not commute are exchanged.", "pytorch/pytorch#198017 (kind)", (a, v) => Add(Product(a[1], Or0(v[0], a[0])), Product(a[0], Or0(v[1], a[1])))) with { At = square };
        yield return product.Forward("matmul-forward-one-term", "A·dB is left out.", "common", (a, v) => Product(Or0(v[0], a[0]), a[1]));

        var dense = new ForeignFunction("dense layer xW + b", new()
        {
            Value = a => Product(a[0], a[1]) is var y ? Fill(y.Shape[0], y.Shape[1], (i, j) => y[i, j] + a[2][j]) : null!,
            Vjp = (a, u) => [Product(u, Turned(a[1])), Product(Turned(a[0]), u), Fill(u.Shape[1], j => Sum(u.Shape[0], i => u[i, j]))],
        }, r => r.Int(2, 5) is var n && r.Int(1, 5) is var k && r.Int(1, 4) is var m ? [Draw(r, -1, 1, n, k), Draw(r, -1, 1, k, m), Draw(r, -1, 1, m)] : []);
        yield return dense.Reverse("dense-mean-weights", "The weights' gradient is averaged over the batch; the bias' is not.", "CS231n assignment 2 (typical)", (a, u) => [Product(u, Turned(a[1])), Times(1.0 / u.Shape[0], Product(Turned(a[0]), u)), Fill(u.Shape[1], j => Sum(u.Shape[0], i => u[i, j]))]);
        yield return dense.Reverse("dense-bias-null", "The bias gets none.", "tinygrad/tinygrad#15242", (a, u) => [Product(u, Turned(a[1])), Product(Turned(a[0]), u), null]);

        var form = new ForeignFunction("xᵀAx", new()
        {
            Value = a => One(Sum(a[0].Size, i => Sum(a[0].Size, j => a[0][i] * a[1][i, j] * a[0][j]))),
            Vjp = (a, u) => [Fill(a[0].Size, i => Only(u) * Sum(a[0].Size, j => (a[1][i, j] + a[1][j, i]) * a[0][j])), Fill(a[0].Size, a[0].Size, (i, j) => Only(u) * a[0][i] * a[0][j])],
        }, r => r.Int(2, 5) is var n ? [Draw(r, -1, 1, n), Draw(r, -1, 1, n, n)] : []);
        yield return form.Reverse("form-symmetric", "2Ax: right only for a symmetric matrix.", "common", (a, u) => [Fill(a[0].Size, i => 2 * Only(u) * Sum(a[0].Size, j => a[1][i, j] * a[0][j])), Fill(a[0].Size, a[0].Size, (i, j) => Only(u) * a[0][i] * a[0][j])]);
        yield return form.Reverse("form-one-use", "Ax: x occurs twice and is counted once.", "micrograd (kind)", (a, u) => [Fill(a[0].Size, i => Only(u) * Sum(a[0].Size, j => a[1][i, j] * a[0][j])), Fill(a[0].Size, a[0].Size, (i, j) => Only(u) * a[0][i] * a[0][j])]);

        var batched = new ForeignFunction("[b, n, k] · [k, m]", new()
        {
            Value = a => Fill(a[0].Shape[0], a[0].Shape[1], a[1].Shape[1], (b, i, j) => Sum(a[1].Shape[0], c => a[0][b, i, c] * a[1][c, j])),
            Vjp = (a, u) => [Fill(a[0].Shape[0], a[0].Shape[1], a[0].Shape[2], (b, i, c) => Sum(a[1].Shape[1], j => u[b, i, j] * a[1][c, j])), Fill(a[1].Shape[0], a[1].Shape[1], (c, j) => Sum(a[0].Shape[0], b => Sum(a[0].Shape[1], i => u[b, i, j] * a[0][b, i, c])))],
        }, r => r.Int(1, 4) is var k ? [Draw(r, -1, 1, r.Int(1, 4), r.Int(1, 3), k), Draw(r, -1, 1, k, r.Int(1, 4))] : []);
        yield return batched.Reverse("batched-first-only", "The shared matrix gets the first batch's gradient only.", "pytorch/pytorch#56508 (kind)", (a, u) => [batched.Right.Vjp!(a, u)[0], Fill(a[1].Shape[0], a[1].Shape[1], (c, j) => Sum(a[0].Shape[1], i => u[0, i, j] * a[0][0, i, c]))]);
    }

    private static IEnumerable<ForeignBug> Inverses()
    {
        Func<CheckRandom, Shaped[]> one = r => Dominant(r, r.Int(2, 4));
        var inverse = new ForeignFunction("matrix inverse", new()
        {
            Value = a => Inverse(a[0]),
            Vjp = (a, u) => [Turned(Inverse(a[0])) is var t ? Times(-1, Product(Product(t, u), t)) : null],
            Jvp = (a, v) => Inverse(a[0]) is var y ? Times(-1, Product(Product(y, Or0(v[0], a[0])), y)) : null!,
        }, one);
        yield return inverse.Reverse("inverse-no-transpose", "−A⁻¹uA⁻¹.", "common", (a, u) => [Inverse(a[0]) is var y ? Times(-1, Product(Product(y, u), y)) : null]);
        yield return inverse.Reverse("inverse-elementwise", "−u/y² in place of the matrix product, as for numbers.", "common", (a, u) => [Each(Inverse(a[0]), u, (y, b) => -y * y * b)]);
        yield return inverse.Forward("inverse-forward-order", "−A⁻¹A⁻¹dA.", "pytorch/pytorch#198017 (kind)", (a, v) => Inverse(a[0]) is var y ? Times(-1, Product(Product(y, y), Or0(v[0], a[0]))) : null!);

        static double Det(Shaped a) => a.Shape[0] == 2 ? a[0, 0] * a[1, 1] - a[0, 1] * a[1, 0]
            : Sum(3, j => a[0, j] * (a[1, (j + 1) % 3] * a[2, (j + 2) % 3] - a[1, (j + 2) % 3] * a[2, (j + 1) % 3]));
        var logDet = new ForeignFunction("log det", new() { Value = a => One(Log(Det(a[0]))), Vjp = (a, u) => [Times(Only(u), Turned(Inverse(a[0])))] }, one);
        yield return logDet.Reverse("logdet-no-transpose", "A⁻¹ in place of A⁻ᵀ: right for symmetric matrices.", "common", (a, u) => [Times(Only(u), Inverse(a[0]))]);
        var det = new ForeignFunction("det", new() { Value = a => One(Det(a[0])), Vjp = (a, u) => [Times(Only(u) * Det(a[0]), Turned(Inverse(a[0])))] }, one);
        yield return det.Reverse("det-as-logdet", "A⁻ᵀ: not multiplied by the determinant.", "common", (a, u) => [Times(Only(u), Turned(Inverse(a[0])))]);

        var solve = new ForeignFunction("solve Ax = b", new()
        {
            Value = a => Product(Inverse(a[0]), a[1]),
            Vjp = (a, u) => Product(Turned(Inverse(a[0])), u) is var g ? [Times(-1, Product(g, Turned(Product(Inverse(a[0]), a[1])))), g] : [],
            Jvp = (a, v) => Inverse(a[0]) is var y ? Product(y, Each(Or0(v[1], a[1]), Product(Or0(v[0], a[0]), Product(y, a[1])), (p, q) => p - q)) : null!,
        }, r => r.Int(2, 4) is var n ? [Dominant(r, n)[0], Draw(r, -1, 1, n, r.Int(1, 3))] : []);
        yield return solve.Reverse("solve-sign", "The minus sign of the matrix' gradient is left out.", "common", (a, u) => Product(Turned(Inverse(a[0])), u) is var g ? [Product(g, Turned(Product(Inverse(a[0]), a[1]))), g] : []);
        yield return solve.Reverse("solve-with-b", "b in place of the solution x in the matrix' gradient.", "common", (a, u) => Product(Turned(Inverse(a[0])), u) is var g ? [Times(-1, Product(g, Turned(a[1]))), g] : []);
        yield return solve.Forward("solve-forward-matrix-held", "Forward mode treats A as a constant.", "pytorch/pytorch#198017 (kind)", (a, v) => Product(Inverse(a[0]), Or0(v[1], a[1])));

        // Reads the lower triangle only: [a, ·; b, c].
        var cholesky = new ForeignFunction("Cholesky of 2 × 2, lower triangle read", new()
        {
            Value = a => Sqrt(a[0][0, 0]) is var l && a[0][1, 0] / l is var m ? Shaped.Vector(l, m, Sqrt(a[0][1, 1] - m * m)) : null!,
            Vjp = (a, u) => [Lower(a[0], u)],
        }, r => [Draw(r, -0.7, 0.7, 2, 2) is var x ? Fill(2, 2, (i, j) => x[i, j] + (i == j ? 2 : 0)) : null!]);
        static Shaped Lower(Shaped a, Shaped u)
        {
            double l = Sqrt(a[0, 0]), m = a[1, 0] / l, d = Sqrt(a[1, 1] - m * m), um = u[1] - u[2] * m / d, ul = u[0] - um * m / l;
            return Fill(2, 2, (i, j) => (i, j) switch { (0, 0) => ul / (2 * l), (1, 0) => um / l, (1, 1) => u[2] / (2 * d), _ => 0 });
        }
        yield return cholesky.Reverse("cholesky-symmetrized", "Half of the gradient goes to the triangle that is not read.", "jax-ml/jax#40421, pytorch/pytorch#18825", (a, u) => [Lower(a[0], u) is var g ? Fill(2, 2, (i, j) => (g[i, j] + g[j, i]) / 2) : null]);
        yield return cholesky.Reverse("cholesky-diagonal-twice", "The diagonal's gradient is not halved.", "pytorch/pytorch#137284 (kind)", (a, u) => [Lower(a[0], u) is var g ? Fill(2, 2, (i, j) => g[i, j] * (i == j ? 2 : 1)) : null]);
    }

    private static IEnumerable<ForeignBug> Layouts()
    {
        var turned = new ForeignFunction("transpose", new() { Value = x => Turned(x[0]), Vjp = (_, u) => [Turned(u)] }, r => [Draw(r, -2, 2, r.Int(2, 5), r.Int(2, 5))]);
        yield return turned.Reverse("transpose-reshaped", "The gradient is reshaped, not transposed.", "common", (x, u) => [x[0].With(u.Values)]);
        var rolled = new ForeignFunction("axes (0, 1, 2) to (1, 2, 0)", new()
        {
            Value = x => Fill(x[0].Shape[1], x[0].Shape[2], x[0].Shape[0], (i, j, k) => x[0][k, i, j]),
            Vjp = (x, u) => [Fill(x[0].Shape[0], x[0].Shape[1], x[0].Shape[2], (k, i, j) => u[i, j, k])],
        }, r => [Draw(r, -2, 2, r.Int(1, 4), r.Int(1, 4), r.Int(1, 4))]);
        yield return rolled.Reverse("permute-not-inverted", "The same permutation for the gradient: right for transpositions only; the shape fits for a cube.", "common", (x, u) => [Fill(x[0].Shape[0], x[0].Shape[1], x[0].Shape[2], (a, b, c) => u[c, a, b])]) with { At = r => r.Int(2, 4) is var n ? [Draw(r, -2, 2, n, n, n)] : [] };
        var trace = new ForeignFunction("trace (einsum ii)", new() { Value = x => One(Sum(x[0].Shape[0], i => x[0][i, i])), Vjp = (x, u) => [Fill(x[0].Shape[0], x[0].Shape[0], (i, j) => i == j ? Only(u) : 0)] }, r => r.Int(2, 5) is var n ? [Draw(r, -2, 2, n, n)] : []);
        yield return trace.Reverse("einsum-trace-full", "Every entry gets the gradient, not the diagonal alone.", "HIPS/autograd#115 (kind)", (x, u) => [Each(x[0], _ => Only(u))]);
        var join = new ForeignFunction("concatenate", new()
        {
            Value = a => Shaped.Vector([.. a[0].Values, .. a[1].Values]),
            Vjp = (a, u) => [Shaped.Vector(u.Values[..a[0].Size]), Shaped.Vector(u.Values[a[0].Size..])],
            Jvp = (a, v) => Shaped.Vector([.. Or0(v[0], a[0]).Values, .. Or0(v[1], a[1]).Values]),
        }, r => [Draw(r, -2, 2, r.Int(1, 4)), Draw(r, -2, 2, r.Int(1, 4))]);
        yield return join.Reverse("concat-offset", "Both parts are cut from the front.", "common", (a, u) => [Shaped.Vector(u.Values[..a[0].Size]), Shaped.Vector(u.Values[..a[1].Size])]);
        yield return join.Forward("concat-forward-first", "The second tangent is dropped.", "DiffSharp/DiffSharp#367 (kind)", (a, v) => Shaped.Vector([.. Or0(v[0], a[0]).Values, .. Shaped.Zeros(a[1].Shape).Values]));
        var shifted = new ForeignFunction("roll by 1", new() { Value = x => Fill(x[0].Size, i => x[0].Values[(i + x[0].Size - 1) % x[0].Size]), Vjp = (_, u) => [Fill(u.Size, i => u.Values[(i + 1) % u.Size])] }, Vectors(-2, 2, 3));
        yield return shifted.Reverse("roll-same-way", "The gradient is rolled the same way.", "common", (_, u) => [Fill(u.Size, i => u.Values[(i + u.Size - 1) % u.Size])]);
        var angle = new ForeignFunction("rotary embedding of pairs", new()
        {
            Value = x => Rotate(x[0], 0.7),
            Vjp = (_, u) => [Rotate(u, -0.7)],
        }, r => [Draw(r, -2, 2, r.Int(1, 4), 2)]);
        static Shaped Rotate(Shaped x, double by) => Fill(x.Shape[0], 2, (i, j) => j == 0 ? Cos(by * (i + 1)) * x[i, 0] - Sin(by * (i + 1)) * x[i, 1] : Sin(by * (i + 1)) * x[i, 0] + Cos(by * (i + 1)) * x[i, 1]);
        yield return angle.Reverse("rope-same-way", "The gradient is rotated forwards, not back.", "common", (_, u) => [Rotate(u, 0.7)]);
    }
}
