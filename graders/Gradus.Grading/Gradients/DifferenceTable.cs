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
    private double[] noise = new double[stencil.Outputs];

    /// <summary>How many levels the table has.</summary>
    internal int Levels { get; private set; }

    /// <summary>Evaluates the levels on the stencil's direction; leading steps at which the function is not finite are left out.</summary>
    internal void Fill(int most = int.MaxValue)
    {
        Levels = 0;
        Array.Clear(noise);
        for (int k = 0; k <= stencil.Halvings && Levels < most; k++)
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

    /// <summary>Measures rounding noise beside the steps that the readings came from, where it can be more than a rounding of the result: after a cancellation, in a lower precision.</summary>
    internal void MeasureNoise()
    {
        int deepest = 0;
        double steepest = 0;
        for (int j = 0; j < noise.Length; j++)
        {
            var reading = Read(j);
            deepest = Math.Max(deepest, reading.Level);
            steepest = Math.Max(steepest, Math.Abs(reading.Value));
        }
        noise = Noise.Measure(stencil, steps[deepest] / (2 * stencil.Step), steepest, arithmetic);
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
        return new Reading(Extrapolated(best, output), error, NoiseAt(best, output), best);
    }

    /// <summary>Whether the two one-sided derivatives differ. At a smooth point D₊ − D₋ = h·f″ shrinks with the step; at a kink it stays, at a jump it grows.</summary>
    /// <param name="output">The output element.</param>
    /// <param name="level">The level that its derivative was read at: what lies outside that step is no matter.</param>
    internal bool IsKink(int output, int level)
    {
        int deep = Levels - 1;
        while (deep >= 0 && !(Math.Abs(bends[deep][output]) > 20 * NoiseAt(deep, output))) deep--;
        return deep - 3 >= level && Math.Abs(bends[deep][output]) >= 0.6 * Math.Abs(bends[deep - 3][output]);
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
    private double NoiseAt(int k, int j) => 4 * Math.Max(arithmetic.Epsilon * sizes[k][j], 2 * noise[j]) / (steps[k] / 2);

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
