// Math and MathF: powers, logarithms, rounding, clamping, fused operations, special values
// Run gives 36
namespace Innocent;

public static class MathFunctions
{
    public static double Run()
    {
        double x = Math.Exp(Math.Log(2)) + Math.Pow(2, 3) + Math.Sqrt(16) + Math.Cbrt(27) + Math.Abs(-1) + Math.Floor(2.7) + Math.Ceiling(1.2) + Math.Round(2.5, MidpointRounding.AwayFromZero);
        double clamped = Math.Clamp(7, 0, 5) + Math.FusedMultiplyAdd(2, 3, 1) + MathF.Min(1f, 2f);
        bool special = double.IsNaN(double.NaN) && double.IsPositiveInfinity(1 / 0.0) && double.IsNegative(-0.0);
        var (quotient, remainder) = Math.DivRem(7, 4);
        return Math.Round(x + clamped + Math.Sin(0) + Math.Atan2(0, 1) + Math.Log2(1) + Math.ILogB(1) + Math.Tanh(0), 9) + (special ? 1 : 0) + quotient * remainder - 3 - Math.Truncate(0.9) + Math.BitIncrement(0.0) * 0 - 3;
    }
}
