namespace Gradus.Grading.Gradients;

/// <summary>How a claimed derivative compares with differences.</summary>
internal enum Verdict
{
    /// <summary>Another number than the differences converge to.</summary>
    Wrong,

    /// <summary>No evaluation near the point succeeds on both sides.</summary>
    Edge,

    /// <summary>The function has no derivative here, or none that differences converge to.</summary>
    Kink,
}

/// <summary>A claimed derivative that differences do not confirm.</summary>
/// <param name="Verdict">In which way.</param>
/// <param name="Output">The output element.</param>
/// <param name="Claimed">The claimed derivative.</param>
/// <param name="Value">What the differences converge to.</param>
/// <param name="Error">An estimate of that value's error.</param>
/// <param name="Left">The difference quotient behind the point.</param>
/// <param name="Right">The difference quotient ahead of the point.</param>
internal sealed record Deviation(Verdict Verdict, int Output, double Claimed, double Value, double Error, double Left = 0, double Right = 0);

/// <summary>Compares claimed derivatives along one line with differences.</summary>
/// <remarks>
/// <para>Right derivatives cost 2 evaluations (central differences) or 4 (Richardson's extrapolation, R = (4D(h/2) − D(h))/3). What these do not confirm gets the whole table
/// of steps, from 1/8 down by halves, up to 33 times and an estimate of the function's rounding noise from it; at most <see cref="MostEvaluations"/> evaluations.</para>
/// <para>Nothing is called wrong before the table has converged to another value: a step that is too long for the function (a fast oscillation, a pole or kink nearby) only costs further steps.</para>
/// </remarks>
internal sealed class Differences(Stencil stencil, Arithmetic arithmetic)
{
    /// <summary>The most that one comparison costs.</summary>
    internal const int MostEvaluations = 4 + 2 * (27 + 7);

    private readonly double[] plus = new double[stencil.Outputs], minus = new double[stencil.Outputs], plusHalf = new double[stencil.Outputs], minusHalf = new double[stencil.Outputs];
    private readonly DifferenceTable table = new(stencil, arithmetic);

    /// <summary>Derivatives that were confirmed only roughly, because rounding noise hides more digits.</summary>
    internal int Unresolved { get; private set; }

    /// <summary>Compares one derivative per output along the stencil's direction.</summary>
    /// <param name="claimed">The derivatives.</param>
    /// <param name="fine">Whether to start with central differences: 2 evaluations in place of 4.</param>
    /// <param name="terms">For a projection Σgᵢvᵢ: Σ|gᵢvᵢ|, which its tolerance is relative to. Where the terms cancel, an error within the tolerance of each of them is large beside their sum.</param>
    /// <returns>The worst deviation; null when all are right.</returns>
    internal Deviation? Compare(ReadOnlySpan<double> claimed, bool fine = false, double terms = 0)
    {
        if (fine ? ConfirmedByCentral(claimed) : ConfirmedByRichardson(claimed, terms)) return null;
        table.Fill(arithmetic.Doublings);
        if (table.Levels == 0) return new Deviation(Verdict.Edge, 0, claimed[0], double.NaN, double.NaN);
        table.EstimateNoise();
        Deviation? worst = null;
        for (int j = 0; j < claimed.Length; j++)
            if (Judge(j, claimed[j], terms) is { } deviation && (worst is null || deviation.Verdict < worst.Verdict)) worst = deviation;
        return worst;
    }

    /// <summary>The derivatives themselves.</summary>
    /// <param name="into">Gets one per output.</param>
    /// <param name="errors">Gets the estimates of their errors.</param>
    /// <returns>False when no step works.</returns>
    internal bool Take(double[] into, double[] errors)
    {
        table.Fill(most: 4);
        if (!Read(into, errors))
        {
            table.Fill(arithmetic.Doublings);
            if (table.Levels < 4) return false;
            table.EstimateNoise();
            Read(into, errors);
        }
        return true;
    }

    private bool Read(double[] into, double[] errors)
    {
        if (table.Levels < 4) return false;
        bool converged = true;
        for (int j = 0; j < into.Length; j++)
        {
            var reading = table.Read(j);
            (into[j], errors[j]) = (reading.Value, reading.Error);
            converged &= reading.Error <= 10 * reading.Noise || reading.Error <= arithmetic.Relative * Math.Abs(reading.Value);
        }
        return converged;
    }

    private Deviation? Judge(int output, double claimed, double terms)
    {
        var reading = table.Read(output);
        double size = Math.Max(Math.Abs(claimed), Math.Abs(reading.Value));
        bool converged = reading.Error <= 1e3 * arithmetic.Relative * size || reading.Error <= 10 * reading.Noise;
        if (converged && Math.Abs(claimed - reading.Value) <= arithmetic.Relative * Math.Max(size, terms) + 4 * reading.Error)
        {
            if (4 * reading.Error > 1e4 * arithmetic.Relative * size) Unresolved++;
            return null;
        }
        if (table.Hides(output, claimed))
        {
            Unresolved++;
            return null;
        }
        var verdict = !converged || table.IsKink(output, reading.Level, Math.Abs(claimed - reading.Value)) ? Verdict.Kink : Verdict.Wrong;
        var (left, right) = table.Sides(output, reading.Level);
        return new Deviation(verdict, output, claimed, reading.Value, reading.Error, left, right);
    }

    private bool ConfirmedByCentral(ReadOnlySpan<double> claimed)
    {
        double width = stencil.Pair(arithmetic.Fine / arithmetic.Coarse, plus, minus);
        if (!double.IsFinite(width)) return false;
        double per = 1 / width, noise = 4 * arithmetic.Epsilon * per, weighted = stencil.WeightedSize;
        for (int j = 0; j < claimed.Length; j++)
        {
            double ahead = plus[j], behind = minus[j], quotient = (ahead - behind) * per;
            double size = Math.Max(weighted, Math.Max(Math.Abs(ahead), Math.Abs(behind)));
            if (!(Math.Abs(claimed[j] - quotient) <= arithmetic.RelativeFine * Math.Abs(quotient) + noise * size)) return false;
        }
        return true;
    }

    private bool ConfirmedByRichardson(ReadOnlySpan<double> claimed, double terms)
    {
        double width = stencil.Pair(1, plus, minus), widthHalf = double.IsFinite(width) ? stencil.Pair(0.5, plusHalf, minusHalf) : double.NaN;
        if (!double.IsFinite(widthHalf)) return false;
        double noise = 16 * arithmetic.Epsilon / width, weighted = stencil.WeightedSize;
        for (int j = 0; j < claimed.Length; j++)
        {
            double coarse = (plus[j] - minus[j]) / width, fine = (plusHalf[j] - minusHalf[j]) / widthHalf, value = fine + (fine - coarse) / 3;
            double size = Math.Max(weighted, Math.Max(Math.Abs(plus[j]), Math.Abs(minus[j])));
            if (!(Math.Abs(claimed[j] - value) <= arithmetic.Relative * Math.Max(Math.Abs(value), terms) + noise * size)) return false;
        }
        return true;
    }
}
