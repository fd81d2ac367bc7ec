using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gradus.Tensors.Cpu;

/// <summary>Functions of whole rows that, composed of elementwise operations, would write and read the batch several times: log-sum-exp, softmax, cross-entropy.</summary>
/// <remarks>Each row is done from beginning to end while it is in the nearest cache. Its greatest element is taken out of the exponents, as in
/// <see cref="Backend.LogSumExp"/>'s composition, so that nothing overflows; what composition leaves in memory is here an operand that computes itself.</remarks>
internal static unsafe class RowFunctions
{
    /// <summary>ln Σ exp(xᵢ).</summary>
    public static T LogSumExp<T>(T* x, nint count) where T : unmanaged
    {
        T shift = Shift(x, count), sum = Folds.Row<AddOp, T, Exponential<T>>(new(x, shift), count);
        return Apply.Binary<AddOp, T>(Apply.Unary<LogOp, T>(sum), shift);
    }

    /// <summary>ln Σ exp(xᵢ) − x at a label.</summary>
    /// <remarks>The greatest element goes out of both terms before they meet: of large logits the log-sum-exp is rounded to a step that the difference would not
    /// survive.</remarks>
    public static T CrossEntropy<T>(T* x, nint count, int label) where T : unmanaged
    {
        T shift = Shift(x, count), sum = Folds.Row<AddOp, T, Exponential<T>>(new(x, shift), count);
        return Apply.Binary<SubtractOp, T>(Apply.Unary<LogOp, T>(sum), Apply.Binary<SubtractOp, T>(x[label], shift));
    }

    /// <summary>y[i] = exp(xᵢ) / Σ exp(xⱼ); y may be x.</summary>
    public static void Softmax<T>(T* x, T* y, nint count) where T : unmanaged
    {
        Loops.Store(new Exponential<T>(x, Shift(x, count)), y, count);
        T sum = Folds.Row<AddOp, T>(y, 1, count);
        Loops.Zip<DivideOp, T>(y, 1, &sum, 0, y, count);
    }

    // The greatest element; 0 when it is infinite, for the difference of infinities is none. NaN stays.
    private static T Shift<T>(T* x, nint count) where T : unmanaged
    {
        T greatest = Folds.Row<MaximumOp, T>(x, 1, count);
        return Apply.Convert<T, double>(greatest) is double.PositiveInfinity or double.NegativeInfinity ? default : greatest;
    }

    /// <summary>exp(xᵢ − shift).</summary>
    private readonly struct Exponential<T>(T* first, T shift) : IOperand<T> where T : unmanaged
    {
        public static bool IsVectorized => ExpOp.IsVectorized && Vector512<T>.IsSupported;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Element(nint i) => Apply.Unary<ExpOp, T>(Apply.Binary<SubtractOp, T>(first[i], shift));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<T> Vector(nint i) => ExpOp.Invoke(Vector512.Load(first + i) - Vector512.Create(shift));
    }
}

/// <summary>Log-sum-exp of rows.</summary>
internal readonly unsafe struct LogSumExpLoop<T>(T* x, int length, T* y) : ILoop where T : unmanaged
{
    /// <inheritdoc/>
    public void Run(nint start, nint count)
    {
        for (nint row = start; row < start + count; row++) y[row] = RowFunctions.LogSumExp(x + (row * length), length);
    }
}

/// <summary>Cross-entropy of rows and their labels.</summary>
internal readonly unsafe struct CrossEntropyLoop<T>(T* x, int* labels, int length, T* y) : ILoop where T : unmanaged
{
    /// <inheritdoc/>
    public void Run(nint start, nint count)
    {
        for (nint row = start; row < start + count; row++) y[row] = RowFunctions.CrossEntropy(x + (row * length), length, labels[row]);
    }
}

/// <summary>Softmax of rows.</summary>
internal readonly unsafe struct SoftmaxLoop<T>(T* x, int length, T* y) : ILoop where T : unmanaged
{
    /// <inheritdoc/>
    public void Run(nint start, nint count)
    {
        for (nint row = start; row < start + count; row++) RowFunctions.Softmax(x + (row * length), y + (row * length), length);
    }
}
