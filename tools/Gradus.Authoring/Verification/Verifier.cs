using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using static System.FormattableString;

namespace Gradus.Authoring.Verification;

/// <summary>What is known of an assignment when its graders are judged.</summary>
/// <param name="Assignment">Its sources.</param>
/// <param name="Checks">The checks of both suites as they are declared.</param>
/// <param name="NotCovered">Reasons for empty cells of the coverage table.</param>
/// <param name="Direct">The reference's complete record, bound directly.</param>
/// <param name="Worker">The same through a worker process.</param>
/// <param name="Trials">What the graders made of the corpus.</param>
/// <param name="Exempt">Pairs of checks that need not be told apart.</param>
/// <param name="IsWhole">Whether the whole corpus was tried: without it, checks that nothing fails are no finding.</param>
public sealed record Evidence(
    AssignmentSources Assignment, IReadOnlyList<(DeclaredCheck Check, Visibility Visibility)> Checks, IReadOnlyList<NotCoveredAttribute> NotCovered,
    ScoreRecord Direct, ScoreRecord Worker, IReadOnlyList<Trial> Trials, IReadOnlyList<ExemptPair> Exempt, bool IsWhole);

/// <summary>Judges the graders: are right solutions right, wrong ones wrong in just the declared way, and does every check earn its place?</summary>
public static class Verifier
{
    /// <summary>All that is wrong, one sentence each; empty when the graders are right.</summary>
    public static IReadOnlyList<string> Findings(Evidence evidence) =>
    [
        .. Declaration(evidence), .. Coverage.Gaps(evidence), .. OfReference(evidence),
        .. evidence.Trials.SelectMany(OfTrial), .. evidence.IsWhole ? [.. Unfailed(evidence), .. Redundant(evidence), .. ToldApart(evidence)] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Declaration(Evidence e)
    {
        double sum = Points.Sum(e.Checks.Select(c => c.Check.Check.Points));
        if (sum != e.Assignment.Manifest.Points) yield return Invariant($"assignment.json declares {e.Assignment.Manifest.Points} points; the checks add up to {sum}");
        foreach (var same in e.Checks.GroupBy(c => c.Check.Id).Where(g => g.Count() > 1)) yield return $"two checks are called {same.Key}";
    }

    private static IEnumerable<string> OfReference(Evidence e)
    {
        foreach (string loss in Losses(e.Direct)) yield return $"the reference, bound directly, {loss}";
        foreach (string loss in Losses(e.Worker)) yield return $"the reference, in a worker, {loss}";
        string direct = RecordJson.WriteWithoutRun(e.Direct), worker = RecordJson.WriteWithoutRun(e.Worker);
        if (direct != worker) yield return $"the reference's record differs between the bindings:\n{FirstDifference(direct, worker)}";
    }

    private static IEnumerable<string> OfTrial(Trial trial)
    {
        var (solution, record) = trial;
        var declared = solution.Manifest;
        string name = $"{declared.Kind.ToString().ToLowerInvariant()} solution {solution.Name}";
        if (record.Outcome != declared.Outcome)
        {
            yield return $"{name} ends as {record.Outcome}, not as {declared.Outcome}: {Said(record)}";
            yield break;
        }
        foreach (string code in declared.Diagnostics)
            if (!record.Diagnostics.Any(d => d.Code == code)) yield return $"{name} has no diagnostic {code}: {Said(record)}";
        if (declared.Points is { } points && points != record.Score) yield return Invariant($"{name} earns {record.Score} points, not {points}");
        switch (declared.Kind)
        {
            case SolutionKind.Stub when record.Score > 0:
                yield return Invariant($"{name} earns {record.Score} points: {string.Join(", ", record.Checks.Where(c => c.Points > 0).Select(c => c.Id))}");
                break;
            case SolutionKind.Right:
                foreach (string loss in Losses(record)) yield return $"{name} {loss}";
                break;
            case SolutionKind.Wrong:
                if (declared.Loses.Count == 0) yield return $"{name} declares no loss: `loses` must name the checks that catch it";
                if (declared.Points is null) yield return Invariant($"{name} declares no points; it earns {record.Score}");
                break;
        }
        if (declared.Kind == SolutionKind.Wrong || declared.Loses.Count > 0)
            foreach (string difference in Row(declared, record)) yield return $"{name} {difference}";
    }

    private static IEnumerable<string> Row(SolutionManifest declared, ScoreRecord record)
    {
        foreach (var check in record.Checks)
        {
            bool lost = check.Points < check.Max;
            if (declared.Loses.TryGetValue(check.Id, out string? diagnosis))
            {
                string shown = Diagnosis(check);
                if (!lost) yield return $"loses nothing in {check.Id}, although it declares that";
                else if (shown != diagnosis) yield return $"is diagnosed as '{shown}' in {check.Id}, not as '{diagnosis}' ({Said(check)})";
            }
            else if (lost) yield return $"loses points in {check.Id}, which it does not declare ({Said(check)})";
        }
        foreach (string id in declared.Loses.Keys.Except(record.Checks.Select(c => c.Id))) yield return $"declares a loss in {id}, which is no check";
    }

    private static IEnumerable<string> Losses(ScoreRecord record) => record.Outcome != Outcome.Graded
        ? [$"ends as {record.Outcome}: {Said(record)}"]
        : record.Checks.Where(c => c.Points < c.Max).Select(c => Invariant($"loses {Points.Round(c.Max - c.Points)} points in {c.Id} ({Said(c)})"));

    private static IEnumerable<string> Unfailed(Evidence e) =>
        from c in e.Checks
        where !e.Trials.Any(t => t.Solution.Manifest.Kind == SolutionKind.Wrong && t.Record.Outcome == Outcome.Graded && t.Fails(c.Check.Id))
        select $"{c.Check.Id} is failed by no wrong solution: nothing shows that it can fail";

    /// <summary>Checks of one visibility that no solution tells apart: they measure one thing twice.</summary>
    private static IEnumerable<string> Redundant(Evidence e)
    {
        foreach (string[] ids in Alike(e))
        {
            bool exempt = ids.All(a => ids.All(b => a == b || e.Exempt.Any(x => x.Checks.Contains(a) && x.Checks.Contains(b))));
            if (!exempt) yield return $"{string.Join(", ", ids)} earn the same from every solution: drop all but one, add solutions that tell them apart, or exempt the pairs in corpus.json with a reason";
        }
    }

    /// <summary>Exemptions that exempt nothing any more.</summary>
    private static IEnumerable<string> ToldApart(Evidence e) =>
        from pair in e.Exempt
        where !Alike(e).Any(ids => pair.Checks.Distinct().Count() > 1 && pair.Checks.All(ids.Contains))
        select $"{string.Join(", ", pair.Checks)} are exempt in corpus.json, but are not checks of one suite that earn the same from every solution: remove the exemption";

    private static IEnumerable<string[]> Alike(Evidence e)
    {
        Trial[] told = [.. e.Trials.Where(t => t.Record.Outcome == Outcome.Graded)];
        return e.Checks.GroupBy(c => (c.Visibility, Row: string.Join(' ', told.Select(t => t.Share(c.Check.Id).ToString("R", CultureInfo.InvariantCulture)))))
            .Select(alike => alike.Select(c => c.Check.Id).ToArray());
    }

    /// <summary>The diagnosis's key without its prefix; empty when there is none.</summary>
    public static string Diagnosis(CheckRecord check) => check.Diagnosis is { Key: var key } ? key[(key.IndexOf('.') + 1)..] : "";

    private static string Said(CheckRecord check) => $"{check.Status}; expected {Plain(check.Expected)}, got {Plain(check.Got)}";

    private static string Said(ScoreRecord record) => record.Diagnostics.Count == 0 ? "no diagnostics"
        : string.Join("; ", record.Diagnostics.Take(3).Select(d => $"{d.Code} {Plain(d.Message)} {d.Location?.File}:{d.Location?.Line}"));

    private static string Plain(Text? text) => text is null ? "nothing" : text.Args is null ? text.Key : string.Join(" ", text.Args.Values);

    private static string FirstDifference(string direct, string worker)
    {
        string[] left = direct.Split('\n'), right = worker.Split('\n');
        int line = left.Zip(right).TakeWhile(p => p.First == p.Second).Count();
        return $"  line {line + 1}, direct: {left.ElementAtOrDefault(line)?.Trim()}\n  line {line + 1}, worker: {right.ElementAtOrDefault(line)?.Trim()}";
    }
}
