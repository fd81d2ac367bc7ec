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

/// <summary>Grades the same submissions over and over, without walls, with each alone and with all, in graders that know them and in fresh ones, and at home: equal submissions have equal records, but for <c>run</c>.</summary>
internal static class RepeatStudy
{
    /// <summary>Of the corpora; what one does not have is left out.</summary>
    private static readonly string[] Solutions =
        ["linq", "first-attempt", "precision-and-recall-swapped", "tanh-overflows", "forgets-upstream", "helper-file", "stub", "does-not-compile", "not-compiling", "file-outside-the-globs"];

    /// <summary>One in so many repeats has a grader of its own, whose cache knows nothing; what is not the reference has one in so many repeats.</summary>
    private const int OneIn = 10;

    /// <summary>A set of layers. Without the screen every check has a worker of its own, so that one repeat takes as long as ten: it has one.</summary>
    private sealed record Wall(string Name, IReadOnlySet<Layer> Layers, int OfReference, int OfOthers);

    private const string NoRecord = "none", Reference = "the reference";

    internal static Study Study { get; } = new("repeats", "one byte-identical record over repeats, with no layer, each alone and all, and at home (--count 100, --home 1, --only part-of-a-name)", Run);

    private static int Run(string[] args)
    {
        var options = new StudyOptions(args, "--count", "--home", "--only");
        int count = options.Number("--count", 100), home = options.Number("--home", 1);
        var shelf = StudyReport.Kits;
        var report = new StudyReport(Study.Name);
        report.Machine();
        var standing = LayerProbe.Here.Standing;
        int others = Math.Max(2, count / OneIn);
        Wall[] walls =
        [
            new("none", Layers.SplitOnly, 2, 1),
            .. Layers.All.Where(l => l != Layer.Process && standing.Contains(l)).Select(l => new Wall(Layers.NameOf(l), new HashSet<Layer> { Layer.Process, l }, l == Layer.Screen ? others : 1, l == Layer.Screen ? 2 : 1)),
            new("all", standing, count, others),
        ];
        report.Line($"all layers that hold here: {string.Join(", ", Layers.NamesOf(standing))}");
        report.Line(string.Create(CultureInfo.InvariantCulture, $"different records, all suites, of so many repeats (the reference / others): {string.Join(", ", walls.Select(w => $"{w.Name} {w.OfReference} / {w.OfOthers}"))}; one in {OneIn} by a fresh grader with an empty cache:"));
        report.Line();
        report.Line($"{"submission",-46}{string.Concat(walls.Select(w => $"{w.Name,17}"))}   over all   public suite at home ({home}) and graded");

        bool one = true;
        using var students = home > 0 ? new HomeLoop() : null;
        foreach (var assignment in AssignmentSources.All(StudyReport.Repository))
        {
            var kit = shelf.Of(assignment.Manifest.Id) ?? throw new InvalidOperationException($"There is no kit of {assignment.Manifest.Id} in {shelf.Folder}; build the solution.");
            foreach (var (name, content) in Submissions(assignment).Where(s => $"{assignment.Manifest.Id} {s.Name}".Contains(options.Text("--only") ?? "", StringComparison.Ordinal)))
            {
                StudyReport.Progress($"{assignment.Manifest.Id} {name}");
                one &= Repeat($"{assignment.Manifest.Id} {name}", content, kit, [.. walls.Select(w => (w.Layers, name == Reference ? w.OfReference : w.OfOthers))], students, home, report);
            }
        }
        report.Line();
        report.Line(one ? "One record each." : "There are different records.");
        if (options.Text("--only") is null) report.Save();
        return one ? 0 : 1;
    }

    private static IEnumerable<(string Name, IReadOnlyList<(string Path, byte[] Content)> Files)> Submissions(AssignmentSources assignment) =>
    [
        (Reference, [.. assignment.ReferenceFiles().Files.Select(f => (f.Path, f.Content))]),
        .. Solutions.Where(s => File.Exists(Path.Combine(assignment.Corpus, s, Solution.FileName))).Select(s => (s, Solution.Read(Path.Combine(assignment.Corpus, s), assignment).Files)),
    ];

    private static bool Repeat(string name, IReadOnlyList<(string Path, byte[] Content)> content, Kit kit, (IReadOnlySet<Layer> Layers, int Repeats)[] walls, HomeLoop? students, int home, StudyReport report)
    {
        string folder = Directory.CreateTempSubdirectory("gradus-repeats-").FullName;
        try
        {
            foreach (var (path, bytes) in content)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
                File.WriteAllBytes(Path.Combine(folder, path), bytes);
            }
            var files = SubmissionFiles.Read(folder, kit.Assignment.Files);
            List<HashSet<string>> found = [];
            HashSet<string> open = [], atHome = [];
            bool compiles = true;
            foreach (var (layers, repeats) in walls)
            {
                HashSet<string> records = [];
                using var known = new Grader(new GraderOptions { Layers = layers });
                for (int i = 0; i < repeats; i++)
                {
                    using var fresh = i % OneIn == OneIn - 1 || i == repeats - 1 ? new Grader(new GraderOptions { Layers = layers }) : null;
                    records.Add(RecordJson.WriteWithoutRun((fresh ?? known).Grade(files, kit).Staff));
                }
                found.Add(records);
                var shown = known.Grade(files, kit, Suites.Public).Student;
                compiles &= shown.Outcome != Outcome.NotCompiled;
                open.Add(RecordJson.WriteWithoutRun(shown));
            }
            for (int i = 0; i < home; i++) atHome.Add(students!.Test(folder, kit.Assignment.Id).Record is { } record ? RecordJson.WriteWithoutRun(record) : NoRecord);
            // What does not compile has no record at home: there the compiler speaks for itself. Everything else has the graded one.
            bool same = open.Count == 1 && (compiles ? atHome.IsSubsetOf(open) : atHome.All(r => r == NoRecord));
            int over = found.SelectMany(f => f).Distinct().Count();
            report.Line(string.Create(CultureInfo.InvariantCulture, $"{name,-46}{string.Concat(found.Select(f => $"{f.Count,17}"))}{over,11}   {(same ? compiles ? "one" : "none at home, one graded" : $"DIFFERENT: {open.Count} graded, {atHome.Count} at home")}"));
            if (!same && open.Count == 1 && atHome.Except(open).FirstOrDefault() is { } other)
                report.Line("  first difference: " + (open.Single().Split('\n').Zip(other.Split('\n')).Where(l => l.First != l.Second).Select(l => $"graded {l.First.Trim()}, at home {l.Second.Trim()}").FirstOrDefault() ?? "the length"));
            return over == 1 && same;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
