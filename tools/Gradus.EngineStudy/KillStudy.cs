using System.Diagnostics;
using System.Globalization;
using Gradus.Engine.Batch;
using Gradus.EngineStudy.Batch;
using Gradus.Grading.Records;

namespace Gradus.EngineStudy;

/// <summary>Kills engine, compilers and workers at random in the middle of batches, goes on with them, and compares with a batch that nobody disturbed.</summary>
internal static class KillStudy
{
    /// <summary>An endless loop ends at a clock's word, and a clock's word is no equal of another's.</summary>
    private static readonly string[] Hostile = ["memory-bomb", "exit", "stack-overflow"];

    private static readonly string[] Victims = ["engine", "compiler", "worker"];

    /// <summary>So long after the engine has been killed, nothing that it started may be there any more.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Among so many killed workers one was computing, or the study does not hit what it is about.</summary>
    private const int Enough = 20;

    /// <summary>What was seen while killing.</summary>
    private sealed class Tally
    {
        internal SortedDictionary<string, int> Kills { get; } = new(StringComparer.Ordinal);

        internal List<string> Orphans { get; } = [];

        /// <summary>Kills that hit a worker while it computed.</summary>
        internal int Computing { get; set; }

        internal int Sum => Kills.Values.Sum();
    }

    internal static Study Study { get; } = new("kills", "kill -9 of engine, compilers and workers during batches: the resumed result is the undisturbed one (--count 200 kills, --class 40, --tool, --seed 1)", Run);

