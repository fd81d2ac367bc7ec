using System.Text;
using System.Text.Json;
using Gradus.Authoring;
using Gradus.Grading.Checks;
using Gradus.Grading.Course;
using Gradus.Grading.Records;
using Gradus.Grading.Texts;
using Gradus.Tests.Authoring;
using NUnit.Framework;

namespace Gradus.Tests.Suites;

/// <summary>The assignment <c>metrics</c>: its suites judge every solution of the corpus as the corpus says.</summary>
public sealed class MetricsSuiteTests
{
    private static readonly System.Reflection.Assembly[] Suites = [typeof(Gradus.Suites.Metrics.Public.Counts).Assembly, typeof(Gradus.Suites.Metrics.Staff.MoreCounts).Assembly];

    private static readonly InProcess Grader = new("metrics", "Gradus.Metrics", Suites);

    private static string AssignmentFolder => Path.Combine(InProcess.Root, "assignments", "metrics");

    private static IEnumerable<TestCaseData> Solutions() => Directory.GetDirectories(Grader.Submissions).Order(StringComparer.Ordinal)
        .Select(folder => new TestCaseData(folder).SetArgDisplayNames(Path.GetFileName(folder)));

    [TestCaseSource(nameof(Solutions))]
    public void A_solution_loses_what_it_declares(string folder)
    {
        var solution = Solution.Read(folder);
        var (image, errors) = Grader.Compile(solution.Files(solution.Kind == "stub" ? Grader.Stub() : Grader.Base()));
        if (solution.Outcome == "not-compiled")
        {
            Assert.That(errors.Select(e => e.Id), Is.SupersetOf(solution.Diagnostics));
            return;
        }
        Assert.That(errors, Is.Empty);
        var records = Grader.Grade(image!);
        var lost = new SortedDictionary<string, string>(records.Where(r => r.Points < r.Max)
            .ToDictionary(r => r.Id, r => r.Diagnosis?.Key["mistake.".Length..] ?? ""), StringComparer.Ordinal);
        double points = Points.Sum(records.Select(r => r.Points));
        TestContext.Out.WriteLine($"{Path.GetFileName(folder)}: {points}");
        foreach (var r in records.Where(r => r.Points < r.Max))
            TestContext.Out.WriteLine($"  {r.Id} {r.Points}/{r.Max} {r.Status} {r.Diagnosis?.Key} | {Shown(r.Expected)} | {Shown(r.Got)} | {string.Join(" ", r.Parts.Where(p => p.Points < p.Max).Select(p => p.Name.Args?["code"] ?? p.Name.Key))}");
        if (Environment.GetEnvironmentVariable("ROWS") is { } rows)
            File.WriteAllText(Path.Combine(rows, Path.GetFileName(folder) + ".json"), JsonSerializer.Serialize(new { loses = lost, points, earned = records.ToDictionary(r => r.Id, r => r.Points) }));
        switch (solution.Kind)
        {
            case "stub":
                Assert.That(records.Select(r => r.Status).Distinct(), Is.EqualTo([CheckStatus.NotImplemented]));
                break;
            case "right":
                Assert.That(lost, Is.Empty);
                break;
            default:
                Assert.That(lost, Is.EqualTo(solution.Loses));
                break;
        }
        if (solution.Points is { } declared) Assert.That(points, Is.EqualTo(declared).Within(0.001));

        static string Shown(Text? text) => text?.Args is { } args ? string.Join(", ", args.Values) : text?.Key ?? "";
    }
}
