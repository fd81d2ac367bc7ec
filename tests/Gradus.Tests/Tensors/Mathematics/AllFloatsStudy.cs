using System.Runtime.Intrinsics;
using Gradus.Tensors;
using Gradus.Tensors.Mathematics;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Mathematics;

/// <summary>Every float there is, against the same function in double precision, which <see cref="ElementaryFunctionTests"/> compares with mpmath's: the largest
/// errors, which the documentation states. What came out stands in RESULTS.txt.</summary>
[Explicit("takes minutes: 2³² numbers for each function")]
public sealed class AllFloatsStudy
{
    [Test]
    public void Exp() => Study<ExpOp>(1.1);

    [Test]
    public void Expm1() => Study<Expm1Op>(2);

    [Test]
    public void Log() => Study<LogOp>(1.1);

    [Test]
    public void Log1p() => Study<Log1pOp>(1.1);

    [Test]
    public void Tanh() => Study<TanhOp>(2.6);

    [Test]
    public void Sigmoid() => Study<SigmoidOp>(2.5);

    [Test]
    public void Sin() => Study<SinOp>(2.4, Circular.SingleLimit);

    [Test]
    public void Cos() => Study<CosOp>(2.4, Circular.SingleLimit);

    [Test]
    public void Erf() => Study<ErfOp>(1.2);

    /// <param name="bound">The largest error there may be.</param>
    /// <param name="limit">Up to where the function is ours: beyond, where it is the platform's, one of 61 vectors is tried.</param>
    private static void Study<TOp>(double bound, float limit = float.PositiveInfinity) where TOp : struct, IUnaryOp
    {
        (double Error, float At) worst = (0, 0);
        int step;
        for (long first = 0; first < 1L << 32; first += step)
        {
            step = Vector512<float>.Count * (MathF.Abs(BitConverter.Int32BitsToSingle((int)first)) > limit ? 61 : 1);
            var x = (Vector512<int>.Indices + Vector512.Create((int)first)).AsSingle();
            var y = TOp.Invoke(x);
            Vector512<double> lower = TOp.Invoke(Vector512.WidenLower(x)), upper = TOp.Invoke(Vector512.WidenUpper(x));
            var nearest = Vector512.Narrow(lower, upper);
            var unit = (Vector512.Abs(nearest).AsInt32() + Vector512<int>.One).AsSingle();
            // Infinities and NaN are right when they are the same.
            var isSame = Vector512.Equals(y, nearest) | (~Vector512.Equals(y, y) & ~Vector512.Equals(nearest, nearest));
            var isFinite = Vector512.LessThan(Vector512.Abs(nearest), Vector512.Create(float.PositiveInfinity));
            var wrong = ~isSame & ~isFinite;
            var errors = Vector512.Max(Errors(Vector512.WidenLower(y), lower, Vector512.WidenLower(nearest), Vector512.WidenLower(unit)),
                Errors(Vector512.WidenUpper(y), upper, Vector512.WidenUpper(nearest), Vector512.WidenUpper(unit)));
            if (wrong.AsInt32() != Vector512<int>.Zero) Assert.Fail($"{typeof(TOp).Name} of {x} is {y}, not {nearest}");
            if (!Vector512.LessThanOrEqualAll(errors, Vector512.Create(worst.Error))) worst = (Enumerable.Range(0, 8).Select(lane => errors[lane]).Aggregate(Math.Max), x[0]);
        }
        TestContext.Out.WriteLine($"{typeof(TOp).Name}: {worst.Error:F3} units in the last place near {worst.At:R}");
        Assert.That(worst.Error, Is.InRange(0.0, bound)); // NaN is in no range
    }

    // In units in the last place of the nearest float, where that is finite.
    private static Vector512<double> Errors(Vector512<double> got, Vector512<double> want, Vector512<double> nearest, Vector512<double> next)
    {
        var error = Vector512.Abs(got - want) / (next - Vector512.Abs(nearest));
        return Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(nearest), Vector512.Create(double.PositiveInfinity)), error, Vector512<double>.Zero);
    }
}
