using Gradus.Tensors.Cpu;
using Gradus.Tensors.Cpu.Products;

namespace Gradus.Benchmarks.Cases;

/// <summary>Matrix products of float32 at the kernel's level: square ones, and those of a layer's training step, X·Wᵀ forward, Gᵀ·X for the weights and G·W for the input.</summary>
internal static unsafe class Products
{
    private static readonly int[] Sizes = [64, 128, 256, 512, 1024, 2048];

    private static readonly (string Name, int Batch, int Inputs, int Outputs)[] Layers =
        [("b64_784x512", 64, 784, 512), ("b64_784x128", 64, 784, 128), ("b256_784x512", 256, 784, 512), ("b64_784x10", 64, 784, 10)];

    /// <summary>All cases.</summary>
    public static IEnumerable<Case> All =>
    [
        .. Sizes.Select(n => Product($"{n}", n, n, n, false, false)),
        .. Layers.SelectMany(layer => new[]
        {
            Product($"fwd_{layer.Name}", layer.Batch, layer.Inputs, layer.Outputs, false, true),
            Product($"dW_{layer.Name}", layer.Outputs, layer.Batch, layer.Inputs, true, false),
            Product($"dX_{layer.Name}", layer.Batch, layer.Outputs, layer.Inputs, false, false),
        }),
    ];

    private static Case Product(string name, int m, int k, int n, bool transposesLeft, bool transposesRight) =>
        new($"sgemm/gradus/{name}", () => Measure(m, k, n, transposesLeft, transposesRight), Case.AnyThreads);

    private static Measurement Measure(int m, int k, int n, bool transposesLeft, bool transposesRight)
    {
        AlignedFloats left = new(m * k), right = new(k * n), result = new(m * n);
        var a = transposesLeft ? new Matrix<float>(left.Pointer, m, k, 1, m) : new(left.Pointer, m, k, k, 1);
        var b = transposesRight ? new Matrix<float>(right.Pointer, k, n, 1, k) : new(right.Pointer, k, n, n, 1);
        var c = new Matrix<float>(result.Pointer, m, n, n, 1);
        string note = $"[{m}, {k}]{(transposesLeft ? " transposed" : "")} · [{k}, {n}]{(transposesRight ? " transposed" : "")}";
        return Measurement.Rate(() => MatrixProduct.Run(a, b, c, Cores.Count), 2e-9 * m * k * n, "GFLOP/s", note);
    }
}
