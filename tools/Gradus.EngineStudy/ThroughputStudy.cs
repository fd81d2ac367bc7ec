using System.Diagnostics;
using System.Globalization;
using Gradus.Engine.Batch;
using Gradus.EngineStudy.Batch;

namespace Gradus.EngineStudy;

/// <summary>How fast a class is graded, what a submission costs, whether memory stays flat, and whether everybody gets what is due; and beside it <c>dotnet test</c>.</summary>
internal static class ThroughputStudy
{
    private const double PerMinute = 240, CpuSeconds = 0.5, Growth = 1.15, CompilersGrowth = 1.5;

    private const string Walls = "seccomp,bubblewrap";

    private sealed record Sample(double Seconds, double Engine, double Compilers);

    internal static Study Study { get; } = new("throughput", "submissions a minute, CPU and memory of grade-all on a varied class (--count 1000, --jobs, --tool gradus.dll, --beside 20, --layers seccomp,bubblewrap)", Run);

    private static int Run(string[] args)
    {
        var options = new StudyOptions(args, "--count", "--jobs", "--tool", "--beside", "--layers");
        int count = options.Number("--count", 1000), jobs = options.Number("--jobs", Environment.ProcessorCount), beside = options.Number("--beside", 20);
        string[] walls = (options.Text("--layers") ?? Walls).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var tool = Tool.PublishedUnless(options.Text("--tool"));
        var report = new StudyReport(Study.Name);
        string root = Directory.CreateTempSubdirectory("gradus-throughput-").FullName, submissions = Path.Combine(root, "submissions"), records = Path.Combine(root, "records");
        try
        {
            report.Machine();
            var students = ClassOfStudents.Write(submissions, count);
            report.Line(string.Create(CultureInfo.InvariantCulture, $"{count} submissions of metrics, no two alike: {string.Join(", ", students.GroupBy(s => s.Kind).OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => $"{k.Count()} {k.Key}"))}; {jobs} jobs"));
            report.Line();

            List<Sample> memory = [];
            bool counted = false;
            using var group = ProcessorGroup.Make();
            double machine = Accounting.MachineBusy();
            var clock = Stopwatch.StartNew();
            int code;
            using (var process = tool.Start(StudyReport.Progress, group,
                ["grade-all", submissions, "--output", records, "--assignment", "metrics", "--jobs", jobs.ToString(CultureInfo.InvariantCulture), "--require", string.Join(',', walls)]))
            {
                while (!process.WaitForExit(TimeSpan.FromSeconds(1)))
                {
                    counted |= group?.Has(process.Id) == true;
                    if (Accounting.ResidentMiB(process.Id) is not { } engine) continue;
                    double compilers = Accounting.Below(process.Id).Where(p => p.Command.Contains("Gradus.Engine.dll", StringComparison.Ordinal)).Sum(p => Accounting.ResidentMiB(p.Id) ?? 0);
                    memory.Add(new Sample(clock.Elapsed.TotalSeconds, engine, compilers));
                }
                process.WaitForExit();
                code = process.ExitCode;
            }
            double seconds = clock.Elapsed.TotalSeconds;
            machine = Accounting.MachineBusy() - machine;
            double spent = counted ? group!.Seconds : machine;
            var batch = BatchManifest.Read(records) ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"grade-all left no batch.json, and ended with {code}."));

