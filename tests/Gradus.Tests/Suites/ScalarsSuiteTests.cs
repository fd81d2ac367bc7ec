using System.Text.Json;
using Gradus.Authoring;
using Gradus.Grading.Checks;
using Gradus.Grading.Course;
using Gradus.Grading.Records;
using Gradus.Grading.Texts;
using Gradus.Tests.Authoring;
using NUnit.Framework;

namespace Gradus.Tests.Suites;

/// <summary>The assignment <c>scalar-autograd</c>: its suites judge every solution of the corpus as the corpus says.</summary>
public sealed class ScalarsSuiteTests
{
    private static readonly System.Reflection.Assembly[] Suites = [typeof(Gradus.Suites.Scalars.Public.Arithmetic).Assembly, typeof(Gradus.Suites.Scalars.Staff.HiddenArithmetic).Assembly];

    private static readonly InProcess Grader = new("scalar-autograd", "Gradus.Scalars", Suites);

    private static readonly AssignmentSources Sources = AssignmentSources.Of(InProcess.Root, "scalar-autograd");

    /// <summary>Solutions that end their process or never end: they are tried in worker processes, by <c>gradus verify</c>.</summary>
    private static readonly string[] NotInThisProcess = ["recursive-order", "recursive-backward", "endless-loop", "walks-every-path"];

    private static IEnumerable<TestCaseData> Solutions() => Directory.GetDirectories(Grader.Submissions).Order(StringComparer.Ordinal)
        .Where(folder => !NotInThisProcess.Contains(Path.GetFileName(folder)) && Solution.Read(folder).Kind != "special")
        .Select(folder => new TestCaseData(folder).SetArgDisplayNames(Path.GetFileName(folder)));

    [TestCaseSource(nameof(Solutions))]
    public void A_solution_loses_what_it_declares(string folder)
    {
        var solution = Solution.Read(folder);
        var (image, errors) = Grader.Compile(solution.Files(solution.Kind == "stub" ? Grader.Stub() : Grader.Base()));
        Assert.That(errors, Is.Empty);
        var records = Grader.Grade(image!);
        var lost = new SortedDictionary<string, string>(records.Where(r => r.Points < r.Max)
            .ToDictionary(r => r.Id, r => r.Diagnosis?.Key["mistake.".Length..] ?? ""), StringComparer.Ordinal);
        foreach (var r in records.Where(r => r.Points < r.Max))
            TestContext.Out.WriteLine($"  {r.Id} {r.Points}/{r.Max} {r.Status} {r.Diagnosis?.Key} | {Shown(r.Expected)} | {Shown(r.Got)} | {string.Join(" ", r.Parts.Where(p => p.Points < p.Max).Select(p => p.Name.Args?["code"] ?? p.Name.Key))}");
        if (Environment.GetEnvironmentVariable("ROWS") is { } rows) File.WriteAllText(Path.Combine(rows, Path.GetFileName(folder) + ".json"), JsonSerializer.Serialize(new { loses = lost, earned = records.ToDictionary(r => r.Id, r => r.Points) })); // TEMPORARY
        if (solution.Kind == "stub") Assert.That(records.Select(r => r.Status).Distinct(), Is.EqualTo([CheckStatus.NotImplemented]));
        else Assert.That(lost, Is.EqualTo(solution.Loses));

        static string Shown(Text? text) => text?.Args is { } args ? string.Join(", ", args.Values) : text?.Key ?? "";
    }

    [Test]
    public void The_manifest_states_the_sum_of_the_points() =>
        Assert.That(Suites.SelectMany(SuiteCatalog.Checks).Sum(c => c.Check.Points), Is.EqualTo(Sources.Manifest.Points));

    [Test]
    public void Both_handouts_share_their_blocks_and_the_reference_gives_what_they_state()
    {
        Handout english = Handout.Read(Sources.Handout("en")), russian = Handout.Read(Sources.Handout("ru"));
        Assert.That(russian.Blocks.Select(b => (b.Info, string.Join('\n', b.Lines.Select(l => l.Text)))), Is.EqualTo(english.Blocks.Select(b => (b.Info, string.Join('\n', b.Lines.Select(l => l.Text))))));
        Assert.That(HandoutScript.OfModule(typeof(Gradus.Scalars.Value).Assembly.Location, "Gradus.Scalars").Disagreements(english), Is.Empty);
    }

    [TestCase("en")]
    [TestCase("ru")]
    public void Every_text_that_the_suites_name_exists(string language)
    {
        var texts = TextCatalog.Load(language, AppContext.BaseDirectory);
        var declared = Suites.SelectMany(SuiteCatalog.Checks).ToList();
        var source = string.Concat(Directory.GetFiles(Path.Combine(InProcess.Root, "graders", "suites", "scalar-autograd"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        string[] keys =
        [
            .. declared.Select(c => "title." + c.Id),
            .. declared.Select(c => "group." + c.Check.Group),
            .. declared.Where(c => c.Check.Hint is not null).Select(c => "hint." + c.Check.Hint),
            .. Named(source, @"Mistake(?: = )?\(""([a-z-]+)""").Concat(Named(source, @"\[\(""([a-z-]+)"", |, \(""([a-z-]+)"", 1 - y")).Select(key => "mistake." + key),
            .. Named(source, @"Part\.Of\([0-9.]+, ""([a-z-]+)""").Select(key => "part." + key),
            .. Sources.Manifest.Deny.Select(rule => rule.Instead),
        ];
        Assert.That(keys.Distinct().Where(key => !texts.Has(key)), Is.Empty);

        static IEnumerable<string> Named(string text, string pattern) =>
            System.Text.RegularExpressions.Regex.Matches(text, pattern).SelectMany(m => m.Groups.Values.Skip(1).Where(g => g.Success)).Select(g => g.Value);
    }
}
