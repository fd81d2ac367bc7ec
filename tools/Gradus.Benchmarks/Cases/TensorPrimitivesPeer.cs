using System.Numerics.Tensors;

namespace Gradus.Benchmarks.Cases;

/// <summary>System.Numerics.Tensors, .NET's own vectorised loops: a peer that lives in this program. One thread; each operation is one call on spans.</summary>
internal static class TensorPrimitivesPeer
{
    private const int Columns = 1024;

    private static readonly (string Name, int Count)[] Sizes = [("L1_4k", 4096), ("L2_64k", 65536), ("L3_1m", 1 << 20), ("DRAM_32m", 1 << 25)];

    private static readonly (string Name, int Streams, Action<AlignedFloats, AlignedFloats, AlignedFloats> Call)[] Operations =
    [
        ("add", 3, (a, b, y) => TensorPrimitives.Add(a.Span, b.Span, y.Span)),
        ("mul", 3, (a, b, y) => TensorPrimitives.Multiply(a.Span, b.Span, y.Span)),
        ("axpy", 3, (a, b, _) => TensorPrimitives.MultiplyAdd(a.Span, 1e-9f, b.Span, b.Span)),
        ("relu", 2, (a, _, y) => TensorPrimitives.Max(a.Span, 0f, y.Span)),
        ("exp", 2, (a, _, y) => TensorPrimitives.Exp(a.Span, y.Span)),
        ("log", 2, (a, _, y) => TensorPrimitives.Log(a.Span, y.Span)),
        ("tanh", 2, (a, _, y) => TensorPrimitives.Tanh(a.Span, y.Span)),
        ("sigmoid", 2, (a, _, y) => TensorPrimitives.Sigmoid(a.Span, y.Span)),
        ("sum", 1, (a, _, _) => sink = TensorPrimitives.Sum<float>(a.Span)),
        ("dot", 2, (a, b, _) => sink = TensorPrimitives.Dot<float>(a.Span, b.Span)),
        ("softmax", 2, Softmax),
    ];

    private static float sink;

    /// <summary>All cases.</summary>
    public static IEnumerable<Case> All => from operation in Operations
                                           from size in Sizes
                                           select new Case($"eltwise/tp/{operation.Name}/{size.Name}", () => Measure(operation.Name, operation.Streams, size.Count, operation.Call));

    private static Measurement Measure(string name, int streams, int count, Action<AlignedFloats, AlignedFloats, AlignedFloats> call)
    {
        AlignedFloats a = new(count), b = new(count), y = new(count);
        return Measurement.Rate(() => call(a, b, y), 4e-9 * streams * count, "GB/s", $"{name} of {count} floats");
    }

    private static void Softmax(AlignedFloats x, AlignedFloats unused, AlignedFloats y)
    {
        for (int at = 0; at < x.Span.Length; at += Columns) TensorPrimitives.SoftMax(x.Span.Slice(at, Columns), y.Span.Slice(at, Columns));
    }
}
