using Gradus.Authoring;
using Gradus.Cli.Verification;
using Gradus.Tests.Authoring;
using NUnit.Framework;

namespace Gradus.Tests.Verification;

/// <summary>A kit that is not what the sources would make is told from a fresh one.</summary>
public sealed class StaleKitTests
{
    private const string Manifest = """{ "schema": "gradus/assignment/v1", "id": "mini", "title": { "en": "Mini" }, "module": "Gradus.Mini", "points": 4 }""";

    private static readonly DateTime Before = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc), Build = Before.AddHours(1), After = Before.AddHours(2);

    private Folder folder = null!;

    private string Kit => Path.Combine(folder.Path, "kit");

    [SetUp]
    public void Make()
    {
        folder = new Folder(
            ("assignments/course.json", """{ "schema": "gradus/course/v1", "id": "course", "assignments": [ { "id": "mini" } ] }"""), ("assignments/mini/assignment.json", Manifest), ("kit/assignment.json", Manifest));
        foreach (string source in (string[])["Public/Sums.cs", "Public/Fixtures/sums.json", "Public/obj/Sums.g.cs", "Staff/Hidden.cs"]) Write($"graders/suites/mini/{source}", Before);
        Write("kit/public/Gradus.Suites.Mini.Public.dll", Build);
        Write("kit/staff/Gradus.Suites.Mini.Staff.dll", Build);
    }

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void A_kit_that_was_built_after_its_sources_is_fresh() => Assert.That(Findings(), Is.Empty);

    [TestCase("Public/Sums.cs", "public")]
    [TestCase("Public/Fixtures/sums.json", "public")]
    [TestCase("Public/Convergence/sums.json", "public")]
    [TestCase("Staff/Hidden.cs", "staff")]
    public void A_suite_that_is_older_than_a_source_is_stale(string source, string suite)
    {
        Write($"graders/suites/mini/{source}", After);
        Assert.That(Findings().Single(), Does.StartWith("the kit is stale: ").And.Contain(Path.Combine(Kit, suite)).And.EndWith($".dll is older than graders/suites/mini/{source}; rebuild: dotnet build tools/Gradus.Cli"));
    }

    [Test]
    public void A_set_whose_part_has_changed_is_stale()
    {
        folder.Write("assignments/course.json", """{ "schema": "gradus/course/v1", "id": "course", "assignments": [ { "id": "mini" }, { "id": "other" }, { "id": "both" } ] }""");
        folder.Write("assignments/other/assignment.json", Manifest.Replace("\"mini\"", "\"other\"").Replace("Gradus.Mini", "Gradus.Other"));
        string set = Manifest.Replace("\"mini\"", "\"both\"").Replace("\"points\"", "\"parts\": [\"mini\", \"other\"], \"points\"");
        folder.Write("assignments/both/assignment.json", set);
        folder.Write("kit/assignment.json", set);
        folder.Write("kit/parts/mini/assignment.json", Manifest);
        folder.Write("kit/parts/other/assignment.json", Manifest);
        Assert.That(StaleKit.Findings(AssignmentSources.Of(folder.Path, "both"), Kit).Single(), Does.Contain(Path.Combine("parts", "other", "assignment.json")).And.Contain("is not the source's"));
    }

    [Test]
    public void Who_makes_tables_anew_does_not_mind_older_ones()
    {
        Write("graders/suites/mini/Public/Convergence/sums.json", After);
        Assert.That(StaleKit.Findings(AssignmentSources.Of(folder.Path, "mini"), Kit, tables: false), Is.Empty);
        Write("graders/suites/mini/Public/Sums.cs", After);
        Assert.That(StaleKit.Findings(AssignmentSources.Of(folder.Path, "mini"), Kit, tables: false), Has.Count.EqualTo(1));
    }

    [Test]
    public void What_a_build_leaves_beside_the_sources_is_no_source()
    {
        Write("graders/suites/mini/Public/obj/Sums.g.cs", After);
        Assert.That(Findings(), Is.Empty);
    }

    [Test]
    public void Another_manifest_is_stale()
    {
        folder.Write("kit/assignment.json", Manifest.Replace("4", "5"));
        Assert.That(Findings().Single(), Does.EndWith("assignment.json is not the source's; rebuild: dotnet build tools/Gradus.Cli"));
    }

    [Test]
    public void A_suite_that_is_missing_is_stale()
    {
        File.Delete(Path.Combine(Kit, "staff", "Gradus.Suites.Mini.Staff.dll"));
        Assert.That(Findings(), Has.Count.EqualTo(1));
    }

    private IReadOnlyList<string> Findings() => StaleKit.Findings(AssignmentSources.Of(folder.Path, "mini"), Kit);

    private void Write(string path, DateTime time)
    {
        folder.Write(path, "");
        File.SetLastWriteTimeUtc(Path.Combine(folder.Path, path), time);
    }
}
