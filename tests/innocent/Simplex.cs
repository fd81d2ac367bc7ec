// Gradient descent on a given function, with momentum and early stopping
// Run gives 3
namespace Innocent;

public static class Simplex
{
    private static double[] Descend(Func<double[], double[]> gradient, double[] start, double rate = 0.1, double momentum = 0.5)
    {
        double[] x = [.. start], velocity = new double[start.Length];
        for (int step = 0; step < 500; step++)
        {
            double[] g = gradient(x);
            if (Math.Sqrt(g.Sum(d => d * d)) < 1e-12) break;
            for (int i = 0; i < x.Length; i++) x[i] += velocity[i] = momentum * velocity[i] - rate * g[i];
        }
        return x;
    }

    public static double Run()
    {
        double[] x = Descend(p => [2 * (p[0] - 1), 4 * (p[1] - 2)], [0, 0]);
        return Math.Round(x.Sum(), 6);
    }
}
