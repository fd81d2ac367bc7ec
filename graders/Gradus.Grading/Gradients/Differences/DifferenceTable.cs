namespace Gradus.Grading.Gradients;

/// <summary>A derivative as differences give it.</summary>
/// <param name="Value">The extrapolated difference quotient.</param>
/// <param name="Error">An estimate of its error, truncation and rounding together.</param>
/// <param name="Noise">The part of the error that rounding makes.</param>
/// <param name="Level">The level it was read at: how often the step was halved.</param>
internal readonly record struct Reading(double Value, double Error, double Noise, int Level);

/// <summary>Difference quotients of steps h, h/2, h/4, …, and what they converge to: Richardson's extrapolation with Ridders's choice of the step.</summary>
/// <remarks>Source: Ridders, "Accurate computation of F'(x) and F'(x)F''(x)", 1982. A level counts only while every deeper one agrees with it, so that a long step that happens to look
/// converged (a whole number of periods, both sides of a kink) is not believed.</remarks>
internal sealed class DifferenceTable(Stencil stencil, Arithmetic arithmetic)
{
    private readonly List<double[]> quotients = [], bends = [], sizes = [];
    private readonly List<double> steps = [];
    private readonly double[] plus = new double[stencil.Outputs], minus = new double[stencil.Outputs];
    private readonly double[] noise = new double[stencil.Outputs];
    private readonly int shortSteps = Math.Max(3, arithmetic.Halvings * 2 / 5);

    /// <summary>How many levels the table has.</summary>
    internal int Levels { get; private set; }

    /// <summary>Evaluates the levels on the stencil's direction; leading steps at which the function is not finite are left out.</summary>
    internal void Fill(int doublings = 0, int most = int.MaxValue)
    {
        Levels = 0;
        Array.Clear(noise);
        for (int k = -doublings; k <= stencil.Halvings && Levels < most; k++)
        {
            double multiple = Math.ScaleB(1, -k), width = stencil.Pair(multiple, plus, minus);
            if (!(width > 0)) // not finite here; nearer by it may be, and a hole further in begins the table anew
            {
                Levels = 0;
                continue;
            }
            Add(width);
        }
    }

    /// <summary>Estimates rounding noise, which can be more than a rounding of the result: after a cancellation, in a lower precision.</summary>
    /// <remarks>Where steps are so short that the function is straight, quotients differ by noise alone: |D(h/2) − D(h)| ≈ 2·noise/h. Where they are so short that nothing changes at all, the values lie on
    /// a staircase, whose steps are the noise; the step of a floor function is none, because it stands alone.</remarks>
    internal void EstimateNoise()
    {
        for (int j = 0; j < noise.Length; j++)
        {
            double scatter = 0;
            for (int k = Math.Max(0, Levels - 1 - shortSteps); k < Levels - 1; k++)
                if (!Converges(k, j) && !Converges(k - 1, j)) scatter = Math.Max(scatter, Scatter(k, j));
            double stair = StairOf(j);
            noise[j] = Math.Max(scatter <= 1e-5 * sizes[0][j] ? scatter : 0, stair / 2); // what is larger is a jump
        }
    }

    /// <summary>Whether the output is the same at all steps, and a slope could hide below the spacing of numbers near 1: 1 + 1e-17·x.</summary>
    internal bool Hides(int output, double slope)
    {
        for (int k = 0; k < Levels; k++)
            if (quotients[k][output] != 0 || bends[k][output] != 0) return false;
        return Math.Abs(slope) * steps[0] <= 8 * arithmetic.Epsilon;
    }

    /// <summary>The best value of an output's derivative.</summary>
    internal Reading Read(int output)
    {
        if (Levels == 1) return new Reading(quotients[0][output], Math.Abs(bends[0][output]), NoiseAt(0, output), 0);
        int best = Levels - 2;
        double error = ErrorAt(best, output);
        for (int k = best - 1; k >= 0; k--)
        {
            double other = ErrorAt(k, output);
            if (Math.Abs(Extrapolated(k, output) - Extrapolated(best, output)) > 10 * (other + error)) break;
            if (other < error) (best, error) = (k, other);
        }
        // Nobody can know f′ better than f″ times the rounding of the input: sin(1e6·x).
        double condition = Math.Abs(bends[best][output]) / (steps[best] / 2) * 2 * stencil.Rounding;
        return new Reading(Extrapolated(best, output), error + condition, NoiseAt(best, output) + condition, best);
    }

