using Gradus.Grading.Combining;
using Gradus.Grading.Records;

namespace Gradus.Reports;

/// <summary>What there is to say about a check that lost points, each thing once.</summary>
/// <param name="Check">The check.</param>
/// <param name="Expected">What was expected, unless a part says it.</param>
/// <param name="Got">What came instead, unless a part says it.</param>
/// <param name="Location">The place of the check or the one place of all its parts.</param>
/// <param name="Diagnosis">The mistake of the check or the one mistake of all its parts.</param>
/// <param name="Hint">What to think about, where no diagnosis says it better.</param>
/// <param name="LostParts">The parts that lost points by what they judge. Points that are missing for modules that are not the student's are said once, of the check.</param>
/// <param name="Hidden">Whether the reader may not see what the check asks.</param>
internal sealed record Loss(
    CheckRecord Check, Text? Expected, Text? Got, Location? Location, Text? Diagnosis, Text? Hint, IReadOnlyList<PartRecord> LostParts, bool Hidden)
{
    /// <summary>Points lost.</summary>
    public double Points => Grading.Records.Points.Round(Check.Max - Check.Points);

    /// <summary>How many parts earned all their points.</summary>
    public int PassedParts => Check.Parts.Count - LostParts.Count;

    /// <summary>Gathers what a check and its parts say.</summary>
    public static Loss Of(CheckRecord check, Audience audience)
    {
        PartRecord[] lost = [.. check.Parts.Where(p => p.Points < p.Max && !Share.Explains(p.Got))];
        Text? share = check.Parts.Select(p => p.Got).FirstOrDefault(Share.Explains);
        bool told = lost.Any(p => Equals(p.Expected, check.Expected) && Equals(p.Got, check.Got));
        bool explained = lost.Length == 0 ? check.Diagnosis is not null : lost.All(p => p.Diagnosis is not null || p.Status == CheckStatus.NotImplemented);
        Text? diagnosis = lost.Any(p => Equals(p.Diagnosis, check.Diagnosis)) ? null : check.Diagnosis;
        Location? location = lost.Any(p => p.Location == check.Location) ? null : check.Location;
        if (lost.Length > 1 && lost[0].Diagnosis is { } mistake && lost.All(p => mistake.Equals(p.Diagnosis)))
        {
            lost = [.. lost.Select(p => p with { Diagnosis = null })];
            diagnosis = mistake;
        }
        if (lost.Length > 1 && lost[0].Location is { } place && lost.All(p => p.Location == place))
        {
            lost = [.. lost.Select(p => p with { Location = null })];
            location = place;
        }
        bool hidden = check.Visibility == Visibility.Staff && audience == Audience.Student;
        Text? expected = told ? null : check.Expected, got = told ? share : check.Got;
        var meaning = new Text("meaning." + Wording.Kebab(check.Status));
        if (check.Status == CheckStatus.Policy) (diagnosis, got) = (diagnosis ?? meaning, null); // the finding itself stands among the diagnostics
        bool silent = expected is null && got is null && diagnosis is null && lost.Length == 0;
        if (silent && !(hidden && check.Status is CheckStatus.Failed or CheckStatus.Partial)) got = meaning;
        return new Loss(check, expected, got, location, diagnosis, explained ? null : check.Hint, lost, hidden);
    }
}
