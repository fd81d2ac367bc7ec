namespace Gradus.Benchmarks.Accuracy;

/// <summary>Student's t distribution.</summary>
internal static class StudentT
{
    private const int Steps = 4096;

    /// <summary>The t that |T| stays below with a probability.</summary>
    /// <param name="probability">Between 0 and 1.</param>
    /// <param name="degrees">Degrees of freedom, at least 1; need not be whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <remarks>With t = √ν·tan θ the density becomes cos θ to the power of ν − 1 (up to a factor), which is bounded and so is summed by Simpson's rule; the angle is then found by halving.</remarks>
    public static double Within(double probability, double degrees)
    {
        if (!(probability is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability between 0 and 1 was expected.");
        if (!(degrees >= 1 && double.IsFinite(degrees))) throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "Degrees of freedom are a finite number, at least 1.");
        double wanted = probability * Area(Math.PI / 2), low = 0, high = Math.PI / 2;
        while (high - low > 1e-15)
        {
            double middle = (low + high) / 2;
            if (middle == low || middle == high) break;
            if (Area(middle) < wanted) low = middle;
            else high = middle;
        }
        return Math.Sqrt(degrees) * Math.Tan(low);

        double Area(double angle)
        {
            double h = angle / Steps, sum = 1 + Height(Steps);
            for (int i = 1; i < Steps; i++) sum += (i % 2 == 1 ? 4 : 2) * Height(i);
            return sum * h / 3;

            double Height(int i) => Math.Pow(Math.Max(Math.Cos(i * h), 0), degrees - 1);
        }
    }
}
