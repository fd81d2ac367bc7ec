using System.IO.Compression;
using Gradus.Engine;
using Gradus.Engine.Collecting;
using Gradus.Grading.Records;
using Gradus.Grading.Texts;
using Gradus.Tests.Engine;
using NUnit.Framework;

namespace Gradus.Tests.Collecting;

/// <summary>What is taken from a folder or an archive, and what is refused.</summary>
public class CollectorTests
{
    private const string Other = "namespace Gradus.Other;\npublic class Thing { }\n";
    private static readonly (string, string) Game = ("Game.cs", MiniKit.Module);

    private static Collected Collect(string path) => Collector.Collect(path, MiniKit.Kit, MiniKit.Shelf);

    private static IEnumerable<TestCaseData> Right =>
    [
        new TestCaseData(new[] { Game }, new[] { "Game.cs" }, Array.Empty<string>()).SetArgDisplayNames("files at the top"),
        new TestCaseData(new[] { Game, ("Extra.cs", "// nothing") }, new[] { "Extra.cs", "Game.cs" }, Array.Empty<string>()).SetArgDisplayNames("a helper file"),
        new TestCaseData(new[] { Game, ("deep/More.cs", ""), ("readme.txt", "") }, new[] { "Game.cs" }, new[] { "deep/More.cs" }).SetArgDisplayNames("a file outside the globs"),
        new TestCaseData(new[] { ("mini/Game.cs", MiniKit.Module) }, new[] { "Game.cs" }, Array.Empty<string>()).SetArgDisplayNames("one folder is looked through"),
        new TestCaseData(new[] { ("Иван/задание 1/Game.cs", MiniKit.Module) }, new[] { "Game.cs" }, Array.Empty<string>()).SetArgDisplayNames("folders in folders, Cyrillic"),
        new TestCaseData(new[] { ("GAME.CS", MiniKit.Module) }, new[] { "GAME.CS" }, Array.Empty<string>()).SetArgDisplayNames("an ending in capitals"),
        new TestCaseData(new[] { ("work/Game.cs", MiniKit.Module), ("__MACOSX/work/._Game.cs", "\0"), (".DS_Store", "\0") }, new[] { "Game.cs" }, Array.Empty<string>()).SetArgDisplayNames("what macOS adds"),
        new TestCaseData(new[] { Game, ("._Game.cs", "\0") }, new[] { "Game.cs" }, Array.Empty<string>()).SetArgDisplayNames("what macOS adds beside a file"),
        new TestCaseData(new[] { ("course/mini/Game.cs", MiniKit.Module), ("course/other/Thing.cs", Other), ("course/readme.md", "") }, new[] { "Game.cs" }, Array.Empty<string>()).SetArgDisplayNames("a whole repository"),
        new TestCaseData(new[] { ("a/Game.cs", MiniKit.Module), ("b/assignment.json", """{ "id": "mini" }"""), ("b/Game.cs", MiniKit.Module), ("b/More.cs", "") }, new[] { "Game.cs", "More.cs" }, Array.Empty<string>()).SetArgDisplayNames("the folder with the manifest"),
        new TestCaseData(new[] { ("old/Game.cs", MiniKit.Module), ("Mini/Game.cs", MiniKit.Module), ("Mini/More.cs", "") }, new[] { "Game.cs", "More.cs" }, Array.Empty<string>()).SetArgDisplayNames("the folder named after the assignment"),
        new TestCaseData(new[] { Game, ("mini/Notes.txt", "") }, new[] { "Game.cs" }, Array.Empty<string>()).SetArgDisplayNames("a folder of notes named after the assignment"),
        new TestCaseData(new[] { ("mini/Game.cs", "class A;"), ("other/Thing.cs", "class B;") }, new[] { "Game.cs" }, Array.Empty<string>()).SetArgDisplayNames("a folder named after the assignment whose sources say nothing"),
        new TestCaseData(new[] { ("Program.cs", "// tries"), ("work/Game.cs", MiniKit.Module) }, new[] { "Game.cs" }, Array.Empty<string>()).SetArgDisplayNames("a stray source above"),
        new TestCaseData(new[] { Game, ("work/Game.cs", MiniKit.Module) }, new[] { "Game.cs" }, new[] { "work/Game.cs" }).SetArgDisplayNames("what lies at the top counts"),
        new TestCaseData(new[] { Game, ("work.zip", "PK") }, new[] { "Game.cs" }, Array.Empty<string>()).SetArgDisplayNames("an archive inside is not opened"),
        new TestCaseData(new[] { ("Модель.cs", MiniKit.Module), ("Empty.cs", "") }, new[] { "Empty.cs", "Модель.cs" }, Array.Empty<string>()).SetArgDisplayNames("Cyrillic and empty"),
        new TestCaseData(new[] { Game, ("Given/Twice.cs", ""), ("obj/Debug/x.cs", ""), ("bin/y.cs", "") }, new[] { "Game.cs" }, Array.Empty<string>()).SetArgDisplayNames("what builds leave behind"),
    ];

