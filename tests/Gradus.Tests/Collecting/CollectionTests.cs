using Gradus.Engine.Batch;
using Gradus.Engine.Collecting;
using Gradus.Engine.Collecting.Platforms;
using Gradus.Grading.Records;
using Gradus.Tests.Engine;
using NUnit.Framework;
using static Gradus.Tests.Collecting.PlatformFile;

namespace Gradus.Tests.Collecting;

/// <summary>What a collection keeps when downloads follow one another, and what it is called.</summary>
public class CollectionTests
{
    private const string Prefix = "_assignsubmission_file_/Game.cs";

    private static CollectionResult Moodle(string output, params (string Student, string Text)[] works) =>
        Collect(Platform.Moodle, Both([.. works.Select(w => (w.Student + Prefix, Bytes(w.Text)))]).First(), output);

    private static string[] States(CollectionResult result) => [.. result.Students.Select(s => $"{s.Row.Student}:{s.Placed}")];

    [Test]
    public void The_same_download_again_changes_nothing()
    {
        string output = MiniKit.NewFolder();
        Moodle(output, ("Ann_1", Right), ("Bob_2", Right));
        string map = File.ReadAllText(Path.Combine(output, StudentMap.FileName));
        var written = File.GetLastWriteTimeUtc(Path.Combine(output, "Ann", "Game.cs"));
        Assert.That(States(Moodle(output, ("Ann_1", Right), ("Bob_2", Right))), Is.EqualTo(new[] { "Ann:Unchanged", "Bob:Unchanged" }));
        Assert.That((File.ReadAllText(Path.Combine(output, StudentMap.FileName)), File.GetLastWriteTimeUtc(Path.Combine(output, "Ann", "Game.cs"))), Is.EqualTo((map, written)));
    }

    [Test]
    public void A_newer_submission_replaces_and_nothing_is_lost()
    {
        string output = MiniKit.NewFolder();
        Moodle(output, ("Ann_1", "// one"), ("Bob_2", "// bob"));
        Moodle(output, ("Ann_1", "// two"));
        var result = Moodle(output, ("Ann_1", "// three"), ("Cid_3", "// cid"));
        Assert.That((string.Join(", ", States(result)), result.Kept), Is.EqualTo(("Ann:Replaced, Cid:New", 1)));
        Assert.That(Files(output), Is.EqualTo(new[] { ".older/Ann/1/Game.cs", ".older/Ann/2/Game.cs", "Ann/Game.cs", "Bob/Game.cs", "Cid/Game.cs" }));
        Assert.That(new[] { ".older/Ann/1", ".older/Ann/2", "Ann" }.Select(f => File.ReadAllText(Path.Combine(output, f, "Game.cs"))), Is.EqualTo(new[] { "// one", "// two", "// three" }));
    }

    [Test]
    public void Students_of_one_name_keep_apart_whoever_comes_first()
    {
        string output = MiniKit.NewFolder();
        Moodle(output, ("Ann_1", "// 1"));
        Moodle(output, ("Ann_2", "// 2"), ("ann_3", "// 3"), ("Ann_1", "// 1"));
        Assert.That(StudentMap.Read(output)!.Select(r => $"{r.Id} {File.ReadAllText(Path.Combine(output, r.Student, "Game.cs"))}"), Is.EquivalentTo(new[] { "1 // 1", "2 // 2", "3 // 3" }));
        Assert.That(StudentMap.Read(output)!.Select(r => r.Student), Is.EqualTo(new[] { "Ann", "Ann (2)", "ann (3)" }));
    }

    [Test]
    public void Somebody_renamed_keeps_the_folder()
    {
        string output = MiniKit.NewFolder();
        Moodle(output, ("Ann Lee_1", "// 1"));
        Moodle(output, ("Ann Ray_1", "// 1"));
        Assert.That(StudentMap.Read(output)!.Select(r => (r.Student, r.Name)), Is.EqualTo(new[] { ("Ann Lee", "Ann Ray") }));
    }

    [Test]
    public void What_was_refused_grades_as_refused_and_can_be_mended()
    {
        string output = MiniKit.NewFolder();
        Moodle(output, ("Ann_1", "a\0b"));
        var collected = Collector.Collect(Path.Combine(output, "Ann"), MiniKit.Kit, MiniKit.Shelf);
        Assert.That((collected.Outcome, collected.Reason?.Message), Is.EqualTo((Outcome.Rejected, Text.Of("refused.not-text", ("file", "Game.cs")))));
        Moodle(output, ("Ann_1", Right));
        Assert.That(Collector.Collect(Path.Combine(output, "Ann"), MiniKit.Kit, MiniKit.Shelf).Outcome, Is.EqualTo(Outcome.Graded));
    }

    [Test]
    public void A_folder_with_other_things_is_left_alone()
    {
        string output = MiniKit.Folder(("thesis.tex", ""));
        Assert.That(() => Moodle(output, ("Ann_1", Right)), Throws.TypeOf<InvalidDataException>().With.Message.Contains("not empty"));
        Assert.That(Files(output), Is.EqualTo(new[] { "thesis.tex" }));
    }

