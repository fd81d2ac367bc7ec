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
            Diagnostics = [.. record.Diagnostics.Where(d => Of(d) is not { } named || checks.Any(c => c.Id == named) || record.Checks.All(c => c.Id != named))],
            Checks = checks,
            Score = Points.Sum(checks.Select(c => c.Points)),
            Max = Points.Sum(checks.Select(c => c.Max)),
        };
    }

    /// <summary>The check that something is said because of; null when there is none.</summary>
    private static string? Of(Diagnostic diagnostic) => diagnostic.Message.Args?.GetValueOrDefault("check");

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
