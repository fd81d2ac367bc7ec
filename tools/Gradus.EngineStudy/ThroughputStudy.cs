using System.Diagnostics;
using System.Globalization;
using Gradus.Engine.Batch;
using Gradus.EngineStudy.Batch;

namespace Gradus.EngineStudy;

/// <summary>How fast a class is graded, what a submission costs, whether memory stays flat; and beside it <c>dotnet test</c>.</summary>
internal static class ThroughputStudy
{
    private const double PerMinute = 240, CpuSeconds = 0.5, Growth = 1.15;

    internal static Study Study { get; } = new("throughput", "submissions a minute, CPU and memory of grade-all on a varied class (--count 1000, --jobs, --tool gradus.dll, --beside 20)", Run);

    private static int Run(string[] args)
    {
        var options = new StudyOptions(args, "--count", "--jobs", "--tool", "--beside");
        int count = options.Number("--count", 1000), jobs = options.Number("--jobs", Environment.ProcessorCount), beside = options.Number("--beside", 20);
        var tool = Tool.PublishedUnless(options.Text("--tool"));
        var report = new StudyReport(Study.Name);
        string root = Directory.CreateTempSubdirectory("gradus-throughput-").FullName, submissions = Path.Combine(root, "submissions"), records = Path.Combine(root, "records");
        try
        {
            report.Machine();
            var kinds = ClassOfStudents.Write(submissions, count);
            report.Line(string.Create(CultureInfo.InvariantCulture, $"{count} submissions of metrics, no two alike: {string.Join(", ", kinds.Select(k => $"{k.Value} {k.Key}"))}; {jobs} jobs"));
            report.Line();

            List<(double Seconds, double MiB)> memory = [];
            double busy = Accounting.MachineBusy();
            var clock = Stopwatch.StartNew();
            using (var process = tool.Start(StudyReport.Progress, "grade-all", submissions, "--output", records, "--assignment", "metrics", "--jobs", jobs.ToString(CultureInfo.InvariantCulture)))
            {
                while (!process.WaitForExit(TimeSpan.FromSeconds(1)))
                    if (Accounting.ResidentMiB(process.Id) is { } now) memory.Add((clock.Elapsed.TotalSeconds, now));
                process.WaitForExit();
            }
            double seconds = clock.Elapsed.TotalSeconds;
            busy = Accounting.MachineBusy() - busy;
            var batch = BatchManifest.Read(records) ?? throw new InvalidOperationException("grade-all left no batch.json.");
            var layers = new RecordFolder(records).All().Take(1).Select(p => new RecordFolder(records).ReadWhole(p)!.Run.Layers).FirstOrDefault() ?? [];
            double rate = count / seconds * 60, early = Mean(memory, seconds, 0.25, 0.5), late = Mean(memory, seconds, 0.75, 1);
            report.Line(string.Create(CultureInfo.InvariantCulture, $"layers                 {string.Join(", ", layers)}"));
            report.Line(string.Create(CultureInfo.InvariantCulture, $"time                   {seconds:0.0} s"));
            report.Line(string.Create(CultureInfo.InvariantCulture, $"rate                   {rate:0} a minute            (claim: at least {PerMinute} on two cores)"));
            report.Line(string.Create(CultureInfo.InvariantCulture, $"CPU per submission     {busy / count:0.000} s of the machine  (claim: at most {CpuSeconds})"));
            report.Line(string.Create(CultureInfo.InvariantCulture, $"engine's memory        {early:0} MiB in the second quarter, {late:0} in the last, {memory.Select(m => m.MiB).DefaultIfEmpty().Max():0} at most  (claim: at most x {Growth})"));
            foreach (var totals in batch.Assignments)
                report.Line($"outcomes               {string.Join(", ", totals.Outcomes.Select(o => $"{o.Value} {o.Key}"))}; checks cut short: {string.Join(", ", totals.CutShort.Select(o => $"{o.Key} in {o.Value}"))}");
            report.Line(string.Create(CultureInfo.InvariantCulture, $"state                  {batch.State}, {batch.Failures.Length} failures"));
            if (beside > 0) Beside(report, submissions, Math.Min(beside, count), seconds / count);
            report.Save();
            return batch.State == BatchState.Complete && batch.Failures.Length == 0 && rate >= PerMinute && busy / count <= CpuSeconds && late <= early * Growth ? 0 : 1;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>The same submissions as a student runs them: one after the other, hidden checks and walls left out.</summary>
    private static void Beside(StudyReport report, string submissions, int count, double each)
    {
        using var home = new HomeLoop();
        string[] sample = [.. Directory.GetDirectories(submissions).Order(StringComparer.Ordinal).Where(IsHonest).Take(count)];
        home.Test(sample[0]); // restores
        List<double> seconds = [];
        foreach (string submission in sample)
        {
            seconds.Add(home.Test(submission).Time.TotalSeconds);
            StudyReport.Progress(string.Create(CultureInfo.InvariantCulture, $"dotnet test {seconds.Count}/{sample.Length}: {seconds[^1]:0.0} s"));
        }
        seconds.Sort();
        double mean = seconds.Average();
        report.Line();
        report.Line(string.Create(CultureInfo.InvariantCulture, $"dotnet test beside it  {mean:0.00} s each (median {seconds[seconds.Count / 2]:0.00}, {seconds[0]:0.00} to {seconds[^1]:0.00}, {sample.Length} of the same that end by themselves): public checks only, no walls"));
        report.Line(string.Create(CultureInfo.InvariantCulture, $"                       {60 / mean:0} a minute; grade-all does {mean / each:0.0} x as many"));
    }

    /// <summary>An endless loop would keep <c>dotnet test</c> for ever.</summary>
    private static bool IsHonest(string folder) =>
        !Directory.EnumerateFiles(folder, "*.cs").Select(File.ReadAllText).Any(t => t.Contains("#pragma warning disable", StringComparison.Ordinal));

    private static double Mean(List<(double Seconds, double MiB)> memory, double all, double from, double to) =>
        memory.Where(m => m.Seconds >= from * all && m.Seconds <= to * all).Select(m => m.MiB).DefaultIfEmpty(0).Average();
}
