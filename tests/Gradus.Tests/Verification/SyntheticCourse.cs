using System.Text;
using Gradus.Authoring;
using Gradus.Authoring.Verification;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using Gradus.Tests.Authoring;

namespace Gradus.Tests.Verification;

/// <summary>A course of one assignment with two exercises, and evidence that its graders are right: each test spoils one thing.</summary>
internal sealed class SyntheticCourse : IDisposable
{
    internal const string Game = """
        namespace Gradus.Mini;
        public static class Game
        {
            // exercise: sum
            public static double Add(double a, double b) => a + b;

            // exercise: half
            public static double Half(double x) => x / 2;

            // The twin of Half.
            public static double Twice(double x) => x * 2;
        }
        """;

    private readonly Folder folder = new(
        ("assignments/course.json", """{ "schema": "gradus/course/v1", "id": "course", "assignments": [ { "id": "mini" } ] }"""),
        ("assignments/mini/assignment.json", """{ "schema": "gradus/assignment/v1", "id": "mini", "title": { "en": "Mini" }, "module": "Gradus.Mini", "points": 4 }"""),
        ("assignments/mini/Game.cs", "namespace Gradus.Mini; // as handed out\n"),
        ("reference/Gradus.Mini/Game.cs", Game));

    internal AssignmentSources Assignment => AssignmentSources.Of(folder.Path, "mini");

    /// <summary>Writes a file of the corpus.</summary>
    internal void Corpus(string path, string text) => folder.Write("tests/submissions/mini/" + path, text);

    internal Solution Read(string name) => Solution.Read(Path.Combine(Assignment.Corpus, name), Assignment);

    public void Dispose() => folder.Dispose();

    /// <summary>Three checks; a stub, a right solution, and three wrong ones of which each fails another set of checks.</summary>
    internal Evidence Right()
    {
        string[] gaps = ["sum/Lecture", "sum/BadInput", "half/Lecture", "half/Edge", "half/BadInput"];
        return new Evidence(Assignment,
            [Check("Sums.Add", 2, "sum", Case.General, Visibility.Public), Check("Sums.Half", 1, "half", Case.General, Visibility.Public), Check("Hidden.AddAgain", 1, "sum", Case.Edge, Visibility.Staff)],
            [.. gaps.Select(g => new NotCoveredAttribute(g.Split('/')[0], Enum.Parse<Case>(g.Split('/')[1]), "It takes any number."))],
            Record(2, 1, 1), Record(2, 1, 1),
            [
                Trial("stub", new SolutionManifest { Kind = SolutionKind.Stub, About = "" }, Record(0, 0, 0)),
                Trial("other", new SolutionManifest { Kind = SolutionKind.Right, About = "" }, Record(2, 1, 1)),
                Trial("minus", Wrong(1, ("Sums.Add", "minus-for-plus"), ("Hidden.AddAgain", "")), Lost(Record(0, 1, 0), "Sums.Add", "minus-for-plus")),
                Trial("whole", Wrong(3, ("Sums.Half", "integer-division")), Lost(Record(2, 0, 1), "Sums.Half", "integer-division")),
            ], [], IsWhole: true);
    }

    internal static (DeclaredCheck, Visibility) Check(string id, double points, string group, Case kind, Visibility visibility, params string[] covers) =>
        (new DeclaredCheck(id, new CheckAttribute(points) { Group = group, Case = kind, Covers = covers }), visibility);

    internal static Trial Trial(string name, SolutionManifest manifest, ScoreRecord record) => new(new Solution(name, manifest, []), record);

    internal static SolutionManifest Wrong(params (string Check, string Diagnosis)[] loses) =>
        new() { Kind = SolutionKind.Wrong, About = "", Loses = new(loses.ToDictionary(l => l.Check, l => l.Diagnosis), StringComparer.Ordinal) };

    internal static SolutionManifest Wrong(double points, params (string Check, string Diagnosis)[] loses) => Wrong(loses) with { Points = points };

    internal static ScoreRecord Record(double add, double half, double again) => Record(Outcome.Graded,
        Scored("Sums.Add", "sum", Visibility.Public, add, 2), Scored("Sums.Half", "half", Visibility.Public, half, 1), Scored("Hidden.AddAgain", "sum", Visibility.Staff, again, 1));

    internal static ScoreRecord Record(Outcome outcome, params CheckRecord[] checks) => new(
        ScoreRecord.SchemaName, "gradus", new SuiteInfo("suite", 1), "mini", new Submission(new string('0', 64), []), "development", Audience.Staff, outcome, [],
        Points.Sum(checks.Select(c => c.Points)), 4, checks, new RunInfo("", "", 0, "", "", "", [], false));

    /// <summary>Gives a lost check its diagnosis.</summary>
    internal static ScoreRecord Lost(ScoreRecord record, string check, string mistake) =>
        record with { Checks = [.. record.Checks.Select(c => c.Id == check ? c with { Diagnosis = new Text("mistake." + mistake) } : c)] };

    internal static string Content(Solution solution, string file) => Encoding.UTF8.GetString(solution.Files.Single(f => f.Path == file).Content);

    private static CheckRecord Scored(string id, string group, Visibility visibility, double points, double max) => new(
        id, group, visibility, points, max, points == max ? CheckStatus.Passed : points > 0 ? CheckStatus.Partial : CheckStatus.Failed, new Text("title." + id),
        points == max ? null : new Text("value"), points == max ? null : Text.Of("value", ("value", "7")), null, null, null, null, [], []);
}
