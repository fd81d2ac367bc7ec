using System.Globalization;
using Gradus.Engine.Batch;
using Gradus.EngineStudy.Batch;
using Gradus.Grading.Records;

namespace Gradus.EngineStudy;

/// <summary>A full disk, a missing worker, a runtime that does not start: what grade-all says, what it writes, and whether it can be gone on with.</summary>
internal static class FaultStudy
{
    internal static Study Study { get; } = new("faults", "a full disk, missing and broken programs: clear errors, no lost point, and resume (--class 24, --tool)", Run);

    private static int Run(string[] args)
    {
        var options = new StudyOptions(args, "--class", "--tool");
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

            void Try(string name, string records, Action broken, Action mended, Action<string>? during = null)
            {
                broken();
                List<string> lines = [];
                int code;
                using (var process = tool.Start(line => { lock (lines) lines.Add(line); during?.Invoke(line); }, Command(records)))
                {
                    process.WaitForExit();
                    code = process.ExitCode;
                }
                var after = Scores(records);
                int lost = after.Count(s => s.Value is { } score && score != right[s.Key]);
                mended();
                int resumed = tool.Run(Command(records)).Code;
                bool same = Scores(records).SequenceEqual(right);
                string message = lines.FirstOrDefault(l => l.StartsWith("gradus failed", StringComparison.Ordinal) || l.StartsWith("Stopped", StringComparison.Ordinal)) ?? lines.LastOrDefault() ?? "";
                report.Line();
                report.Line(string.Create(CultureInfo.InvariantCulture, $"{name}"));
                report.Line(string.Create(CultureInfo.InvariantCulture, $"  exit code {code}; {after.Count(s => s.Value is not null)} of {students} judged before, {lost} with lost points; mended and resumed: exit code {resumed}, {(same ? "as undisturbed" : "NOT as undisturbed")}"));
                report.Line("  " + message.Replace(root, "…", StringComparison.Ordinal));
                good &= code == 3 && lost == 0 && resumed == 0 && same;
            }

            string Piece(params string[] path) => Path.Combine([copy, .. path]);
            void Away(string file) => File.Move(file, file + ".away");
            void Back(string file) => File.Move(file + ".away", file, overwrite: true);
            string worker = Piece("worker", "Gradus.Worker.dll"), runtime = Piece("worker", "Gradus.Worker.runtimeconfig.json"), compiler = Piece("Gradus.Engine.runtimeconfig.json");
            Try("no worker", Path.Combine(root, "r1"), () => Away(worker), () => Back(worker));
            bool gone = false;
            Try("the worker vanishes in the middle", Path.Combine(root, "r2"), () => { }, () => Back(worker), line =>
            {
                if (gone || !line.Contains("a minute", StringComparison.Ordinal)) return;
                gone = true;
                Away(worker);
            });
            Try("the worker's runtime does not start", Path.Combine(root, "r3"), () => Demand(runtime), () => Back(runtime));
            Try("the compiler's runtime does not start", Path.Combine(root, "r4"), () => Demand(compiler), () => Back(compiler));

            string disk = Path.Combine(root, "disk");
            Directory.CreateDirectory(disk);
            try
            {
                Tool.Run("mount", root, "-t", "tmpfs", "-o", "size=160k", "tmpfs", disk);
            }
            catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                report.Line();
                report.Line("a full disk: not tried, since nothing may be mounted here");
                report.Save();
                return good ? 0 : 1;
            }
            try
            {
                Try("a full disk", Path.Combine(disk, "records"), () => { }, () => Tool.Run("mount", root, "-o", "remount,size=64m", disk));
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

    private static SortedDictionary<string, double?> Scores(string records)
    {
        var folder = new RecordFolder(records);
        return new(folder.All().GroupBy(p => p.Student).ToDictionary(g => g.Key, g => folder.ReadWhole(g.Last()) is { Outcome: not Outcome.Infrastructure } record ? record.Score : (double?)null), StringComparer.Ordinal);
    }
}