    [Test]
    public void A_collection_of_another_platform_is_left_alone()
    {
        string output = MiniKit.NewFolder();
        Moodle(output, ("Ann_1", Right));
        Assert.That(() => Collect(Platform.Canvas, Both(("lee_1_2_Game.cs", Bytes(Right))).First(), output), Throws.TypeOf<InvalidDataException>().With.Message.Contains("moodle"));
    }

    [Test]
    public void The_assignment_is_what_most_works_are_for()
    {
        using var open = Downloads.Open(Platform.Moodle, Both(("A_1" + Prefix, Bytes(Right)), ("B_2" + Prefix, Bytes("namespace Gradus.Other;")), ("C_3" + Prefix, Bytes(Right)), ("D_4" + Prefix, Bytes(""))).First(), null, out var download);
        Assert.That(Collection.Guess(download, MiniKit.Shelf)?.Assignment.Id, Is.EqualTo("mini"));
    }

    [TestCase("Ann Lee", "Ann Lee")]
    [TestCase("Анна Ли", "Анна Ли")]
    [TestCase("  Ann \t  Lee. ", "Ann Lee")]
    [TestCase("e\u0301", "\u00E9")]
    [TestCase("a/b\\c:d*e", "a_b_c_d_e")]
    [TestCase("..", "student")]
    [TestCase("../../etc", "_.._.._etc")]
    [TestCase("CON", "_CON")]
    [TestCase("nul.txt", "_nul.txt")]
    [TestCase(".older", "_.older")]
    [TestCase("-rf", "_-rf")]
    [TestCase("=1+1", "_=1+1")]
    [TestCase("+7", "_+7")]
    [TestCase("@x", "_@x")]
    [TestCase("__MACOSX", "___MACOSX")]
    [TestCase("A\u202Enn\u0007", "Ann")]
    [TestCase("", "student")]
    public void A_name_becomes_a_folder_of_any_system(string name, string folder) => Assert.That(FolderName.Of(name), Is.EqualTo(folder));

    [Test]
    public void A_long_name_is_cut_between_characters()
    {
        string folder = FolderName.Of(string.Concat(Enumerable.Repeat("\U0001F600", 100)));
        Assert.That((folder.Length, char.IsLowSurrogate(folder[^1])), Is.EqualTo((60, true)));
    }

    [TestCase("plain", "plain\r\n")]
    [TestCase("a,b", "\"a,b\"\r\n")]
    [TestCase("say \"yes\"", "\"say \"\"yes\"\"\"\r\n")]
    [TestCase("two\nlines", "\"two\nlines\"\r\n")]
    [TestCase("=HYPERLINK(1)", "'=HYPERLINK(1)\r\n")]
    [TestCase("+1", "'+1\r\n")]
    [TestCase("-1", "'-1\r\n")]
    [TestCase("@x", "'@x\r\n")]
    [TestCase("'tis", "''tis\r\n")]
    [TestCase(" x", "\" x\"\r\n")]
    public void A_field_is_written_so_that_it_is_read_and_never_calculated(string field, string line)
    {
        Assert.That(Csv.Line(field), Is.EqualTo(line));
        Assert.That(Csv.Read(line + Csv.Line("", "next")), Is.EqualTo(new[] { new[] { field }, ["", "next"] }));
    }

    [Test]
    public void A_kill_between_the_moves_loses_nobody([Values(1, 2, 3)] int move)
    {
        string output = MiniKit.NewFolder();
        new Placement(output).Place("Ann", [("Game.cs", Bytes("// one"))]);
        int moves = 0;
        Placement killed = new(output) { Moving = _ => { if (++moves == move) throw new OperationCanceledException(); } };
        Assert.That(() => killed.Place("Ann", [("Game.cs", Bytes("// two"))]), Throws.TypeOf<OperationCanceledException>());
        new Placement(output).Recover();
        // Before the first move the new work is not whole: the old stays until the download is collected again.
        Assert.That(Files(output), Is.EqualTo(move == 1 ? new[] { "Ann/Game.cs" } : [".older/Ann/1/Game.cs", "Ann/Game.cs"]));
        Assert.That(File.ReadAllText(Path.Combine(output, "Ann", "Game.cs")), Is.EqualTo(move == 1 ? "// one" : "// two"));
    }

    [Test]
    public void Two_collectors_do_not_write_to_one_folder()
    {
        string output = MiniKit.NewFolder();
        Moodle(output, ("Ann_1", "// one"));
        using (RecordLock.Take(output))
            Assert.That(() => Moodle(output, ("Ann_1", "// two")), Throws.TypeOf<BatchRefusedException>().With.Message.Contains(output));
        Assert.That(Files(output), Is.EqualTo(new[] { "Ann/Game.cs" }));
    }

    [Test]
    public void Tables_say_that_they_are_UTF_8()
    {
        string output = MiniKit.NewFolder();
        Moodle(output, ("Анна_1", Right));
        foreach (string table in new[] { StudentMap.FileName, Collection.ReportName })
            Assert.That(File.ReadAllBytes(Path.Combine(output, table))[..3], Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }), table);
        Assert.That(StudentMap.Read(output)!.Single().Student, Is.EqualTo("Анна"));
    }
}
