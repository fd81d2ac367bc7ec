// ref, in, out, ref locals and returns, ref readonly
// Run gives 24
namespace Innocent;

public static class RefInOut
{
    private static ref double Largest(double[] values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
            if (values[i] > values[best]) best = i;
        return ref values[best];
    }

    private static bool TryHalf(int n, out int half)
    {
        half = n / 2;
        return n % 2 == 0;
    }

    private static void Swap<T>(ref T a, ref T b) => (a, b) = (b, a);

    private static double Norm(in (double X, double Y) v, ref readonly int scale) => scale * Math.Sqrt(v.X * v.X + v.Y * v.Y);

    public static double Run()
    {
        double[] xs = [1, 9, 2];
        Largest(xs) = 4;
        ref double first = ref xs[0];
        first += 2;
        int a = 1, b = 5, scale = 2;
        Swap(ref a, ref b);
        return xs.Sum() + (TryHalf(6, out int half) ? half : 0) + a + Norm((3, 4), in scale) - half + (int.TryParse("x", out _) ? 1 : 0);
    }
}
