namespace Gradus.Descent;

/// <summary>A function to descend on.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="F">The function: from [n] to a number. Throws <see cref="ArgumentException"/> for another number of coordinates.</param>
/// <param name="Gradient">∇f: from [n] to [n], by formula. Throws likewise.</param>
/// <param name="Minimum">[n] a point of least value. The saddle has none: the point where it is flat.</param>
public sealed record Surface(string Name, Func<double[], double> F, Func<double[], double[]> Gradient, double[] Minimum);

/// <summary>The lectures' functions, and those that optimizers are usually tried on.</summary>
/// <remarks>Source of the last four: Surjanovic and Bingham, <i>Virtual Library of Simulation Experiments</i>.</remarks>
public static class Surfaces
{
    /// <summary>0.6w² of one number, lecture L3; curvature 1.2. Its minimum is 0 at 0.</summary>
    public static Surface Parabola => new("Parabola", w => 0.6 * One(w) * One(w), w => [1.2 * One(w)], [0]);

    /// <summary>3w₁² + 5w₂², lecture L3; curvatures 6 and 10. Its minimum is 0 at (0, 0).</summary>
    public static Surface Bowl => Of("Bowl", (a, b) => (3 * a * a) + (5 * b * b), (a, b) => [6 * a, 10 * b], [0, 0]);

    /// <summary>(1 − a)² + 100(b − a²)², a bent valley. Its minimum is 0 at (1, 1).</summary>
    public static Surface Rosenbrock => Of(
        "Rosenbrock",
        (a, b) => ((1 - a) * (1 - a)) + (100 * (b - (a * a)) * (b - (a * a))),
        (a, b) => [(-2 * (1 - a)) - (400 * a * (b - (a * a))), 200 * (b - (a * a))],
        [1, 1]);

    /// <summary>(a² + b − 11)² + (a + b² − 7)². Four minima, all 0: (3, 2), and near (−2.805, 3.131), (−3.779, −3.283), (3.584, −1.848).</summary>
    public static Surface Himmelblau => Of(
        "Himmelblau",
        (a, b) => Square((a * a) + b - 11) + Square(a + (b * b) - 7),
        (a, b) => [(4 * a * ((a * a) + b - 11)) + (2 * (a + (b * b) - 7)), (2 * ((a * a) + b - 11)) + (4 * b * (a + (b * b) - 7))],
        [3, 2]);

    /// <summary>a² − b². Flat at (0, 0), and without a minimum: it falls for ever along b.</summary>
    public static Surface Saddle => Of("Saddle", (a, b) => (a * a) - (b * b), (a, b) => [2 * a, -2 * b], [0, 0]);

    /// <summary>(1.5 − a + ab)² + (2.25 − a + ab²)² + (2.625 − a + ab³)², steep at the edges and flat in the middle. Its minimum is 0 at (3, 0.5).</summary>
    public static Surface Beale => Of(
        "Beale",
        (a, b) => Square(1.5 - a + (a * b)) + Square(2.25 - a + (a * b * b)) + Square(2.625 - a + (a * b * b * b)),
        (a, b) =>
        {
            double first = 1.5 - a + (a * b), second = 2.25 - a + (a * b * b), third = 2.625 - a + (a * b * b * b);
            return
            [
                2 * ((first * (b - 1)) + (second * ((b * b) - 1)) + (third * ((b * b * b) - 1))),
                2 * a * (first + (2 * b * second) + (3 * b * b * third)),
            ];
        },
        [3, 0.5]);

    private static Surface Of(string name, Func<double, double, double> f, Func<double, double, double[]> gradient, double[] minimum)
    {
        return new Surface(name, w => f(Two(w).A, Two(w).B), w => gradient(Two(w).A, Two(w).B), minimum);

        static (double A, double B) Two(double[] w)
        {
            Require.Coordinates(w, 2);
            return (w[0], w[1]);
        }
    }

    private static double One(double[] w)
    {
        Require.Coordinates(w, 1);
        return w[0];
    }

    private static double Square(double number) => number * number;
}
