using System.Globalization;
using System.Runtime.InteropServices;
using Gradus.Engine.Batch;
using Gradus.EngineStudy.Batch;
using Gradus.Grading.Records;

namespace Gradus.EngineStudy;

/// <summary>A full disk, a missing worker, a runtime that does not start: what grade-all says, what it writes, and whether it can be gone on with.</summary>
internal static class FaultStudy
{
    internal static Study Study { get; } = new("faults", "a full disk, missing and broken programs: clear errors, no lost point, and resume (--class 24, --tool; --allow-untried where nothing may be mounted)", Run);

    private static int Run(string[] args)
    {
        bool allowUntried = args.Contains("--allow-untried");
        var options = new StudyOptions([.. args.Where(a => a != "--allow-untried")], "--class", "--tool");
        int students = options.Number("--class", 24);
        string source = Path.GetDirectoryName(options.Text("--tool") is { } said ? Path.GetFullPath(said) : Path.Combine(AppContext.BaseDirectory, "gradus.dll"))!;
        var report = new StudyReport(Study.Name);
        string root = Directory.CreateTempSubdirectory("gradus-faults-").FullName;
        string kits = Directory.Exists(Path.Combine(source, "kits")) ? Path.Combine(source, "kits") : Path.Combine(StudyReport.Repository, "artifacts", "kits");
        try
        {
            string submissions = Path.Combine(root, "submissions"), copy = Path.Combine(root, "tool");
            ClassOfStudents.Write(submissions, students, ["stack-overflow"]);
            Tool.Run("cp", root, "-r", source, copy);
            var tool = new Tool(Path.Combine(copy, "gradus.dll"));
            string[] Command(string records) => ["grade-all", submissions, "--output", records, "--assignment", "metrics", "--kits", kits, "--resume"];
            string undisturbed = Path.Combine(root, "undisturbed");
            tool.Run(Command(undisturbed));
            var right = Scores(undisturbed);
            report.Machine();
            bool good = true;

            void Try(string name, string says, string records, Action broken, Action mended, Action<string>? during = null, Tool? by = null)
            {
                broken();
                List<string> lines = [];
                int code;
                using (var process = (by ?? tool).Start(line => { lock (lines) lines.Add(line); during?.Invoke(line); }, Command(records)))
                {
                    process.WaitForExit();
                    code = process.ExitCode;
                }
                var after = Scores(records);
                int lost = after.Count(s => s.Value is { } score && score != right[s.Key]);
                mended();
                int resumed = (by ?? tool).Run(Command(records)).Code;
                bool same = Scores(records).SequenceEqual(right);
                string message = lines.FirstOrDefault(l => l.StartsWith("gradus failed", StringComparison.Ordinal) || l.StartsWith("Stopped", StringComparison.Ordinal)) ?? lines.LastOrDefault() ?? "";
                report.Line();
                report.Line(string.Create(CultureInfo.InvariantCulture, $"{name}"));
                report.Line(string.Create(CultureInfo.InvariantCulture, $"  exit code {code}; {after.Count(s => s.Value is not null)} of {students} judged before, {lost} with lost points; mended and resumed: exit code {resumed}, {(same ? "as undisturbed" : "NOT as undisturbed")}"));
                bool clear = message.Contains(says, StringComparison.Ordinal);
                report.Line("  " + message.Replace(root, "…", StringComparison.Ordinal) + (clear ? "" : $"  (expected: {says})"));
                good &= clear && code == 3 && lost == 0 && resumed == 0 && same;
            }

            string Piece(params string[] path) => Path.Combine([copy, .. path]);
            void Away(string file) => File.Move(file, file + ".away");
            void Back(string file) => File.Move(file + ".away", file, overwrite: true);
            string worker = Piece("worker", "Gradus.Worker.dll"), runtime = Piece("worker", "Gradus.Worker.runtimeconfig.json"), compiler = Piece("Gradus.Engine.runtimeconfig.json");
            Try("no worker", "Gradus.Worker.dll is missing: the tool is not whole.", Path.Combine(root, "r1"), () => Away(worker), () => Back(worker));
            Try("the worker vanishes in the middle", "Gradus.Worker.dll is missing: the tool is not whole.", Path.Combine(root, "r2"), () => { }, () => Back(worker), AtFirstProgress(() => Away(worker)));
            string dotnet = Path.Combine(CopyOfDotnet(root), "dotnet");
            Try("dotnet itself vanishes in the middle", "dotnet", Path.Combine(root, "r5"), () => { }, () => Back(dotnet), AtFirstProgress(() => Away(dotnet)), tool with { Host = dotnet });
            Try("the worker's runtime does not start", "Gradus.Worker", Path.Combine(root, "r3"), () => Demand(runtime), () => Back(runtime));
            Try("the compiler's runtime does not start", "Gradus.Engine did not start", Path.Combine(root, "r4"), () => Demand(compiler), () => Back(compiler));

            string disk = Path.Combine(root, "disk");
            Directory.CreateDirectory(disk);
            try
            {
                Tool.Run("mount", root, "-t", "tmpfs", "-o", "size=160k", "tmpfs", disk);
            }
            catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                report.Line();
                report.Line("a full disk: NOT TRIED, since nothing may be mounted here");
                report.Save();
                return good && allowUntried ? 0 : 1;
            }
            try
            {
                Try("a full disk", "No space left on device", Path.Combine(disk, "records"), () => { }, () => Tool.Run("mount", root, "-o", "remount,size=64m", disk));
            }
            finally
            {
                Tool.Run("umount", root, "-l", disk);
            }
            report.Save();
            return good ? 0 : 1;

            void Demand(string config)
            {
                string text = File.ReadAllText(config);
                Away(config);
                File.WriteAllText(config, text.Replace("\"10.0.0\"", "\"99.0.0\"", StringComparison.Ordinal));
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Does something once, when the batch says for the first time how far it is.</summary>
    private static Action<string> AtFirstProgress(Action action)
    {
        bool done = false;
        return line =>
        {
            // 3/24 · 40 a minute
            if (done || line.Split('/', ' ') is not [var number, ..] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)) return;
            done = true;
            action();
        };
    }

    /// <summary>The part of our installation of .NET that runs programs, in a place where it may be broken.</summary>
    /// <returns>Its folder.</returns>
    private static string CopyOfDotnet(string root)
    {
        string runtime = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory()), shared = Path.GetDirectoryName(runtime)!, ours = Path.GetFullPath(Path.Combine(shared, "..", "..")), copy = Path.Combine(root, "dotnet");
        string versions = Path.Combine(copy, "shared", Path.GetFileName(shared));
        Directory.CreateDirectory(versions);
        Tool.Run("cp", root, "-r", runtime, versions);
        Tool.Run("cp", root, "-r", Path.Combine(ours, "host"), copy);
        Tool.Run("cp", root, Path.Combine(ours, "dotnet"), copy);
        return copy;
    }

    private static SortedDictionary<string, double?> Scores(string records)
    {
        var folder = new RecordFolder(records);
        return new(folder.All().GroupBy(p => p.Student).ToDictionary(g => g.Key, g => folder.ReadWhole(g.Last()) is { Outcome: not Outcome.Infrastructure } record ? record.Score : (double?)null), StringComparer.Ordinal);
    }
}
