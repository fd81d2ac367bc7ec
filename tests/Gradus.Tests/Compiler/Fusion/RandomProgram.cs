using Gradus.Tensors;

namespace Gradus.Tests.Compiler.Fusion;

/// <summary>A function that a seed decides: elementwise operations on tensors of shapes that broadcast, reductions, views and products in between.</summary>
internal static class RandomProgram
{
    private static readonly Func<Tensor, Tensor>[] OfOne =
        [x => -x, Tensor.Abs, Tensor.Exp, Tensor.Tanh, Tensor.Sigmoid, x => Tensor.Sqrt(Tensor.Abs(x)), Tensor.Relu, x => x * 0.5, x => 1 - x, x => Tensor.Where(x > 0, x, -0.0), x => Tensor.Sin(x)];

    private static readonly Func<Tensor, Tensor, Tensor>[] OfTwo =
    [
        (a, b) => a + b, (a, b) => a - b, (a, b) => a * b, (a, b) => a / b, Tensor.Maximum, Tensor.Minimum, (a, b) => Tensor.Where(a < b, a, b),
        (a, b) => (a > b).To(a.DType) + b, (a, b) => Tensor.Where((a > 0) | ~(b > 0), a, b), (a, b) => Tensor.Where(Tensor.Equal(a, b), 1, a),
    ];

    private static readonly Func<Tensor, Tensor>[] OfAxes =
    [
        x => x.Sum(0), x => x.Sum(1), x => x.Max([0]), x => x.Min([1]), x => x.Sum(1, keepDims: true), x => x.Max([0], keepDims: true), x => x.Sum(), x => x.T, x => x[2..5], x => x.Flip(0),
        x => x - x.Max([1], keepDims: true), x => x / x.Sum(1, keepDims: true), x => Tensor.Exp(x - x.Max([1], keepDims: true)).Sum(1, keepDims: true), x => x * (x.Sum(1) + 1).Reshape(x.Shape[0], 1),
    ];

    /// <summary>The function: of a matrix, a row and a column of some precision; some of its values are the results.</summary>
    public static Func<Tensor[], Tensor[]> Of(int seed) => inputs =>
    {
        var random = new Random(seed);
        List<Tensor> values = [.. inputs];
        int operations = random.Next(1, 40);
        for (int i = 0; i < operations; i++)
        {
            // The latest values are the likeliest: chains are as common as trees.
            Tensor a = Pick(values, random), b = Pick(values, random);
            values.Add(random.Next(10) switch
            {
                < 4 => OfOne[random.Next(OfOne.Length)](a),
                < 8 when Shape.Broadcast(a.Shape, b.Shape) is not null => OfTwo[random.Next(OfTwo.Length)](a, b),
                _ when a.Rank == 2 && a.Shape[0] > 5 => OfAxes[random.Next(OfAxes.Length)](a),
                _ => a + 1,
            });
        }
        return [values[^1], .. values.Where(_ => random.Next(5) == 0)];
    };

    /// <summary>Inputs for a seed.</summary>
    public static Tensor[] Inputs(int seed)
    {
        var dtype = seed % 3 == 0 ? DType.Float64 : DType.Float32;
        // One in ten is large enough for several blocks of rows and of columns, and one in five lies the other way round.
        bool isLarge = seed % 10 == 9;
        int rows = isLarge ? 17 + (seed % 24) : 6 + (seed % 14), columns = isLarge ? 2049 + (seed * 7 % 100) : 1 + (seed * 7 % 40);
        var matrix = seed % 5 == 4 ? Fused.Sample(seed, dtype, columns, rows).T : Fused.Sample(seed, dtype, rows, columns);
        return [matrix, Fused.Sample(seed + 1, dtype, columns), Fused.Sample(seed + 2, dtype, rows, 1)];
    }

    private static Tensor Pick(List<Tensor> values, Random random) => values[^(1 + Math.Min(random.Next(values.Count), random.Next(values.Count)))];
}
