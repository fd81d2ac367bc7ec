using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Benchmarks.Cases;

/// <summary>Elementwise operations and reductions on float32: the kernels alone, with the result's memory given, and through tensors, which find memory for it.</summary>
/// <remarks>The peers' operations, sizes and figures: bytes of operands and result, whatever an implementation reads and writes besides. A softmax is of rows of 1,024. What is
/// unlike on the two sides stands in the README.</remarks>
internal static unsafe class Elementwise
{
    private const int Columns = 1024;

    private static readonly (string Name, int Count)[] Sizes = [("L1_4k", 4096), ("L2_64k", 65536), ("L3_1m", 1 << 20), ("DRAM_32m", 1 << 25)];

    private static readonly (string Name, int Streams, Kernel Kernel, Func<Tensor, Tensor, Tensor> Api)[] Operations =
    [
        ("add", 3, (a, b, y, n) => Shared.Run(n, Weights.OfBinary<AddOp>(), new ZipLoop<AddOp, float>(a, 1, b, 1, y)), (a, b) => a + b),
        ("mul", 3, (a, b, y, n) => Shared.Run(n, Weights.OfBinary<MultiplyOp>(), new ZipLoop<MultiplyOp, float>(a, 1, b, 1, y)), (a, b) => a * b),
        ("axpy", 3, (a, b, _, n) => Shared.Run(n, Weights.Cheap, new AddScaledLoop<float>(b, a, 1e-9f, b)), (a, b) => b.AddScaled(a, 1e-9f)),
        ("relu", 2, Map<ReluOp>, (a, _) => Tensor.Relu(a)),
        ("exp", 2, Map<ExpOp>, (a, _) => Tensor.Exp(a)),
        ("log", 2, Map<LogOp>, (a, _) => Tensor.Log(a)),
        ("tanh", 2, Map<TanhOp>, (a, _) => Tensor.Tanh(a)),
        ("sigmoid", 2, Map<SigmoidOp>, (a, _) => Tensor.Sigmoid(a)),
        ("sum", 1, (a, _, y, n) => *y = Folds.Row<AddOp, float>(a, 1, n), (a, _) => a.Sum()),
        ("dot", 2, (a, b, y, n) => *y = Folds.Dot(a, b, n), Tensor.Dot),
        ("softmax", 2, (a, _, y, n) => Shared.Run(n / Columns, 8 * Columns, new SoftmaxLoop<float>(a, Columns, y), grain: 1), (a, _) => Softmax(a)),
    ];

    private delegate void Kernel(float* a, float* b, float* y, int count);

    /// <summary>All cases.</summary>
    public static IEnumerable<Case> All => from operation in Operations
                                           from size in Sizes
                                           from one in Both(operation.Name, operation.Streams, operation.Kernel, operation.Api, size.Name, size.Count)
                                           select one;

    private static IEnumerable<Case> Both(string name, int streams, Kernel kernel, Func<Tensor, Tensor, Tensor> api, string size, int count) =>
    [
        new($"eltwise/gradus/{name}/{size}", () => Alone(name, streams, kernel, count), Case.AnyThreads),
        new($"eltwise/gradus-tensors/{name}/{size}", () => ThroughTensors(name, streams, api, count), Case.AnyThreads),
    ];

    private static Measurement Alone(string name, int streams, Kernel kernel, int count)
    {
        AlignedFloats a = new(count), b = new(count), y = new(count);
        return Measurement.Rate(() => kernel(a.Pointer, b.Pointer, y.Pointer, count), 4e-9 * streams * count, "GB/s", $"{name} of {count} floats");
    }

    private static Measurement ThroughTensors(string name, int streams, Func<Tensor, Tensor, Tensor> api, int count)
    {
        Tensor a = Tensor.FromSpan<float>(new AlignedFloats(count).Span, [count]), b = Tensor.FromSpan<float>(new AlignedFloats(count).Span, [count]);
        if (name == "softmax") a = a.Reshape(count / Columns, Columns);
        return Measurement.Rate(() => Drop(api(a, b)), 4e-9 * streams * count, "GB/s", $"{name} of {count} floats, through tensors");
    }

    // As programs do that leave their results to the collector.
    private static void Drop(Tensor result) => GC.KeepAlive(result);

    private static void Map<TOp>(float* a, float* b, float* y, int count) where TOp : struct, IUnaryOp =>
        Shared.Run(count, Weights.OfUnary<TOp>(), new MapLoop<TOp, float>(a, y));

    private static Tensor Softmax(Tensor x)
    {
        var powers = Tensor.Exp(x - x.Max(-1, keepDims: true));
        return powers / powers.Sum(-1, keepDims: true);
    }
}
