using System.Runtime.CompilerServices;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Compiler.Fusion;

/// <summary>What kernels over single elements need beside the operations' own structs: the backend's scalar functions, by names that emitted code may call.</summary>
internal static class Scalars
{
    /// <summary>Two numbers combined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Combine<TOp, T>(T a, T b) where TOp : struct, IReductionOp where T : unmanaged => Apply.Binary<TOp, T>(a, b);

    /// <summary>The number that changes no combination. Of sums it is −0: 0 + −0 is 0.</summary>
    public static T Neutral<TOp, T>() where TOp : struct, IReductionOp where T : unmanaged => Folds.Neutral<TOp, T>();

    /// <summary>Stores a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store<T>(T value, T* to) where T : unmanaged => *to = value;

    /// <summary>One of two values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Choose<T>(bool condition, T a, T b) where T : unmanaged => condition ? a : b;

    /// <summary>A number in another type, as <see cref="Tensor.To(DType)"/> converts it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TTo Convert<TFrom, TTo>(TFrom x) where TFrom : unmanaged where TTo : unmanaged => Apply.Convert<TFrom, TTo>(x);
}
