using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Gradus.Grading.Checks;
using Gradus.Grading.Course;

namespace Gradus.Grading.Records;

/// <summary>Makes records the same way for both bindings.</summary>
public static class RecordBuilder
{
    /// <summary>What a submission is, from its files: the id is a hash over paths and contents.</summary>
    /// <param name="files">Paths relative to the submission, with forward slashes, and contents.</param>
    public static Submission Submission(IEnumerable<(string Path, byte[] Content)> files)
    {
        SubmittedFile[] hashed = [.. files.Select(f => new SubmittedFile(f.Path, Hash(f.Content))).OrderBy(f => f.Path, StringComparer.Ordinal)];
        string all = string.Concat(hashed.Select(f => f.Path + "\n" + f.Sha256 + "\n"));
        return new Submission(Hash(Encoding.UTF8.GetBytes(all)), hashed);
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>A record in which no check has been run.</summary>
    public static ScoreRecord Plan(Assignment assignment, IReadOnlyList<Assembly> suites, Submission submission, string seed, Outcome outcome, IEnumerable<Diagnostic> diagnostics, RunInfo run)
    {
        CheckRecord[] checks =
        [
            .. from suite in suites
               let visibility = suite.GetCustomAttribute<SuiteAttribute>()!.Visibility
               from declared in SuiteCatalog.Checks(suite)
               select new CheckEntry(declared.Id, declared.Check, visibility).ToRecord() into check
               select check with { Status = CheckStatus.Skipped },
        ];
        return new ScoreRecord(
            ScoreRecord.SchemaName, "gradus", new SuiteInfo(string.Join("+", suites.Select(s => s.GetName().Name)), assignment.SuiteVersion), assignment.Id,
            submission, seed, Audience.Staff, outcome, [.. diagnostics], 0, Points.Sum(checks.Select(c => c.Max)), checks, run);
    }

    /// <summary>The same record with what the checks came to, in the plan's order; checks that were not run are left out.</summary>
    /// <param name="plan">The record in which no check has been run.</param>
    /// <param name="done">What the checks came to.</param>
    /// <param name="notes">What is to be said of the submission besides; it stands behind what the plan says.</param>
    public static ScoreRecord With(ScoreRecord plan, IEnumerable<CheckRecord> done, params IEnumerable<Diagnostic> notes)
    {
        var found = done.ToDictionary(c => c.Id, StringComparer.Ordinal);
        CheckRecord[] checks = [.. plan.Checks.Where(c => found.ContainsKey(c.Id)).Select(c => found[c.Id])];
        return plan with
        {
            Diagnostics = [.. plan.Diagnostics, .. notes],
            Checks = checks,
            Score = Points.Sum(checks.Select(c => c.Points)),
            Max = Points.Sum(checks.Select(c => c.Max)),
        };
    }

    /// <summary>What differs between two runs of one submission.</summary>
    public static RunInfo Run(string tool, string binding, IReadOnlyList<string> layers) => new(
        RandomNumberGenerator.GetHexString(16, lowercase: true),
        DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), 0,
        $"{RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}", tool, binding, layers, false);
}