            List<string> wrong = [];
            var folder = new RecordFolder(records);
            var found = folder.All().ToDictionary(p => p.Student, folder.ReadWhole); // one each
            wrong.AddRange(students.Select(s => s.Misjudged(found.GetValueOrDefault(s.Name))).OfType<string>());
            wrong.AddRange(found.Where(f => f.Value is { } record && walls.Except(record.Run.Layers).Any()).Select(f => $"{f.Key} was graded without {string.Join(", ", walls.Except(f.Value!.Run.Layers))}"));
            Sample[] early = [.. memory.Where(m => m.Seconds >= 0.25 * seconds && m.Seconds <= 0.5 * seconds)], late = [.. memory.Where(m => m.Seconds >= 0.75 * seconds)];
            if (early.Length == 0 || late.Length == 0) wrong.Add("memory was not sampled in the second and the last quarter: the class is too small");
            double rate = count / seconds * 60;
            bool flat = early.Length > 0 && late.Length > 0 && late.Average(m => m.Engine) <= early.Average(m => m.Engine) * Growth && late.Average(m => m.Compilers) <= early.Average(m => m.Compilers) * CompilersGrowth;

            report.Line($"layers in every record  {string.Join(", ", found.Values.OfType<Grading.Records.ScoreRecord>().Select(r => r.Run.Layers).FirstOrDefault() ?? [])}  (required: {string.Join(", ", walls)})");
            report.Line(string.Create(CultureInfo.InvariantCulture, $"time                    {seconds:0.0} s"));
            report.Line(string.Create(CultureInfo.InvariantCulture, $"rate                    {rate:0} a minute  (claim: at least {PerMinute} on two cores)"));
            report.Line(string.Create(CultureInfo.InvariantCulture, $"CPU per submission      {spent / count:0.000} s {(counted ? "of engine, compilers and workers, by their control group" : "of the whole machine, since no control group can be made here")}  (claim: at most {CpuSeconds}); machine {machine / count:0.000} s"));
            report.Line(Memory("engine's memory", Growth, m => m.Engine));
            report.Line(Memory("compilers' memory", CompilersGrowth, m => m.Compilers));
            foreach (var totals in batch.Assignments)
                report.Line($"outcomes                {string.Join(", ", totals.Outcomes.Select(o => $"{o.Value} {o.Key}"))}; checks cut short: {string.Join(", ", totals.CutShort.Select(o => $"{o.Key} in {o.Value}"))}");
            report.Line(string.Create(CultureInfo.InvariantCulture, $"state                   {batch.State}, {batch.Failures.Length} failures, exit code {code}"));
            report.Line(string.Create(CultureInfo.InvariantCulture, $"not as they should be   {wrong.Count}"));
            foreach (string line in wrong.Take(20)) report.Line("  " + line);
            if (beside > 0) Beside(report, submissions, students, Math.Min(beside, count), seconds / count);
            report.Save();
            return code == 0 && batch.State == BatchState.Complete && batch.Failures.Length == 0 && wrong.Count == 0 && rate >= PerMinute && spent / count <= CpuSeconds && flat ? 0 : 1;

            string Memory(string label, double growth, Func<Sample, double> of) => string.Create(CultureInfo.InvariantCulture,
                $"{label,-23} {early.Select(of).DefaultIfEmpty().Average():0} MiB in the second quarter, {late.Select(of).DefaultIfEmpty().Average():0} in the last, {memory.Select(of).DefaultIfEmpty().Max():0} at most  (claim: at most x {growth})");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>The same submissions as a student runs them: one after the other, hidden checks and walls left out.</summary>
    private static void Beside(StudyReport report, string submissions, IReadOnlyList<MadeUpStudent> students, int count, double each)
    {
        using var home = new HomeLoop();
        // An endless loop would keep dotnet test for ever.
        string[] sample = [.. students.Where(s => s.Kind is "right" or "wrong" or "stub" or "not-compiling").Select(s => Path.Combine(submissions, s.Name)).Take(count)];
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
        report.Line(string.Create(CultureInfo.InvariantCulture, $"dotnet test beside it   {mean:0.00} s each (median {seconds[seconds.Count / 2]:0.00}, {seconds[0]:0.00} to {seconds[^1]:0.00}, {sample.Length} of the same that end by themselves): public checks only, no walls"));
        report.Line(string.Create(CultureInfo.InvariantCulture, $"                        {60 / mean:0} a minute; grade-all does {mean / each:0.0} x as many"));
    }
}
