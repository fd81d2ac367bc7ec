using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Gradus.Authoring;
using Gradus.Authoring.Verification;
using NUnit.Framework;

namespace Gradus.EndToEnd;

/// <summary>Measures what the design promises a student and writes the README's table. A study, not a test of every build: it wants a quiet machine.</summary>
[Explicit("takes minutes, and writes README.md"), NonParallelizable]
public sealed class Budgets
{
    private const string Metrics = "metrics";

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
        string machine = $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.";
        TestContext.Out.WriteLine(table + machine);
        Write(table + "\n" + machine);
    }

    /// <summary>The whole of <c>dotnet test</c> on each assignment, written and built: with the reference, and with every right solution of the corpus, of which the slowest counts.</summary>
    [Test]
    public void Every_public_suite()
    {
        List<string> over = [];
        TestContext.Out.WriteLine("| assignment | budget | the reference | slowest right solution | |\n|---|---|---|---|---|");
        foreach (var assignment in AssignmentSources.All(Students.Course))
        {
            double budget = assignment.Manifest.IsSet ? 30 : 10;
            var rights = Solution.ReadAll(assignment).Where(s => s.Manifest.Kind == SolutionKind.Right).Select(s => s.Name);
            var measured = rights.Prepend(null).Select(solution => (Solution: solution, Seconds: Suite(assignment.Manifest.Id, solution))).ToList();
            var slowest = measured.Skip(1).DefaultIfEmpty(measured[0]).MaxBy(m => m.Seconds);
            TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {assignment.Manifest.Id} | < {budget} s | {measured[0].Seconds:0.0} s | {slowest.Seconds:0.0} s | {slowest.Solution} |"));
            if (Math.Max(measured[0].Seconds, slowest.Seconds) >= budget) over.Add(assignment.Manifest.Id);
        }
        Assert.That(over, Is.Empty);
    }

    private static double Suite(string assignment, string? solution)
    {
        Students.HandIn(assignment, solution);
        Students.Test(assignment); // builds
        return Median(Runs(3, _ => { }, () => Students.Test(assignment)));
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

    private static void Write(string table)
    {
        string readme = Path.Combine(Students.Course, "README.md");
        string text = Regex.Replace(File.ReadAllText(readme), @"(<!-- budgets[^>]*-->\n).*?(<!-- /budgets -->)", $"$1{table.Replace("$", "$$")}\n$2", RegexOptions.Singleline);
        File.WriteAllText(readme, text);
    }
}