    private static int Run(string[] args)
    {
        var options = new StudyOptions(args, "--count", "--class", "--tool", "--seed");
        int count = options.Number("--count", 200), students = options.Number("--class", 40);
        var tool = new Tool(options.Text("--tool") is { } said ? Path.GetFullPath(said) : Path.Combine(AppContext.BaseDirectory, "gradus.dll"));
        var random = new Random(options.Number("--seed", 1));
        var report = new StudyReport(Study.Name);
        string root = Directory.CreateTempSubdirectory("gradus-kills-").FullName, submissions = Path.Combine(root, "submissions"), undisturbed = Path.Combine(root, "undisturbed");
        try
        {
            ClassOfStudents.Write(submissions, students, Hostile);
            var (code, output) = tool.Run("grade-all", submissions, "--output", undisturbed, "--assignment", "metrics");
            if (code != 0) throw new InvalidOperationException($"The undisturbed batch ended with {code}:\n{output}");
            var right = Latest(undisturbed);

            Tally tally = new();
            List<string> wrong = [];
            int batches = 0, starts = 0, further = 0, leftovers = 0;
            while (tally.Sum < count)
            {
                string records = Path.Combine(root, $"disturbed{batches++}");
                int ended;
                do
                {
                    leftovers += Leftovers(records);
                    starts++;
                    ended = Disturb(tool, submissions, records, random, tally, () => tally.Sum < count);
                }
                while (ended != 0 && starts < 50 * count);
                leftovers += Leftovers(records); // none: the last run removes them
                if (Leftovers(records) > 0) wrong.Add($"{records}: something half-written is left.");
                wrong.AddRange(Compare(right, Latest(records)).Select(w => $"batch {batches}: {w}"));
                var places = new RecordFolder(records).All().ToList();
                wrong.AddRange(places.Where(p => new RecordFolder(records).ReadWhole(p) is null).Select(p => $"batch {batches}: {p.RelativePath} is damaged."));
                further += places.Count(p => new RecordFolder(records).ReadWhole(p)?.Outcome == Outcome.Infrastructure);
                wrong.AddRange(places.Where(p => new RecordFolder(records).ReadWhole(p) is { Outcome: not Outcome.Infrastructure }).GroupBy(p => (p.Student, p.Assignment, p.Key)).Where(g => g.Count() > 1)
                    .Select(g => $"batch {batches}: {g.Key.Student} was graded {g.Count()} times."));
                StudyReport.Progress(string.Create(CultureInfo.InvariantCulture, $"batch {batches}: {tally.Sum} kills so far, {wrong.Count} differences"));
            }
            report.Machine();
            report.Line(string.Create(CultureInfo.InvariantCulture, $"{tally.Sum} kills ({string.Join(", ", tally.Kills.Select(k => $"{k.Value} of the {k.Key}"))}) in {batches} batches of {students} submissions, {starts} starts"));
            report.Line(string.Create(CultureInfo.InvariantCulture, $"kills of a worker that was computing     {tally.Computing}"));
            report.Line(string.Create(CultureInfo.InvariantCulture, $"left {Grace.TotalSeconds:0} s after the engine's end           {tally.Orphans.Count} compilers and workers"));
            report.Line(string.Create(CultureInfo.InvariantCulture, $"half-written files found and removed     {leftovers}"));
            report.Line(string.Create(CultureInfo.InvariantCulture, $"infrastructure records, graded again     {further}"));
            report.Line(string.Create(CultureInfo.InvariantCulture, $"differences from the undisturbed batch   {wrong.Count}"));
            foreach (string line in wrong.Concat(tally.Orphans).Take(20)) report.Line("  " + line);
            report.Save();
            return wrong.Count == 0 && tally.Orphans.Count == 0 && (tally.Computing > 0 || tally.Kills.GetValueOrDefault(Victims[2]) < Enough) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Runs a batch until it ends or is killed.</summary>
    /// <returns>Its exit code.</returns>
    private static int Disturb(Tool tool, string submissions, string records, Random random, Tally tally, Func<bool> more)
    {
        using var process = tool.Start(_ => { }, "grade-all", submissions, "--output", records, "--assignment", "metrics", "--resume");
        while (!process.WaitForExit(random.Next(100, 1200)))
        {
            if (!more()) continue;
            string victim = random.Next(12) == 0 ? Victims[0] : Victims[1 + random.Next(2)];
            int[] candidates = victim == Victims[0] ? [process.Id]
                : [.. Accounting.Below(process.Id).Where(p => p.Command.Contains(victim == "compiler" ? "Gradus.Engine.dll" : "Gradus.Worker.dll", StringComparison.Ordinal)).Select(p => p.Id)];
            // Most workers wait for their submission, and their walls are processes too: of three times, two look for one that computes.
            if (victim == Victims[2] && random.Next(3) > 0 && candidates.Where(Accounting.IsComputing).ToArray() is { Length: > 0 } busy) candidates = busy;
            if (candidates.Length == 0) continue;
            try
            {
                using var target = Process.GetProcessById(candidates[random.Next(candidates.Length)]);
                bool computing = victim == Victims[2] && Accounting.IsComputing(target.Id);
                var below = victim == Victims[0] ? Accounting.Below(process.Id) : [];
                target.Kill();
                tally.Kills[victim] = tally.Kills.GetValueOrDefault(victim) + 1;
                if (computing) tally.Computing++;
                if (victim != Victims[0]) continue;
                process.WaitForExit();
                Thread.Sleep(Grace);
                tally.Orphans.AddRange(below.Where(p => Accounting.CommandOf(p.Id) == p.Command).Select(p => string.Create(CultureInfo.InvariantCulture, $"process {p.Id} outlived the engine: {p.Command}")));
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception) { } // it has ended
        }
        return process.ExitCode;
    }

    private static int Leftovers(string records) => Directory.Exists(records) ? Directory.EnumerateFiles(records, "*", SearchOption.AllDirectories).Count(RecordWriter.IsLeftover) : 0;

    private static Dictionary<string, string> Latest(string records)
    {
        var folder = new RecordFolder(records);
        return folder.All().GroupBy(p => p.Student).ToDictionary(g => g.Key, g => folder.ReadWhole(g.Last()) is { } record ? RecordJson.WriteWithoutRun(record) : "damaged");
    }

    private static IEnumerable<string> Compare(Dictionary<string, string> right, Dictionary<string, string> found) =>
        right.Keys.Union(found.Keys).Order(StringComparer.Ordinal)
            .Where(s => right.GetValueOrDefault(s) != found.GetValueOrDefault(s))
            .Select(s => $"{s}: {(found.TryGetValue(s, out string? record) ? Difference(right.GetValueOrDefault(s, ""), record) : "no record")}");

    private static string Difference(string right, string found) =>
        right.Split('\n').Zip(found.Split('\n')).Where(l => l.First != l.Second).Select(l => $"{l.First.Trim()} became {l.Second.Trim()}").FirstOrDefault() ?? "another length";
}
