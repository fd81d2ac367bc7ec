// Complex: arithmetic, magnitude, a discrete Fourier transform
// Run gives 12
namespace Innocent;

public static class ComplexNumbers
{
    private static System.Numerics.Complex[] Transform(double[] signal) =>
    [
        .. Enumerable.Range(0, signal.Length).Select(k => signal.Select((x, n) => x * System.Numerics.Complex.FromPolarCoordinates(1, -2 * Math.PI * k * n / signal.Length))
            .Aggregate(System.Numerics.Complex.Zero, (a, b) => a + b)),
    ];

    public static double Run()
    {
        var z = new System.Numerics.Complex(3, 4);
        return z.Magnitude + (z * System.Numerics.Complex.Conjugate(z)).Real / 25 + Math.Round(Transform([1, 2, 1, 2])[0].Magnitude, 9);
    }
}
