using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Benchmarks.Cases;

/// <summary>y[i] = y[i] + factor · x[i].</summary>
internal readonly unsafe struct AddScaledLoop<T>(T* x, T factor, T* y) : ILoop where T : unmanaged
{
    /// <inheritdoc/>
    public void Run(nint start, nint count) => Loops.Zip<AddOp, T, Row<T>, Scaled<T>>(new(y + start), new(x + start, factor), y + start, count);
}

/// <summary>A row's elements times a number.</summary>
internal readonly unsafe struct Scaled<T>(T* first, T factor) : IOperand<T> where T : unmanaged
{
    /// <inheritdoc/>
    public static bool IsVectorized => Vector512<T>.IsSupported;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Element(nint i) => Apply.Binary<MultiplyOp, T>(first[i], factor);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Vector(nint i) => Vector512.Load(first + i) * Vector512.Create(factor);
}
