using Gradus.Engine.Batch;
using Gradus.Engine.Collecting;
using Gradus.Engine.Collecting.Platforms;
using Gradus.Engine.Kits;
using Gradus.Grading.Records;
using Gradus.Tests.Engine;
using NUnit.Framework;

namespace Gradus.Tests.Collecting;

/// <summary>The parts of a set, wherever in a submission they lie.</summary>
public class SetCollectorTests
{
    private const string Other = "namespace Gradus.Other;\npublic class Thing { }\n";

    private static Collected Collect(string path) => Collector.Collect(path, MiniSet.Kit, MiniSet.Shelf);

    private static IEnumerable<TestCaseData> Found =>
    [
        Case("what HandIn packs", "halves/Middle.cs, sums/Sum.cs", ("sums/Sum.cs", MiniSet.Sums), ("halves/Middle.cs", MiniSet.Halves)),
        Case("a repository", "halves/Middle.cs, sums/Extra.cs, sums/Sum.cs", ("course/assignments/sums/assignment.json", """{ "id": "sums" }"""), ("course/assignments/sums/Sum.cs", MiniSet.Sums),
            ("course/assignments/sums/Extra.cs", "// more"), ("course/assignments/halves/Middle.cs", MiniSet.Halves), ("course/assignments/game/assignment.json", """{ "id": "game" }"""), ("course/other/Thing.cs", Other)),
        Case("folders in folders with names of their own", "halves/Middle.cs, sums/Sum.cs", ("Иван/a/Sum.cs", MiniSet.Sums), ("Иван/b/Middle.cs", MiniSet.Halves)),
        Case("folders named after parts whose sources say nothing", "halves/Middle.cs, sums/Sum.cs", ("sums/Sum.cs", "class A;"), ("halves/Middle.cs", "class B;")),
        Case("one part", "halves/Middle.cs", ("halves/Middle.cs", MiniSet.Halves)),
        Case("one part at the top", "sums/Sum.cs", ("Sum.cs", MiniSet.Sums)),
        Case("one part in a folder of another name", "sums/Sum.cs", ("work/Sum.cs", MiniSet.Sums)),
        Case("one part beside something else", "sums/Sum.cs", ("sums/Sum.cs", MiniSet.Sums), ("other/Thing.cs", Other)),
    ];

