using Gradus.Grading.Records;

namespace Gradus.Grading.Combining;

/// <summary>How many of the modules that a check of the whole uses are the student's own and sound. The check earns that share of its points.</summary>
/// <param name="Own">The student's.</param>
/// <param name="Used">All that it uses.</param>
public readonly record struct Share(int Own, int Used)
{
    private const string Key = "loss.share";

    /// <summary>A part of some points.</summary>
    /// <param name="points">The points.</param>
    /// <returns>The part, rounded to hundredths; the points themselves where all modules are the student's.</returns>
    public double Of(double points) => Own == Used ? points : Points.Round(points * Own / Used);

    /// <summary>A part of the points of one of a check's parts. Rounding leaves no trace in their sum: all parts together earn the share of all points.</summary>
    /// <param name="before">The points of the parts before it.</param>
    /// <param name="points">Its points.</param>
    public double Of(double before, double points) => Own == Used ? points : Points.Round(Of(before + points) - Of(before));

    /// <summary>What a record says of points that are missing for it.</summary>
    public Text Text => Text.Of(Key, ("own", Text.Number(Own)), ("used", Text.Number(Used)));

    /// <summary>Whether points are missing for modules that are not the student's, and for nothing else that is said here.</summary>
    /// <param name="got">What a check or a part of one says that came.</param>
    public static bool Explains(Text? got) => got?.Key == Key;
}
