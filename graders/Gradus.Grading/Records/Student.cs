namespace Gradus.Grading.Records;

/// <summary>The student's edition of a record.</summary>
public static class Student
{
    /// <summary>Removes what hidden checks ask, expect and saw. Their titles, points and statuses stay when they may show; what is said of the submission because of one goes where it goes.</summary>
    /// <param name="record">A complete record.</param>
    /// <param name="shows">Says of a hidden check, by id, whether the student may see its points now.</param>
    public static ScoreRecord EditionOf(ScoreRecord record, Func<string, bool> shows)
    {
        CheckRecord[] checks = [.. record.Checks.Where(c => c.Visibility == Visibility.Public || shows(c.Id)).Select(Redact)];
        return record with
        {
            Audience = Audience.Student,
            Diagnostics = [.. record.Diagnostics.Select(d => Of(d) is { } named && record.Checks.FirstOrDefault(c => c.Id == named) is { } check ? Redact(d, check, checks) : d).OfType<Diagnostic>()],
            Checks = checks,
            Score = Points.Sum(checks.Select(c => c.Points)),
            Max = Points.Sum(checks.Select(c => c.Max)),
        };
    }

    /// <summary>The check that something is said because of; null when there is none.</summary>
    private static string? Of(Diagnostic diagnostic) => diagnostic.Message.Args?.GetValueOrDefault("check");

    // Of a hidden check that shows, neither numbers nor places do.
    private static Diagnostic? Redact(Diagnostic diagnostic, CheckRecord check, CheckRecord[] shown) =>
        check.Visibility == Visibility.Public ? diagnostic
        : diagnostic.Code == "GR0121" || shown.All(c => c.Id != check.Id) ? null
        : diagnostic with { Location = null };

    private static CheckRecord Redact(CheckRecord check) => check.Visibility == Visibility.Public ? check : check with
    {
        Expected = null,
        Got = null,
        Location = null,
        Diagnosis = null,
        Parts = [],
        Attachments = [],
    };
}
