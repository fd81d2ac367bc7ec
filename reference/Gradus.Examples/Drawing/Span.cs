namespace Gradus.Examples.Drawing;

/// <summary>A stretch of an axis.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
internal readonly record struct Span(double From, double To)
{
    /// <summary>How far along a number is: 0 at the beginning, 1 at the end.</summary>
    internal double Share(double number) => (number - From) / (To - From);

    /// <summary>Round numbers within: two to six of them.</summary>
    internal IEnumerable<double> Ticks()
    {
        double rough = (To - From) / 4, power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
        for (double tick = Math.Ceiling(From / step); tick * step <= To + (step * 1e-9); tick++) yield return tick == 0 ? 0 : tick * step;
    }
}
