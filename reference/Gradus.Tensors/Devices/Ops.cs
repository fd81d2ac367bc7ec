using System.Runtime.Intrinsics;

namespace Gradus.Tensors;

/// <summary>A function of one element: the mathematics of an operation, once, for every template and device.</summary>
/// <remarks>A number alone gets the same bits as within a vector: results do not depend on where an element lies.</remarks>
public interface IUnaryOp
{
    /// <summary>Whether the operation can be done on whole vectors.</summary>
    static virtual bool IsVectorized => false;

    /// <summary>In single precision.</summary>
    static abstract float Invoke(float x);

    /// <summary>In double precision.</summary>
    static abstract double Invoke(double x);

    /// <summary>On integers, where it makes sense.</summary>
    static virtual int Invoke(int x) => throw new NotSupportedException();

    /// <summary>On many numbers at once; only when <see cref="IsVectorized"/>.</summary>
    static virtual Vector512<T> Invoke<T>(Vector512<T> x) where T : unmanaged => throw new NotSupportedException();
}

/// <summary>A function of two elements.</summary>
public interface IBinaryOp
{
    /// <summary>Whether the operation can be done on whole vectors.</summary>
    static virtual bool IsVectorized => false;

    /// <summary>In single precision.</summary>
    static abstract float Invoke(float a, float b);

    /// <summary>In double precision.</summary>
    static abstract double Invoke(double a, double b);

    /// <summary>On integers, where it makes sense.</summary>
    static virtual int Invoke(int a, int b) => throw new NotSupportedException();

    /// <summary>On masks, where it makes sense.</summary>
    static virtual bool Invoke(bool a, bool b) => throw new NotSupportedException();

    /// <summary>On many numbers at once; only when <see cref="IsVectorized"/>.</summary>
    static virtual Vector512<T> Invoke<T>(Vector512<T> a, Vector512<T> b) where T : unmanaged => throw new NotSupportedException();
}

/// <summary>A question about two elements.</summary>
public interface IComparisonOp
{
    /// <summary>In single precision.</summary>
    static abstract bool Invoke(float a, float b);

    /// <summary>In double precision.</summary>
    static abstract bool Invoke(double a, double b);

    /// <summary>On integers.</summary>
    static abstract bool Invoke(int a, int b);

    /// <summary>On many numbers at once: all bits of an element are set where it holds.</summary>
    static abstract Vector512<T> Invoke<T>(Vector512<T> a, Vector512<T> b) where T : unmanaged;
}

/// <summary>A way to combine many elements into one: an associative operation and what it starts from.</summary>
public interface IReductionOp : IBinaryOp
{
    /// <summary>Whether no numbers have no result, so that the start is none either (the greatest of none); masks always have one.</summary>
    static abstract bool NeedsElements { get; }

    /// <summary>The value of no elements in single precision.</summary>
    static abstract float Start32 { get; }

    /// <summary>The value of no elements in double precision.</summary>
    static abstract double Start64 { get; }

    /// <summary>The value of no integers.</summary>
    static abstract int StartInt { get; }
}
