using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Gradus.Tensors.Mathematics;

/// <summary>A function of this folder on a number or on a vector.</summary>
internal static class Elementary<TFunction> where TFunction : struct, IElementaryFunction
{
    /// <summary>In single precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Invoke(float x) => TFunction.Single<SingleScalar, float>(x);

    /// <summary>In double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Invoke(double x) => TFunction.Double<DoubleScalar, double>(x);

    /// <summary>On sixteen floats or eight doubles: with AVX-512 a part of the caller's loop, elsewhere a call that takes them in pieces.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Invoke<T>(Vector512<T> x) where T : unmanaged => !Avx512F.IsSupported ? InPieces(x)
        : typeof(T) == typeof(float) ? TFunction.Single<SingleWide, Vector512<float>>(x.AsSingle()).As<float, T>()
        : TFunction.Double<DoubleWide, Vector512<double>>(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> InPieces<T>(Vector512<T> x) where T : unmanaged => Vector512.Create(Half(x.GetLower()), Half(x.GetUpper()));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector256<T> Half<T>(Vector256<T> x) where T : unmanaged
    {
        if (Vector<T>.Count == Vector256<T>.Count)
        {
            return typeof(T) == typeof(float)
                ? TFunction.Single<SingleVector, Vector<float>>(x.AsSingle().AsVector()).AsVector256().As<float, T>()
                : TFunction.Double<DoubleVector, Vector<double>>(x.AsDouble().AsVector()).AsVector256().As<double, T>();
        }
        return Vector256.Create(Quarter(x.GetLower()), Quarter(x.GetUpper()));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector128<T> Quarter<T>(Vector128<T> x) where T : unmanaged
    {
        return typeof(T) == typeof(float)
            ? TFunction.Single<SingleVector, Vector<float>>(x.AsSingle().AsVector()).AsVector128().As<float, T>()
            : TFunction.Double<DoubleVector, Vector<double>>(x.AsDouble().AsVector()).AsVector128().As<double, T>();
    }
}
