using Gradus.Contracts;

namespace Gradus.GradientStudy.Plain;

/// <summary>Products, and operations that move elements.</summary>
internal static class LinearOperations
{
    internal static IEnumerable<Operation> All =>
    [
        Linear.Bilinear("matmul", [[2, 3], [3, 4]], (a, b) => Product(a, b), (u, b) => Product(u, Turned(b)), (u, a) => Product(Turned(a), u)),
        Linear.Bilinear("matmul, square", [[3, 3], [3, 3]], (a, b) => Product(a, b), (u, b) => Product(u, Turned(b)), (u, a) => Product(Turned(a), u)),
        Linear.Bilinear("matmul, batched", [[2, 2, 3], [2, 3, 2]], (a, b) => Product(a, b), (u, b) => Product(u, Turned(b)), (u, a) => Product(Turned(a), u)),
        Linear.Bilinear("matrix times vector", [[3, 4], [4]], (a, x) => Vector(Product(a, Column(x))), (u, x) => Product(Column(u), Turned(Column(x))), (u, a) => Vector(Product(Turned(a), Column(u)))),
        Linear.Bilinear("dot", [[5], [5]], (a, b) => Shaped.Scalar(Dot(a, b)), (u, b) => Scaled(b, u.Values[0]), (u, a) => Scaled(a, u.Values[0])),
        Linear.Bilinear("outer", [[3], [4]], (a, b) => Product(Column(a), Turned(Column(b))), (u, b) => Vector(Product(u, Column(b))), (u, a) => Vector(Product(Turned(u), Column(a)))),
        Linear.Bilinear("conv1d", [[7], [3]], Correlated, (u, k) => Spread(u, k, 7), (u, x) => Correlated(x, u)),
        Linear.Of("transpose", [[2, 3]], x => Turned(x[0]), u => [Turned(u)]),
        Linear.Of("reshape", [[2, 3]], x => new Shaped(x[0].Values, [3, 2]), u => [new Shaped(u.Values, [2, 3])]),
        Linear.Of("sum of all", [[2, 3]], x => Shaped.Scalar(x[0].Values.Sum()), u => [Filled([2, 3], _ => u.Values[0])]),
        Linear.Of("sum over rows", [[3, 4]], x => Filled([4], c => Enumerable.Range(0, 3).Sum(r => x[0][r, c])), u => [Filled([3, 4], p => u.Values[p % 4])]),
        Linear.Of("mean over columns", [[3, 4]], x => Filled([3], r => Enumerable.Range(0, 4).Average(c => x[0][r, c])), u => [Filled([3, 4], p => u.Values[p / 4] / 4)]),
        Linear.Of("slice", [[6]], x => Shaped.Vector(x[0].Values[1..4]), u => [Shaped.Vector([0, .. u.Values, 0, 0])]),
        Linear.Of("pad", [[3]], x => Shaped.Vector([0, 0, .. x[0].Values, 0]), u => [Shaped.Vector(u.Values[2..5])]),
        Linear.Of("gather, one row twice", [[3, 2]], x => new Shaped([.. Rows.SelectMany(r => x[0].Values[(2 * r)..(2 * r + 2)])], [4, 2]), u => [Scattered(u)]),
        Linear.Of("concatenate", [[2], [3]], x => Shaped.Vector([.. x[0].Values, .. x[1].Values]), u => [Shaped.Vector(u.Values[..2]), Shaped.Vector(u.Values[2..])]),
        Linear.Of("broadcast", [[3]], x => Filled([4, 3], p => x[0].Values[p % 3]), u => [Filled([3], c => Enumerable.Range(0, 4).Sum(r => u[r, c]))]),
        Linear.Of("cumulative sum", [[5]], x => Filled([5], i => x[0].Values[..(i + 1)].Sum()), u => [Filled([5], i => u.Values[i..].Sum())]),
    ];

    private static readonly int[] Rows = [2, 0, 2, 1];

    /// <summary>Matrix products over the leading axes.</summary>
    internal static Shaped Product(Shaped a, Shaped b)
    {
        int rows = a.Shape[^2], inner = a.Shape[^1], columns = b.Shape[^1];
        return Filled([.. a.Shape[..^1], columns], p =>
        {
            int batch = p / (rows * columns), row = p / columns % rows, column = p % columns;
            double sum = 0;
            for (int k = 0; k < inner; k++) sum += a.Values[(batch * rows + row) * inner + k] * b.Values[(batch * inner + k) * columns + column];
            return sum;
        });
    }

    internal static Shaped Turned(Shaped a)
    {
        int rows = a.Shape[^2], columns = a.Shape[^1], matrix = rows * columns;
        return Filled([.. a.Shape[..^2], columns, rows], p => a.Values[p / matrix * matrix + p % rows * columns + p % matrix / rows]);
    }

    internal static Shaped Filled(int[] shape, Func<int, double> value) => new([.. Enumerable.Range(0, shape.Aggregate(1, (p, n) => p * n)).Select(value)], shape);

    private static Shaped Column(Shaped x) => new(x.Values, [x.Size, 1]);

    private static Shaped Vector(Shaped x) => Shaped.Vector(x.Values);

    private static double Dot(Shaped a, Shaped b) => a.Values.Zip(b.Values, (p, q) => p * q).Sum();

    private static Shaped Scaled(Shaped a, double by) => a.With([.. a.Values.Select(v => v * by)]);

    private static Shaped Correlated(Shaped x, Shaped kernel) => Filled([x.Size - kernel.Size + 1], i => Enumerable.Range(0, kernel.Size).Sum(k => x.Values[i + k] * kernel.Values[k]));

    private static Shaped Spread(Shaped u, Shaped kernel, int length) =>
        Filled([length], i => Enumerable.Range(0, kernel.Size).Where(k => i - k >= 0 && i - k < u.Size).Sum(k => u.Values[i - k] * kernel.Values[k]));

    private static Shaped Scattered(Shaped u)
    {
        var sum = Shaped.Zeros(3, 2);
        for (int p = 0; p < u.Size; p++) sum.Values[Rows[p / 2] * 2 + p % 2] += u.Values[p];
        return sum;
    }
}
