using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.Grading.Seeds;

namespace Gradus.Tests.Gradients.Foreign;

/// <summary>Closed forms over arrays, as one writes them on paper: fill by index, sum over an index.</summary>
internal static class Arrays
{
    public static double Sum(int n, Func<int, double> term)
    {
        double sum = 0;
        for (int i = 0; i < n; i++) sum += term(i);
        return sum;
    }

    public static Shaped Fill(int n, Func<int, double> entry) => Shaped.Vector([.. Enumerable.Range(0, n).Select(entry)]);

    public static Shaped Fill(int n, int k, Func<int, int, double> entry)
    {
        double[] values = new double[n * k];
        for (int i = 0; i < values.Length; i++) values[i] = entry(i / k, i % k);
        return new(values, [n, k]);
    }

    public static Shaped Fill(int n, int k, int m, Func<int, int, int, double> entry)
    {
        double[] values = new double[n * k * m];
        for (int i = 0; i < values.Length; i++) values[i] = entry(i / (k * m), i / m % k, i % m);
        return new(values, [n, k, m]);
    }

    public static Shaped Each(Shaped a, Func<double, double> f) => a.With([.. a.Values.Select(f)]);

    public static Shaped Each(Shaped a, Shaped b, Func<double, double, double> f) => a.With([.. a.Values.Zip(b.Values, f)]);

    /// <summary>A scalar times an array.</summary>
    public static Shaped Times(double s, Shaped a) => Each(a, v => s * v);

    public static double Total(Shaped a) => a.Values.Sum();

    public static double Dot(Shaped a, Shaped b) => Sum(a.Size, i => a.Values[i] * b.Values[i]);

    /// <summary>[n, k] · [k, m].</summary>
    public static Shaped Product(Shaped a, Shaped b) => Fill(a.Shape[0], b.Shape[1], (i, j) => Sum(a.Shape[1], c => a[i, c] * b[c, j]));

    public static Shaped Turned(Shaped a) => Fill(a.Shape[1], a.Shape[0], (i, j) => a[j, i]);

    /// <summary>A value of rank 0.</summary>
    public static Shaped One(double value) => Shaped.Scalar(value);

    /// <summary>The upstream gradient or the value of a scalar.</summary>
    public static double Only(Shaped a) => a.Values[0];

    /// <summary>A tangent, with zeros for null.</summary>
    public static Shaped Or0(Shaped? tangent, Shaped like) => tangent ?? Shaped.Zeros(like.Shape);

    /// <summary>Uniform in [low, high).</summary>
    public static Shaped Draw(CheckRandom random, double low, double high, params int[] shape) => Each(Shaped.Zeros(shape), _ => random.Uniform(low, high));

    /// <summary>0.2 to 2 with either sign: away from a kink at 0.</summary>
    public static Shaped Signed(CheckRandom random, params int[] shape) => Each(Shaped.Zeros(shape), _ => random.Uniform(0.2, 2) * (random.Bits() % 2 == 0 ? 1 : -1));

    /// <summary>Values at least 0.2 apart, in random order: no ties.</summary>
    public static Shaped Apart(CheckRandom random, params int[] shape)
    {
        Shaped zeros = Shaped.Zeros(shape);
        int[] order = random.Permutation(zeros.Size);
        return zeros.With([.. order.Select(place => 0.4 * place - 0.2 * zeros.Size + random.Uniform(0, 0.2))]);
    }

    /// <summary>One vector of 1 to 7 elements.</summary>
    public static Func<CheckRandom, Shaped[]> Vectors(double low, double high, int least = 1) => random => [Draw(random, low, high, random.Int(least, 8))];

    /// <summary>One matrix of 1 to 4 rows and 2 to 5 columns.</summary>
    public static Func<CheckRandom, Shaped[]> Matrices(double low, double high) => random => [Draw(random, low, high, random.Int(1, 5), random.Int(2, 6))];

    /// <summary>An elementwise function with its slope: both modes.</summary>
    public static ForeignFunction Elementwise(string name, Func<double, double> f, Func<double, double> slope, Func<CheckRandom, Shaped[]> sample) => new(name, new()
    {
        Value = x => Each(x[0], f),
        Vjp = (x, u) => [Each(x[0], u, (a, b) => slope(a) * b)],
        Jvp = (x, v) => Each(x[0], Or0(v[0], x[0]), (a, b) => slope(a) * b),
    }, sample);

    /// <summary>A wrong slope of an elementwise function, in reverse mode.</summary>
    public static ForeignBug Slope(this ForeignFunction of, string name, string mistake, string source, Func<double, double> slope) =>
        of.Reverse(name, mistake, source, (x, u) => [Each(x[0], u, (a, b) => slope(a) * b)]);

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>The error function by its series; to rounding for |x| ≤ 3.</summary>
    public static double Erf(double x)
    {
        double term = x, sum = x;
        for (int n = 1; n < 80; n++)
        {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.Sqrt(Math.PI) * sum;
    }
}