    private static TestCaseData Case(string name, string taken, params (string, string)[] files) => new TestCaseData(taken, files).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Found))]
    public void Every_part_is_found_by_its_own_rules(string taken, (string, string)[] files)
    {
        foreach (string path in new[] { MiniKit.Folder(files), MiniKit.Zip(files) })
        {
            var collected = Collect(path);
            Assert.That((collected.Outcome, string.Join(", ", collected.Files.Files.Select(f => f.Path)), collected.Refused.Count), Is.EqualTo((Outcome.Graded, taken, 0)));
        }
    }

    [Test]
    public void Nothing_of_any_part_is_nothing_handed_in()
    {
        var collected = Collect(MiniKit.Folder(("other/Thing.cs", Other)));
        Assert.That((collected.Outcome, collected.Reason!.Message), Is.EqualTo((Outcome.NotSubmitted, Text.Of("diagnostic.no-files", ("globs", "sums/*.cs, halves/*.cs")))));
    }

    private static IEnumerable<TestCaseData> Refused =>
    [
        Case("zeros", "refused.not-text", ("sums/Sum.cs", MiniSet.Sums + "\0")),
        Case("two folders", "refused.several-folders", ("a/Sum.cs", MiniSet.Sums), ("b/Sum.cs", MiniSet.Sums)),
        Case("too many files", "refused.too-many-files", [.. Enumerable.Range(0, Collector.MostFiles).Select(i => ($"sums/S{i}.cs", MiniSet.Sums))]),
        Case("a long file", "diagnostic.file-too-large", ("sums/Sum.cs", MiniSet.Sums + new string(' ', Collector.LongestFile))),
    ];

    [TestCaseSource(nameof(Refused))]
    public void A_part_that_is_refused_leaves_the_others(string reason, (string, string)[] files)
    {
        var collected = Collect(MiniKit.Folder([.. files, ("halves/Middle.cs", MiniSet.Halves), ("halves/More.cs", "// more")]));
        string refused = reason == "refused.too-many-files" ? "halves" : "sums"; // the limits hold for all parts together: 200 of the first and 2 of the second
        Assert.That((collected.Outcome, collected.Refused.Single().Key, collected.Refused.Single().Value.Message.Key), Is.EqualTo((Outcome.Graded, refused, reason)));
        Assert.That(collected.Files.Files.Select(f => f.Path.Split('/')[0]).Distinct(), Is.EqualTo(new[] { refused == "sums" ? "halves" : "sums" }));
    }

    [TestCase("sums", TestName = "a folder")]
    [TestCase("Иван/sums", TestName = "a folder in a folder")]
    [TestCase("sums/Sum.cs", TestName = "a file")]
    [TestCase("sums/sums", TestName = "a folder in a folder of the same name")]
    public void A_part_that_is_a_link_is_refused_by_name(string link)
    {
        string folder = MiniKit.Folder(("halves/Middle.cs", MiniSet.Halves)), elsewhere = MiniKit.Folder(("Sum.cs", MiniSet.Sums));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, link))!);
        File.CreateSymbolicLink(Path.Combine(folder, link), link.EndsWith(".cs", StringComparison.Ordinal) ? Path.Combine(elsewhere, "Sum.cs") : elsewhere);
        var collected = Collect(folder);
        Assert.That((collected.Outcome, collected.Files.Files.Single().Path, collected.Refused.Single().Key, collected.Refused["sums"].Message), Is.EqualTo((Outcome.Graded, "halves/Middle.cs", "sums", Text.Of("refused.link", ("file", link)))));
    }

    [TestCase("summary", TestName = "another name")]
    [TestCase("notes/sums/plot.png", TestName = "no file of the part")]
    [TestCase("Sums/more", TestName = "a folder that no file of the part lies in")]
    public void Any_other_link_is_no_part(string link)
    {
        string folder = MiniKit.Folder(("halves/Middle.cs", MiniSet.Halves));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, link))!);
        File.CreateSymbolicLink(Path.Combine(folder, link), MiniKit.Folder(("Sum.cs", MiniSet.Sums)));
        Assert.That(Collect(folder) is { Outcome: Outcome.Graded, Refused.Count: 0 }, Is.True);
    }

    [Test]
    public void What_is_refused_uses_nothing_up()
    {
        string blanks = new(' ', Collector.LongestFile - 1);
        (string, string)[] many = [.. Enumerable.Range(0, Collector.MostFiles + 1).Select(i => ($"sums/S{i}.cs", MiniSet.Sums))], much = [.. Enumerable.Range(0, (Collector.MostBytes / Collector.LongestFile) + 1).Select(i => ($"sums/S{i}.cs", blanks))];
        foreach (var (files, reason) in new[] { (many, "refused.too-many-files"), (much, "refused.too-large") })
        {
            var collected = Collect(MiniKit.Folder([.. files, ("halves/Middle.cs", MiniSet.Halves)]));
            Assert.That((collected.Outcome, collected.Refused.Single().Key, collected.Refused.Single().Value.Message.Key), Is.EqualTo((Outcome.Graded, "sums", reason)));
        }
    }

    [Test]
    public void Where_the_only_part_is_refused_the_submission_is() =>
        Assert.That(Collect(MiniKit.Folder(("sums/Sum.cs", "\0"))) is { Outcome: Outcome.Rejected, Reason.Message.Key: "refused.not-text" }, Is.True);

    [Test]
    public void What_a_platform_collected_keeps_the_reason_of_a_refused_part()
    {
        string refused = System.Text.Encoding.UTF8.GetString(Refusal.Write(Text.Of("refused.not-text", ("file", "sums/Sum.cs"))));
        var collected = Collect(MiniKit.Folder(("sums/refused.json", refused), ("halves/Middle.cs", MiniSet.Halves)));
        Assert.That((collected.Outcome, collected.Refused["sums"].Message), Is.EqualTo((Outcome.Graded, Text.Of("refused.not-text", ("file", "sums/Sum.cs")))));
    }

    [Test]
    public void A_set_is_guessed_by_manifest_or_name_and_never_by_what_sources_declare()
    {
        (string, string)[] both = [("sums/Sum.cs", MiniSet.Sums), ("halves/Middle.cs", MiniSet.Halves)];
        string? Guess(string path) => Collector.Guess(path, MiniSet.Shelf)?.Assignment.Id;
        string named = Path.Combine(MiniKit.NewFolder(), "game");
        Directory.Move(MiniKit.Folder(both), named);
        Assert.That((Guess(MiniKit.Folder(both)), Guess(named), Guess(MiniKit.Folder([.. both, ("assignment.json", """{ "id": "game" }""")])), Guess(MiniKit.Folder(both[0]))), Is.EqualTo(((string?)null, "game", "game", "sums")));
    }

    [Test]
    public void A_refused_part_makes_another_record_than_a_missing_one()
    {
        var print = KitFingerprint.Of(MiniSet.Kit);
        string Key(params (string, string)[] files) => RecordKey.Of(Collect(MiniKit.Folder([.. files, ("halves/Middle.cs", MiniSet.Halves)])), print, Gradus.Engine.Kits.Suites.All);
        Assert.That(Key(("sums/Sum.cs", "\0")), Is.Not.EqualTo(Key()).And.EqualTo(Key(("sums/Sum.cs", "\0"))));
    }
}
