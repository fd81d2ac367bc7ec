using System.Globalization;
using Gradus.Authoring;
using Gradus.Authoring.Verification;
using Gradus.Engine;
using Gradus.Engine.Containment;
using Gradus.Engine.Kits;
using Gradus.EngineStudy.Batch;
using Gradus.Grading.Course;
using Gradus.Grading.Records;

namespace Gradus.EngineStudy;

/// <summary>Grades the same submissions over and over, with no, one and all walls and at home: equal submissions have equal records, but for <c>run</c>.</summary>
internal static class RepeatStudy
{
    private static readonly string[] Solutions = ["linq", "first-attempt", "precision-and-recall-swapped", "stub", "does-not-compile", "file-outside-the-globs"];

    internal static Study Study { get; } = new("repeats", "one byte-identical record over repeats, with 0, 1 and all layers, and at home (--count 100, --home 1)", Run);

    private static int Run(string[] args)
    {
        var options = new StudyOptions(args, "--count", "--home");
        int count = options.Number("--count", 100), home = options.Number("--home", 1);
        var metrics = AssignmentSources.Of(StudyReport.Repository, "metrics");
        var shelf = KitShelf.Find(Path.Combine(StudyReport.Repository, "artifacts", "kits"));
        var kit = shelf.Of("metrics")!;
        var report = new StudyReport(Study.Name);
        report.Machine();
        (string Name, IReadOnlySet<Layer> Layers)[] walls = [("none", Layers.SplitOnly), ("screen", new HashSet<Layer> { Layer.Process, Layer.Screen }), ("all", LayerProbe.Here.Standing)];
        report.Line($"all layers that hold here: {string.Join(", ", Layers.NamesOf(walls[2].Layers))}");
        report.Line(string.Create(CultureInfo.InvariantCulture, $"different records of {count} each, all suites:"));
        report.Line();
        report.Line($"{"submission",-32}{string.Concat(walls.Select(w => $"{w.Name,8}"))}   over all   public suite at home ({home}) and graded");

        bool one = true;
        using var students = home > 0 ? new HomeLoop() : null;
        foreach (string name in Solutions)
        {
            string folder = Directory.CreateTempSubdirectory("gradus-repeats-").FullName;
            try
            {
                foreach (var (path, content) in Solution.Read(Path.Combine(metrics.Corpus, name), metrics).Files)
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
                    File.WriteAllBytes(Path.Combine(folder, path), content);
                }
                List<HashSet<string>> found = [];
                HashSet<string> open = [];
                foreach (var (_, layers) in walls)
                {
                    using var grader = new Grader(new GraderOptions { Layers = layers });
                    var files = SubmissionFiles.Read(folder, kit.Assignment.Files);
                    found.Add([.. Enumerable.Range(0, count).Select(_ => RecordJson.WriteWithoutRun(grader.Grade(files, kit).Staff))]);
                    open.Add(RecordJson.WriteWithoutRun(grader.Grade(files, kit, Suites.Public).Student));
                }
                for (int i = 0; i < home; i++) open.Add(students!.Test(folder).Record is { } record ? RecordJson.WriteWithoutRun(record) : "none");
                // What does not compile has no record at home: there the compiler speaks for itself.
                if (name == "does-not-compile") open.Remove("none");
                int over = found.SelectMany(f => f).Distinct().Count();
                report.Line(string.Create(CultureInfo.InvariantCulture, $"{name,-32}{string.Concat(found.Select(f => $"{f.Count,8}"))}{over,11}{open.Count,13}"));
                one &= over == 1 && open.Count == 1;
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        report.Line();
        report.Line(one ? "One record each." : "There are different records.");
        report.Save();
        return one ? 0 : 1;
    }
}