    /// <summary>Whether the two one-sided derivatives differ. At a smooth point D₊ − D₋ = h·f″ shrinks with the step; at a kink it stays, at a jump it grows.</summary>
    /// <param name="output">The output element.</param>
    /// <param name="level">The level that its derivative was read at: what lies outside that step is no matter.</param>
    /// <param name="gap">How far the claimed derivative is off: a kink excuses nothing that is much larger.</param>
    internal bool IsKink(int output, int level, double gap)
    {
        int deep = Levels - 1;
        while (deep >= 0 && !(Math.Abs(bends[deep][output]) > 20 * NoiseAt(deep, output))) deep--;
        if (deep < 3 || Math.Abs(bends[deep][output]) < 0.1 * gap || Math.Abs(bends[deep][output]) < 0.6 * Math.Abs(bends[deep - 3][output])) return false;
        return deep - 3 >= level || Math.Abs(Extrapolated(deep - 3, output) - Extrapolated(level, output)) <= 10 * (ErrorAt(deep - 3, output) + ErrorAt(level, output));
    }

    /// <summary>The one-sided difference quotients at a level.</summary>
    internal (double Left, double Right) Sides(int output, int level) =>
        (quotients[level][output] - bends[level][output] / 2, quotients[level][output] + bends[level][output] / 2);

    private double Extrapolated(int k, int j) => quotients[k + 1][j] + (quotients[k + 1][j] - quotients[k][j]) / 3;

    private double ErrorAt(int k, int j)
    {
        double error = NoiseAt(k, j);
        if (k == 0) return Math.Max(error, Math.Abs(Extrapolated(0, j) - quotients[1][j]));
        error = Math.Max(error, Math.Abs(Extrapolated(k, j) - Extrapolated(k - 1, j)));
        return k == 1 ? error : Math.Max(error, Math.Abs(Extrapolated(k - 1, j) - Extrapolated(k - 2, j)) / 8);
    }

    // Both evaluations of a quotient may be off by the noise; the extrapolation makes three times that of it.
    private double NoiseAt(int k, int j) => 4 * Math.Max(arithmetic.Epsilon * sizes[k][j], noise[j]) / (steps[k] / 2);

    private double Scatter(int k, int j) => Math.Abs(quotients[k + 1][j] - quotients[k][j]) * steps[k] / 4;

    // Curvature makes D(h) − D(h/2) four times smaller at every halving, and what counts as scatter eight times.
    private bool Converges(int k, int j) => k >= 0 && k + 2 < Levels && Scatter(k + 1, j) > 0 && Math.Abs(Scatter(k, j) / Scatter(k + 1, j) - 8) < 1;

    // The height of a staircase's steps; 0 when the output lies on none.
    private double StairOf(int j)
    {
        if (Change(Levels - 1, j) is not (0, 0)) return 0;
        double step = 0, most = 0;
        bool multiples = true, slope = false;
        for (int k = Levels - 2; k >= 0; k--)
        {
            var (ahead, behind) = Change(k, j);
            double largest = Math.Max(Math.Abs(ahead), Math.Abs(behind));
            if (largest == 0) continue;
            if (step == 0) step = ahead != 0 && behind != 0 ? Math.Min(Math.Abs(ahead), Math.Abs(behind)) : largest;
            most = Math.Max(most, largest);
            multiples &= largest >= 1e4 * step || (IsMultiple(ahead / step) && IsMultiple(behind / step));
            slope |= ahead * behind < 0 && Math.Abs(bends[k][j]) <= Math.Abs(quotients[k][j]);
        }
        bool many = most >= 4 * step || most <= 64 * arithmetic.Epsilon, small = step <= 1e-5 * Math.Max(1, sizes[0][j]);
        return (multiples && many) || (slope && small) ? step : 0;

        // The first change seen may be one of several steps.
        static bool IsMultiple(double ratio) => Enumerable.Range(1, 8).Any(n => Math.Abs(ratio * n - Math.Round(ratio * n)) < 1e-6);
    }

    private (double Ahead, double Behind) Change(int k, int j) =>
        ((quotients[k][j] + bends[k][j] / 2) * steps[k] / 2, (bends[k][j] / 2 - quotients[k][j]) * steps[k] / 2);

    private void Add(double width)
    {
        if (quotients.Count == Levels)
        {
            quotients.Add(new double[plus.Length]);
            bends.Add(new double[plus.Length]);
            sizes.Add(new double[plus.Length]);
            steps.Add(0);
        }
        double[] quotient = quotients[Levels], bend = bends[Levels];
        for (int j = 0; j < plus.Length; j++)
        {
            quotient[j] = (plus[j] - minus[j]) / width;
            bend[j] = (plus[j] - stencil.Center[j] - (stencil.Center[j] - minus[j])) / (width / 2);
            sizes[Levels][j] = Math.Max(Math.Max(stencil.WeightedSize, Math.Abs(stencil.Center[j])), Math.Max(Math.Abs(plus[j]), Math.Abs(minus[j])));
        }
        steps[Levels++] = width;
    }
}
