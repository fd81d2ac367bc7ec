using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Gradus.Authoring;
using Gradus.Authoring.Verification;
using NUnit.Framework;

namespace Gradus.EndToEnd;

/// <summary>Measures what the design promises a student and writes the README's tables. A study, not a test of every build: it wants a quiet machine.</summary>
[Explicit("takes half an hour, and writes README.md"), NonParallelizable]
public sealed class Budgets
{
    private const string Metrics = "metrics";

    private const int SuiteRuns = 3;

    [Test]
    public void Table()
    {
        string published = Publish();
        string submission = Path.Combine(Students.Course, "tests", "submissions", Metrics, "first-attempt");
        string built = Path.Combine(Students.Course, "artifacts", "bin", "Gradus.Cli", "debug", "gradus.dll");
        Students.HandIn(Metrics, null);
        Students.Test(Metrics);
        (string What, string Budget, double[] Seconds)[] rows =
        [
            ("`dotnet test` on metrics after a one-line edit", "≤ 6 s", Runs(10, i => Edit(i), () => Students.Test(Metrics))),
            ("`dotnet test` on metrics, untouched", "≤ 4 s", Runs(10, _ => { }, () => Students.Test(Metrics))),
            ("`gradus grade`, one metrics submission, published", "≤ 2.5 s", Runs(5, _ => { }, () => Grade(Path.Combine(published, "gradus.dll"), submission))),
            ("`gradus grade`, the same, unpublished (Debug)", "", Runs(5, _ => { }, () => Grade(built, submission))),
        ];
        string table = "| what | budget | median | range | runs |\n|---|---|---|---|---|\n" + string.Concat(rows.Select(r => string.Create(CultureInfo.InvariantCulture,
            $"| {r.What} | {r.Budget} | {Median(r.Seconds):0.00} s | {r.Seconds.Min():0.00}–{r.Seconds.Max():0.00} s | {r.Seconds.Length} |\n")));
        TestContext.Out.WriteLine(table + Machine);
        Write("budgets", table + "\n" + Machine);
    }

    /// <summary>The whole of <c>dotnet test</c> on each assignment, written and built: with the reference, and with every right solution of the corpus, of which the slowest counts.</summary>
    [Test]
    public void Every_public_suite()
    {
        const string Heading = "| assignment | budget | the reference | slowest right solution | |\n|---|---|---|---|---|";
        var assignments = AssignmentSources.All(Students.Course);
        // Where an assignment builds on others' modules, the student's own stand in: the reference's.
        foreach (var written in assignments.Where(a => !a.Manifest.IsSet)) Students.HandIn(written.Manifest.Id, null);
        List<string> rows = [], over = [];
        TestContext.Out.WriteLine(Heading);
        foreach (var assignment in assignments)
        {
            double budget = assignment.Manifest.IsSet ? 30 : 10;
            var rights = Solution.ReadAll(assignment).Where(s => s.Manifest.Kind == SolutionKind.Right).Select(s => s.Name);
            var measured = rights.Prepend(null).Select(solution => (Solution: solution, Seconds: Suite(assignment.Manifest.Id, solution))).ToList();
            var slowest = measured.Skip(1).DefaultIfEmpty(measured[0]).MaxBy(m => m.Seconds);
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"| {assignment.Manifest.Id} | < {budget} s | {measured[0].Seconds:0.0} s | {slowest.Seconds:0.0} s | {slowest.Solution} |"));
            TestContext.Out.WriteLine(rows[^1]);
            if (Math.Max(measured[0].Seconds, slowest.Seconds) >= budget) over.Add(assignment.Manifest.Id);
            Students.HandIn(assignment.Manifest.Id, null);
        }
        Write("suites", $"""
            `dotnet test` on each assignment, written and built: the median of {SuiteRuns} runs, for the reference and for the slowest of the right solutions in the corpus.

            {string.Join('\n', rows.Prepend(Heading))}

            {Machine}
            """);
        Assert.That(over, Is.Empty);
    }

    private static double Suite(string assignment, string? solution)
    {
        Students.HandIn(assignment, solution);
        Students.Test(assignment); // builds
        double seconds = Median(Runs(SuiteRuns, _ => { }, () => Students.Test(assignment)));
        var record = Students.Record(assignment);
        Assert.That(record.Score, Is.EqualTo(record.Max), $"{assignment}, {solution ?? "the reference"}: what loses points may be quicker");
        return seconds;
    }

    private static double[] Runs(int count, Action<int> before, Func<Ran> run)
    {
        var seconds = new double[count];
        for (int i = 0; i < count; i++)
        {
            before(i);
            var clock = Stopwatch.StartNew();
            var ran = run();
            seconds[i] = clock.Elapsed.TotalSeconds;
            Assert.That(ran.Output, Does.Contain("Score "), ran.ToString());
        }
        return seconds;
    }

    private static void Edit(int i) =>
        File.AppendAllText(Path.Combine(Students.Folder(Metrics), "Ranking.cs"), string.Create(CultureInfo.InvariantCulture, $"// edit {i}\n"));

    private static Ran Grade(string tool, string submission) => Shell.Run(Students.Course, ["dotnet", tool, "grade", submission, "--assignment", Metrics]);

    private static string Publish()
    {
        string folder = Path.Combine(Students.Course, "artifacts", "publish", "budgets");
        var ran = Shell.Run(Students.Course, ["dotnet", "publish", "tools/Gradus.Cli", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", folder]);
        Assert.That(ran.ExitCode, Is.Zero, ran.ToString());
        return folder;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static string Machine => $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.";

    /// <summary>Writes what stands between a pair of marks in the README.</summary>
    private static void Write(string mark, string table)
    {
        string readme = Path.Combine(Students.Course, "README.md"), before = File.ReadAllText(readme);
        var between = new Regex($@"(<!-- {mark}[^>]*-->\n).*?(<!-- /{mark} -->)", RegexOptions.Singleline);
        Assert.That(between.Matches(before), Has.Count.EqualTo(1), $"README.md has no pair of marks `{mark}`");
        File.WriteAllText(readme, between.Replace(before, $"$1{table.Replace("$", "$$")}\n$2"));
    }
}
