using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gradus.Tensors.Cpu;

/// <summary>An operand of an elementwise loop. A loop is compiled once for each kind, so it has no branch for any of them.</summary>
internal interface IOperand<T> where T : unmanaged
{
    /// <summary>Whether the elements can be had in whole vectors.</summary>
    static abstract bool IsVectorized { get; }

    /// <summary>The element at a place.</summary>
    T Element(nint i);

    /// <summary>A vector of the elements from a place on.</summary>
    Vector512<T> Vector(nint i);
}

/// <summary>Elements that are neighbours in memory.</summary>
internal readonly unsafe struct Row<T>(T* first) : IOperand<T> where T : unmanaged
{
    /// <inheritdoc/>
    public static bool IsVectorized => Vector512<T>.IsSupported;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Element(nint i) => first[i];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Vector(nint i) => Vector512.Load(first + i);
}

/// <summary>One element that stands for all. It is spread over a vector at each use: a load that spreads costs no more than one that does not.</summary>
internal readonly unsafe struct Same<T>(T* one) : IOperand<T> where T : unmanaged
{
    /// <inheritdoc/>
    public static bool IsVectorized => Vector512<T>.IsSupported;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Element(nint i) => *one;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Vector(nint i) => Vector512.Create(*one);
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

/// <summary>The products of two rows' elements.</summary>
internal readonly unsafe struct Products<T>(T* a, T* b) : IOperand<T> where T : unmanaged
{
    /// <inheritdoc/>
    public static bool IsVectorized => Vector512<T>.IsSupported;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Element(nint i) => Apply.Binary<MultiplyOp, T>(a[i], b[i]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Vector(nint i) => Vector512.Load(a + i) * Vector512.Load(b + i);
}
