namespace Gradus.Grading.Gradients;

/// <summary>Measures the rounding noise of a function: high differences over a few close points see it and hardly anything else.</summary>
/// <remarks>Source: Moré and Wild, "Estimating computational noise", SIAM J. Sci. Comput. 33 (2011); also Hamming, "Introduction to Applied Numerical Analysis", 1971, ch. 6.</remarks>
internal static class Noise
{
    /// <summary>Evaluations of one measurement; it is repeated at most twice, with longer steps.</summary>
    internal const int Evaluations = 6;

    private const int Points = Evaluations + 1;

    /// <summary>The noise of every output, as a standard deviation.</summary>
    /// <param name="stencil">The function on a line.</param>
    /// <param name="multiple">A distance, in steps of the stencil, over which the function is smooth.</param>
    /// <param name="slope">The largest derivative along the line.</param>
    /// <param name="arithmetic">What the function computes in.</param>
    internal static double[] Measure(Stencil stencil, double multiple, double slope, Arithmetic arithmetic)
    {
        double[] noise = new double[stencil.Outputs];
        double[][] values = [.. Enumerable.Range(0, Points).Select(_ => new double[stencil.Outputs])];
        double closest = Math.ScaleB(1, -stencil.Halvings), gap = Math.Max(multiple / 1024, closest);
        for (int attempt = 0; attempt < 3; attempt++, gap *= 64)
        {
            for (int p = 0; p < Points; p++)
            {
                if (p == Points / 2) stencil.Center.CopyTo(values[p], 0);
                else if (!stencil.At((p - Points / 2) * gap, values[p])) return noise;
            }
            // A staircase: the function must have changed over these points and has not. Its steps are wider than they are.
            bool flat = values.All(v => v.AsSpan().SequenceEqual(values[0]));
            double missed = slope * Evaluations * gap * stencil.Step;
            if (!flat || missed <= 8 * arithmetic.Epsilon * stencil.Center.Max(Math.Abs)) break;
        }
        double[] differences = new double[Points];
        for (int j = 0; j < noise.Length; j++) noise[j] = Of(values, j, differences);
        return noise;
    }

    private static double Of(double[][] values, int output, double[] differences)
    {
        for (int p = 0; p < Points; p++) differences[p] = values[p][output];
        double most = 0, scale = 1; // scale = (k!)²/(2k)!: the k-th difference of independent errors is larger than they are
        for (int k = 1; k <= 5; k++)
        {
            double sum = 0;
            for (int p = 0; p < Points - k; p++)
            {
                differences[p] = differences[p + 1] - differences[p];
                sum += differences[p] * differences[p];
            }
            scale *= k / (2.0 * (2 * k - 1));
            if (k >= 3) most = Math.Max(most, Math.Sqrt(scale * sum / (Points - k)));
        }
        return most;
    }
}
