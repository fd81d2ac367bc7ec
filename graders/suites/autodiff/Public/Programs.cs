namespace Gradus.Suites.Autodiff;

/// <summary>Some of the functions that are differentiated, in plain numbers: what the gradient checker takes differences of.</summary>
internal static class Programs
{
    internal static double Rosenbrock(double[] x) =>
        Enumerable.Range(0, x.Length - 1).Sum(i => Square(1 - x[i]) + (100 * Square(x[i + 1] - Square(x[i]))));

    internal static double Regression(Shaped x, double[] w, double b, double[] t) =>
        Enumerable.Range(0, t.Length).Average(i => Square(Enumerable.Range(0, w.Length).Sum(j => x[i, j] * w[j]) + b - t[i]));

    internal static Shaped Network(Shaped x, Shaped w1, double[] b, double[] w2)
    {
        int n = x.Shape[0];
        double[] output = new double[n];
        for (int i = 0; i < n; i++)
            output[i] = Sigmoid(Enumerable.Range(0, 3).Sum(j => Sigmoid((x[i, 0] * w1[0, j]) + (x[i, 1] * w1[1, j]) + b[j]) * w2[j]));
        return new Shaped(output, [n, 1]);
    }

    internal static Shaped ThreeInputs(Shaped x, Shaped y, Shaped z) =>
        x.With([.. Enumerable.Range(0, x.Size).Select(i => Math.Atan2(x.Values[i], y.Values[i]) - Math.Asinh(Math.Cosh(z.Values[i])))]);

    internal static Shaped Loop(Shaped x) => x.With([.. x.Values.Select(v =>
    {
        for (int k = 1; k <= 12; k++) v = Math.Atan(v + (1.0 / k));
        return v;
    })]);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Square(double x) => x * x;
}