    [TestCaseSource(nameof(Right))]
    public void The_same_from_a_folder_and_from_an_archive((string, string)[] files, string[] taken, string[] ignored)
    {
        foreach (string path in new[] { MiniKit.Folder(files), MiniKit.Zip(files) })
        {
            var collected = Collect(path);
            Assert.That(collected.Outcome, Is.EqualTo(Outcome.Graded));
            Assert.That(collected.Files.Files.Select(f => f.Path), Is.EqualTo(taken));
            Assert.That(collected.Files.Ignored, Is.EqualTo(ignored));
        }
    }

    private static IEnumerable<TestCaseData> Wrong =>
    [
        new TestCaseData(() => MiniKit.Folder(("readme.txt", "")), Outcome.NotSubmitted, "diagnostic.no-files").SetArgDisplayNames("no source"),
        new TestCaseData(() => MiniKit.NewFolder(), Outcome.NotSubmitted, "diagnostic.no-files").SetArgDisplayNames("an empty folder"),
        new TestCaseData(() => MiniKit.Zip(("a/Game.cs", ""), ("b/Game.cs", "")), Outcome.NotSubmitted, "diagnostic.no-files").SetArgDisplayNames("two folders"),
        new TestCaseData(() => MiniKit.Zip(("Thing.cs", Other)), Outcome.WrongAssignment, "diagnostic.wrong-assignment").SetArgDisplayNames("another assignment"),
        new TestCaseData(() => MiniKit.Zip(("../Game.cs", "")), Outcome.Rejected, "refused.unsafe-name").SetArgDisplayNames("a way out of the folder"),
        new TestCaseData(() => MiniKit.Zip((@"..\Game.cs", "")), Outcome.Rejected, "refused.unsafe-name").SetArgDisplayNames("a way out, with backslashes"),
        new TestCaseData(() => MiniKit.Zip(("/etc/Game.cs", "")), Outcome.Rejected, "refused.unsafe-name").SetArgDisplayNames("an absolute path"),
        new TestCaseData(() => MiniKit.Zip(("C:/Game.cs", "")), Outcome.Rejected, "refused.unsafe-name").SetArgDisplayNames("a drive"),
        new TestCaseData(() => MiniKit.Zip(("Game.cs", ""), ("Game.cs", "")), Outcome.Rejected, "refused.twice").SetArgDisplayNames("one name twice"),
        new TestCaseData(() => MiniKit.Zip(e => e.ExternalAttributes = unchecked((int)0xA1FF0000), ("Game.cs", "/etc/passwd")), Outcome.Rejected, "refused.link").SetArgDisplayNames("a link in an archive"),
        new TestCaseData(() => MiniKit.Zip(("Game.cs", new string(' ', Collector.LongestFile + 1))), Outcome.Rejected, "diagnostic.file-too-large").SetArgDisplayNames("a long file"),
        new TestCaseData(() => MiniKit.Zip([.. Enumerable.Range(0, Collector.MostFiles + 1).Select(i => ($"F{i}.cs", ""))]), Outcome.Rejected, "refused.too-many-files").SetArgDisplayNames("many files"),
        new TestCaseData(() => MiniKit.Zip([.. Enumerable.Range(0, 17).Select(i => ($"F{i}.cs", new string(' ', Collector.LongestFile)))]), Outcome.Rejected, "refused.too-large").SetArgDisplayNames("much together"),
        new TestCaseData(() => MiniKit.Zip(("a/Game.cs", MiniKit.Module), ("b/Game.cs", MiniKit.Module)), Outcome.Rejected, "refused.several-folders").SetArgDisplayNames("two folders with the module"),
        new TestCaseData(() => MiniKit.Zip(("./Game.cs", "")), Outcome.Rejected, "refused.unsafe-name").SetArgDisplayNames("a dot for a folder"),
        new TestCaseData(() => MiniKit.Zip(Game, ("a/../../x.txt", "")), Outcome.Rejected, "refused.unsafe-name").SetArgDisplayNames("a way out for another file"),
        new TestCaseData(() => MiniKit.Zip(("Game.cs:hidden.cs", "")), Outcome.Rejected, "refused.reserved-name").SetArgDisplayNames("a stream of NTFS"),
        new TestCaseData(() => MiniKit.Zip(("aux.cs", "")), Outcome.Rejected, "refused.reserved-name").SetArgDisplayNames("a device of Windows"),
        new TestCaseData(() => MiniKit.Zip(("LPT¹.cs", "")), Outcome.Rejected, "refused.reserved-name").SetArgDisplayNames("another device"),
        new TestCaseData(() => MiniKit.Zip(("Game?.cs", "")), Outcome.Rejected, "refused.reserved-name").SetArgDisplayNames("a character that Windows keeps"),
        new TestCaseData(() => MiniKit.Zip((new string('a', EntryName.Longest) + ".cs", "")), Outcome.Rejected, "refused.long-name").SetArgDisplayNames("a long name"),
        new TestCaseData(() => MiniKit.Zip(("Game\u202Esc.cs", "")), Outcome.Rejected, "refused.invisible-name").SetArgDisplayNames("a name that turns the writing"),
        new TestCaseData(() => MiniKit.Zip(("Ga\u001B[31mme.cs", "")), Outcome.Rejected, "refused.invisible-name").SetArgDisplayNames("a name that colours the terminal"),
        new TestCaseData(() => MiniKit.Zip(("Ga\nme.cs", "")), Outcome.Rejected, "refused.invisible-name").SetArgDisplayNames("a name of two lines"),
        new TestCaseData(() => MiniKit.Zip(("Game.cs", ""), ("GAME.cs", "")), Outcome.Rejected, "refused.same-name").SetArgDisplayNames("names that differ by capitals"),
        new TestCaseData(() => MiniKit.Zip(("\u00E9.cs", ""), ("e\u0301.cs", "")), Outcome.Rejected, "refused.same-name").SetArgDisplayNames("names that differ by composition"),
        new TestCaseData(() => MiniKit.Zip(("Game.cs", "class A;\0")), Outcome.Rejected, "refused.not-text").SetArgDisplayNames("a program called source"),
        new TestCaseData(() => MiniKit.Folder(("refused.json", """{ "schema": "gradus/refused/v1", "key": "refused.link", "args": { "file": "x" } }""")), Outcome.Rejected, "refused.link").SetArgDisplayNames("a refusal that was kept"),
        new TestCaseData(() => MiniKit.Folder(("refused.json", """{ "schema": "gradus/refused/v1", "key": "verbatim", "args": { "value": "x" } }""")), Outcome.Rejected, "refused.unreadable").SetArgDisplayNames("a refusal that is none of ours"),
        new TestCaseData(() => MiniKit.Folder(("refused.json", """{ "schema": "gradus/refused/v1", "key": "refused.no-such-text", "args": {} }""")), Outcome.Rejected, "refused.unreadable").SetArgDisplayNames("a refusal without a text"),
        new TestCaseData(() => MiniKit.Folder(("refused.json", """{ "schema": "gradus/refused/v1", "key": "refused.link", "args": { "files": "x" } }""")), Outcome.Rejected, "refused.unreadable").SetArgDisplayNames("a refusal with another argument"),
        new TestCaseData(() => MiniKit.Folder(("refused.json", """{ "schema": "gradus/refused/v1", "key": "refused.link", "args": {} }""")), Outcome.Rejected, "refused.unreadable").SetArgDisplayNames("a refusal without its argument"),
        new TestCaseData(() => MiniKit.Folder(("refused.json", "[")), Outcome.Rejected, "refused.unreadable").SetArgDisplayNames("a refusal that is no JSON"),
        new TestCaseData(() => NoArchive(), Outcome.Rejected, "refused.no-archive").SetArgDisplayNames("no archive"),
        new TestCaseData(() => Damaged(), Outcome.Rejected, "refused.unreadable").SetArgDisplayNames("a damaged archive"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void What_cannot_be_graded_says_why(Func<string> make, Outcome outcome, string key)
    {
        var collected = Collect(make());
        Assert.That((collected.Outcome, collected.Reason?.Message.Key), Is.EqualTo((outcome, key)));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "links need rights there")]
    public void A_link_in_a_folder_is_refused()
    {
        string folder = MiniKit.Folder(Game);
        File.CreateSymbolicLink(Path.Combine(folder, "Link.cs"), "/etc/passwd");
        Assert.That(Collect(folder).Reason?.Message.Key, Is.EqualTo("refused.link"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "links need rights there")]
    public void A_folder_that_holds_itself_is_no_trap()
    {
        string folder = MiniKit.Folder(Game);
        Directory.CreateSymbolicLink(Path.Combine(folder, "again"), folder);
        Assert.That(Collect(folder).Files.Files, Has.Count.EqualTo(1));
    }

    [Test]
    public void Folders_of_tools_are_not_looked_into([Values] bool zipped)
    {
        var files = Enumerable.Range(0, 20_001).Select(i => ($"node_modules/{i / 1000}/{i}.js", "")).Append(("bin/Game.cs", "")).Append((".git/x.cs", "")).Append(Game).ToArray();
        var collected = Collect(zipped ? MiniKit.Zip(files) : MiniKit.Folder(files));
        Assert.That((collected.Reason, string.Join(", ", collected.Files.Files.Select(f => f.Path)), collected.Files.Ignored.Count), Is.EqualTo(((Diagnostic?)null, "Game.cs", 0)));
    }

    [TestCase(typeof(UnauthorizedAccessException))]
    [TestCase(typeof(IOException))]
    public void What_the_system_keeps_from_us_is_no_verdict(Type kind)
    {
        SubmissionSource source = new("work", [new SubmissionEntry("Game.cs", IsLink: false, _ => FolderEntries.Reach<byte[]>("Game.cs", () => throw (Exception)Activator.CreateInstance(kind)!))]);
        Assert.That(() => Collector.Collect(source, MiniKit.Kit, MiniKit.Shelf), Throws.TypeOf<InfrastructureException>().With.Message.Contains("Game.cs"));
    }

    [Test]
    public void What_nobody_thought_of_is_no_verdict()
    {
        SubmissionSource source = new("work", [new SubmissionEntry("Game.cs", IsLink: false, _ => throw new InvalidCastException("oh"))]);
        Assert.That(() => Collector.Collect(source, MiniKit.Kit, MiniKit.Shelf), Throws.TypeOf<InfrastructureException>().With.Message.Contains("oh"));
    }

    [Test]
    public void A_disk_that_fails_under_an_archive_is_no_verdict([Values(0, 1, 2, 3)] int reads)
    {
        byte[] archive = PlatformFile.Zip(("Game.cs", MiniKit.Module));
        Assert.That(() =>
        {
            using var entries = ZipEntries.Of(new DiskStream(new FailingDisk(archive, reads), "work.zip"), "work.zip", 100);
            entries.Entries[0].Read(Collector.LongestFile);
        }, Throws.TypeOf<InfrastructureException>().With.Message.Contains("work.zip"));
    }

    /// <summary>A file whose disk is gone after so many reads.</summary>
    private sealed class FailingDisk(byte[] content, int reads) : MemoryStream(content, writable: false)
    {
        private int left = reads;

        public override int Read(Span<byte> buffer) => left-- > 0 ? base.Read(buffer) : throw new IOException("Stale file handle");

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }

    [Test]
    public void Reasons_that_are_kept_have_texts_with_these_arguments([Values("en", "ru")] string language)
    {
        var texts = TextCatalog.Load(language, AppContext.BaseDirectory);
        Assert.That(texts.Keys, Is.SupersetOf(Refusal.Reasons.Keys));
        foreach (var (key, args) in Refusal.Reasons)
            Assert.That(System.Text.RegularExpressions.Regex.Matches(texts[key], @"\{(\w+)\}").Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal), Is.EqualTo(args), key);
    }

    [Test]
    public void Nothing_there_is_the_callers_mistake() =>
        Assert.That(() => Collect(Path.Combine(MiniKit.NewFolder(), "nothing.zip")), Throws.TypeOf<FileNotFoundException>());

    private static IEnumerable<TestCaseData> Guesses =>
    [
        new TestCaseData(() => MiniKit.Folder(("assignment.json", """{ "id": "other" }"""), Game), "other").SetArgDisplayNames("the manifest beside it"),
        new TestCaseData(() => Directory.CreateDirectory(Path.Combine(MiniKit.NewFolder(), "mini")).FullName, "mini").SetArgDisplayNames("the folder's name"),
        new TestCaseData(() => MiniKit.Zip(("x/Thing.cs", Other)), "other").SetArgDisplayNames("the namespace"),
        new TestCaseData(() => MiniKit.Zip(Game, ("Thing.cs", Other)), null).SetArgDisplayNames("two namespaces"),
        new TestCaseData(() => MiniKit.Zip(("Thing.cs", "class Thing { }")), null).SetArgDisplayNames("nothing"),
    ];

    [TestCaseSource(nameof(Guesses))]
    public void The_assignment_is_told_from(Func<string> make, string? id) =>
        Assert.That(Collector.Guess(make(), MiniKit.Shelf)?.Assignment.Id, Is.EqualTo(id));

    [Test]
    public void A_refusal_beside_a_source_is_just_a_file() =>
        Assert.That(Collect(MiniKit.Folder(Game, ("refused.json", """{ "schema": "gradus/refused/v1", "key": "refused.link", "args": {} }"""))).Outcome, Is.EqualTo(Outcome.Graded));

    [Test]
    public void A_single_source_is_a_submission() => Assert.That(Collect(Path.Combine(MiniKit.Folder(Game), "Game.cs")).Files.Files.Select(f => f.Path), Is.EqualTo(new[] { "Game.cs" }));

    [TestCase("Rar!\u001A\u0007\u0001")]
    [TestCase("7z\u00BC\u00AF\u0027\u001C")]
    [TestCase("\u001F\u008B\u0008")]
    [TestCase("BZh91AY")]
    public void Another_kind_of_archive_is_called_so(string head)
    {
        string path = Path.Combine(MiniKit.NewFolder(), "work.zip");
        File.WriteAllBytes(path, System.Text.Encoding.Latin1.GetBytes(head));
        Assert.That(Collect(path).Reason?.Message, Is.EqualTo(Text.Of("refused.other-archive", ("file", "work.zip"))));
    }

    [Test]
    public void What_cannot_be_seen_in_a_name_is_shown_escaped() =>
        Assert.That(Collect(MiniKit.Zip(("Game\u202Esc.cs", ""))).Reason!.Message.Args!["file"], Is.EqualTo("Game\\u202Esc.cs"));

    [Test]
    public void Many_sources_that_are_not_graded_are_counted()
    {
        var warnings = Collect(MiniKit.Zip([Game, .. Enumerable.Range(0, 30).Select(i => ($"more/F{i}.cs", ""))])).Files.Warnings.ToList();
        Assert.That((warnings.Count, warnings[^1].Message), Is.EqualTo((21, Text.Of("diagnostic.more-not-graded", ("count", "10")))));
    }

    private static string NoArchive()
    {
        string path = Path.Combine(MiniKit.NewFolder(), "work.zip");
        File.WriteAllText(path, "not a zip");
        return path;
    }

    private static string Damaged()
    {
        string path = Path.Combine(MiniKit.NewFolder(), "work.zip");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        using (var stream = archive.CreateEntry("Game.cs").Open()) stream.Write([.. Enumerable.Range(0, 1000).Select(i => (byte)(i * i))]);
        byte[] bytes = File.ReadAllBytes(path);
        bytes.AsSpan(30 + "Game.cs".Length, 4).Fill(0xFF); // the compressed data begins with a block of a type that there is not
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
