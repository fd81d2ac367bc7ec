using System.Text;
using Gradus.Grading.Convergence;

namespace Gradus.Authoring.Calibration;

/// <summary>What a training makes of a wrong solution.</summary>
/// <param name="Name">The solution.</param>
/// <param name="Expected">What it is to make of it.</param>
/// <param name="Failed">How often it fails.</param>
/// <param name="Diagnoses">What it is told at the seeds of the table, and how often.</param>
internal sealed record WrongRow(string Name, Verdict Expected, Proportion Failed, IReadOnlyList<(string Diagnosis, int Count)> Diagnoses);

/// <summary>What a report is made of.</summary>
/// <param name="Table">The table.</param>
/// <param name="Checks">The checks that judge by it.</param>
/// <param name="LastPoints">The last points of the reference's runs, ascending.</param>
/// <param name="Rights">Of each right solution: pinned, its largest distance from the reference, in margins; free, its worst last point.</param>
/// <param name="Wrongs">The wrong solutions.</param>
internal sealed record CalibrationEvidence(ConvergenceTable Table, IReadOnlyList<string> Checks, IReadOnlyList<double> LastPoints, IReadOnlyList<(string Name, double Distance)> Rights, IReadOnlyList<WrongRow> Wrongs);

/// <summary><c>CONVERGENCE.txt</c>: a paragraph for each training, which starts in the first column. It names no time and no machine.</summary>
public static class CalibrationReport
{
    /// <summary>File name of the report, in the assignment's corpus.</summary>
    public const string FileName = "CONVERGENCE.txt";

    internal static string Section(CalibrationEvidence e)
    {
        var table = e.Table;
        bool pinned = table.Kind == TrainingKind.Pinned;
        int width = e.Rights.Select(r => r.Name.Length).Concat(e.Wrongs.Select(w => w.Name.Length)).Append(18).Max() + 4;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{table.Training}: {Lower(table.Kind)}, {Lower(table.Measure)}, {table.Steps.Length} points, {table.Steps[^1]} steps\n");
        Row("checks", string.Join(", ", e.Checks));
        Row("last point", $"min {G(e.LastPoints[0])}   2.5 % {G(Sample.Percentile(e.LastPoints, 0.025))}   median {G(Sample.Percentile(e.LastPoints, 0.5))}   97.5 % {G(Sample.Percentile(e.LastPoints, 0.975))}   max {G(e.LastPoints[^1])}");
        if (pinned) Row("margin", string.Create(CultureInfo.InvariantCulture, $"{table.Margin:0.0E+00}, of the curves' height {table.Margin / MarginRule.Height(table.Seeds):0.0E+00}"));
        else Row("limit", string.Create(CultureInfo.InvariantCulture, $"{G(table.Limit!.Value)}, below the worst run by {table.Margin:G3}, of {table.Answers} answers"));
        double run = new Proportion(table.Failures, table.Runs).Interval.High, check = 1 - Math.Pow(1 - run, ConvergenceTable.RunsOfACheck);
        string checks = string.Create(CultureInfo.InvariantCulture, $"at most {100 * check:0.00} % of checks of {ConvergenceTable.RunsOfACheck} runs lose a point (95 % confidence)");
        // Free, the runs that make the limit cannot fail it: there is nothing to count, and the bound is Wilks'.
        if (pinned) Row("failures", string.Create(CultureInfo.InvariantCulture, $"{table.Failures}/{table.Runs} runs of right solutions, so at most {100 * run:0.00} % of new ones fail, and {checks}"));
        else Row("new runs", string.Create(CultureInfo.InvariantCulture, $"at most {100 * run:0.00} % end below the worst of {table.Runs}, and {checks}"));
        Row("right solutions", pinned ? "largest distance from the reference" : "worst last point");
        foreach (var (name, distance) in e.Rights) Row("  " + name, pinned ? distance.ToString("0.00", CultureInfo.InvariantCulture) + " margins" : G(distance));
        Row("wrong solutions", "failed    95 % interval      diagnoses at the table's seeds (* declares a loss, ? may lose for another reason)");
        foreach (var wrong in e.Wrongs)
        {
            var (low, high) = wrong.Failed.Interval;
            string failed = string.Create(CultureInfo.InvariantCulture, $"{wrong.Failed.Count}/{wrong.Failed.Runs}"), interval = string.Create(CultureInfo.InvariantCulture, $"{100 * low:0.0} to {100 * high:0.0} %");
            string sign = wrong.Expected switch { Verdict.Fails => "*", Verdict.Either => "?", _ => " " };
            Row($"{sign} {wrong.Name}", $"{failed,-10}{interval,-19}{string.Join(", ", wrong.Diagnoses.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Diagnosis} {d.Count}")))}");
        }
        return text.ToString();

        void Row(string label, string value) => text.Append(("  " + label.PadRight(width) + value).TrimEnd()).Append('\n');
    }

    /// <summary>A report in which some paragraphs have been written anew, in the trainings' order; those of trainings that there are no more are gone.</summary>
    /// <param name="assignment">The assignment's id, which the report starts with.</param>
    /// <param name="report">The report as it was; empty for none.</param>
    /// <param name="trainings">Ids of the trainings that there are.</param>
    /// <param name="sections">The new paragraphs, by id.</param>
    public static string With(string assignment, string report, IEnumerable<string> trainings, IReadOnlyDictionary<string, string> sections)
    {
        var old = Sections(report);
        return assignment + "\n" + string.Concat(trainings.Select(id => sections.GetValueOrDefault(id) ?? old.GetValueOrDefault(id)).OfType<string>().Select(section => "\n" + section));
    }

    /// <summary>The paragraphs of a report, by training.</summary>
    public static IReadOnlyDictionary<string, string> Sections(string report)
    {
        Dictionary<string, string> sections = new(StringComparer.Ordinal);
        string? id = null;
        foreach (string line in report.Split('\n').Skip(1).Where(line => line.Length > 0))
        {
            if (line[0] != ' ' && line.IndexOf(':', StringComparison.Ordinal) is > 0 and var end) sections[id = line[..end]] = "";
            if (id is not null) sections[id] += line + "\n";
        }
        return sections;
    }

    /// <summary>Of each wrong solution in a paragraph, how often it was run.</summary>
    public static IReadOnlyDictionary<string, int> WrongRuns(string section)
    {
        Dictionary<string, int> runs = new(StringComparer.Ordinal);
        foreach (string line in section.Split('\n').SkipWhile(line => !line.StartsWith("  wrong solutions", StringComparison.Ordinal)).Skip(1))
            if (line.Length > 4 && line[4..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var name, var failed, ..] && failed.Split('/') is [_, var made] && int.TryParse(made, CultureInfo.InvariantCulture, out int count))
                runs[name] = count;
        return runs;
    }

    private static string G(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Lower(Enum value) => value.ToString().ToLowerInvariant();
}
