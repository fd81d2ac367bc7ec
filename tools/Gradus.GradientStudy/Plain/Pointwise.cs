using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.Grading.Seeds;

namespace Gradus.GradientStudy.Plain;

/// <summary>Operations element by element, with broadcasting, from the partial derivatives of a function of a few numbers.</summary>
internal static class Pointwise
{
    /// <summary>One argument.</summary>
    internal static Operation Unary(string name, Func<double, double> f, Func<double, double> d, Func<double, double> dd, Func<CheckRandom, double> draw) =>
        Of(name, x => f(x[0]), x => [d(x[0])], x => new[,] { { dd(x[0]) } }, [2, 3], ([2, 3], draw));

    /// <summary>Several arguments, each broadcast to the output's shape.</summary>
    internal static Operation Of(string name, Func<double[], double> f, Func<double[], double[]> d, Func<double[], double[,]> dd, int[] shape, params (int[] Shape, Func<CheckRandom, double> Draw)[] arguments)
    {
        int count = arguments.Length, size = shape.Aggregate(1, (a, b) => a * b);
        int[][] from = [.. arguments.Select(a => Positions(a.Shape, shape))];

        return new Operation(name, random => [.. arguments.Select(a => new Shaped(random.Array(a.Shape.Aggregate(1, (p, n) => p * n), a.Draw), a.Shape))], new Differentiable
        {
            Value = x => Map(x, f),
            Vjp = (x, u) => Sums(x, (p, j) => d(p).Select(g => g * u.Values[j])),
            Jvp = (x, v) => MapTangents(x, v, (p, t) => Dot(d(p), t)),
            Order2Reverse = u => new Differentiable
            {
                Value = x => Differentiable.Joined(Sums(x, (p, j) => d(p).Select(g => g * u.Values[j])), x),
                Vjp = (x, w) => Hessian(x, Split(w, x), u),
                Jvp = (x, v) => Differentiable.Joined(Hessian(x, v, u), x),
            },
            Order2Forward = v => new Differentiable
            {
                Value = x => MapTangents(x, v, (p, t) => Dot(d(p), t)),
                Vjp = (x, u) => Hessian(x, v, u),
                Jvp = (x, w) => Outputs(j => Dot(Curve(At(x, j), At(v, j)), At(w, j))),
            },
        });

        double[] At(IReadOnlyList<Shaped?> x, int j) => [.. Enumerable.Range(0, count).Select(a => x[a] is { } values ? values.Values[from[a][j]] : 0)];
        double[] Curve(double[] p, double[] t)
        {
            double[,] second = dd(p);
            return [.. Enumerable.Range(0, count).Select(k => Enumerable.Range(0, count).Sum(l => second[k, l] * t[l]))];
        }
        Shaped Outputs(Func<int, double> of) => new([.. Enumerable.Range(0, size).Select(of)], shape);
        Shaped Map(Shaped[] x, Func<double[], double> of) => Outputs(j => of(At(x, j)));
        Shaped MapTangents(Shaped[] x, IReadOnlyList<Shaped?> v, Func<double[], double[], double> of) => Outputs(j => of(At(x, j), At(v, j)));
        Shaped[] Sums(Shaped[] x, Func<double[], int, IEnumerable<double>> of)
        {
            Shaped[] sums = [.. x.Select(a => Shaped.Zeros(a.Shape))];
            for (int j = 0; j < size; j++)
            {
                int a = 0;
                foreach (double term in of(At(x, j), j))
                {
                    sums[a].Values[from[a][j]] += term;
                    a++;
                }
            }
            return sums;
        }
        Shaped[] Hessian(Shaped[] x, IReadOnlyList<Shaped?> v, Shaped u) => Sums(x, (p, j) => Curve(p, At(v, j)).Select(c => c * u.Values[j]));
    }

    /// <summary>The parts of a joined vector.</summary>
    internal static Shaped[] Split(Shaped joined, Shaped[] like)
    {
        int at = 0;
        return [.. like.Select(x => x.With(joined.Values[at..(at += x.Size)]))];
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (p, q) => p * q).Sum();

    private static int[] Positions(int[] argument, int[] shape)
    {
        var output = Shaped.Zeros(shape);
        var input = Shaped.Zeros(argument);
        int lead = shape.Length - argument.Length;
        return [.. Enumerable.Range(0, output.Size).Select(j => output.IndexOf(j)).Select(index => input.Flat([.. argument.Select((n, axis) => n == 1 ? 0 : index[axis + lead])]))];
    }
}
