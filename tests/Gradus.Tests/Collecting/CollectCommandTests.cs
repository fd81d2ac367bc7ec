using Gradus.Cli;
using Gradus.Engine.Collecting.Platforms;
using Gradus.Tests.Engine;
using NUnit.Framework;
using static Gradus.Tests.Collecting.PlatformFile;

namespace Gradus.Tests.Collecting;

/// <summary><c>gradus collect</c> as it is typed.</summary>
[NonParallelizable]
public class CollectCommandTests
{
    private static (int Code, string Said) Type(params string[] args)
    {
        var (console, errors) = (Console.Out, Console.Error);
        using StringWriter said = new();
        try
        {
            Console.SetOut(said);
            Console.SetError(said);
            int code = CommandLine.Run(["collect", .. args, "--kits", MiniKit.Shelf.Folder]);
            return (code, said.ToString().ReplaceLineEndings("\n"));
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(errors);
        }
    }

    private static string Download() => Both(
        ("Ann_1_assignsubmission_file_/Game.cs", Bytes(Right)), ("Bob_2_assignsubmission_file_/Game.cs", Bytes("a\0")), ("Cid_3_assignsubmission_file_/x.txt", Bytes("")), ("Dan_4_assignsubmission_file_/T.cs", Bytes("namespace Gradus.Other;"))).First();

    [TestCase("en", "Game.cs is not a source text: it holds zero bytes.")]
    [TestCase("ru", "Game.cs — не текст программы: в нём есть нулевые байты.")]
    public void Totals_and_reasons_are_printed(string language, string reason)
    {
        string output = Path.Combine(MiniKit.NewFolder(), "collected");
        var (code, said) = Type("--from", "moodle", Download(), "--output", output, "--lang", language);
        Assert.That((code, Files(output).Length), Is.EqualTo((1, 3)), said);
        Assert.That(said, Does.Contain("Bob: refused. " + reason).And.Contain("mini: 4 students; 1 collected, 1 refused, 1 without files, 1 of another assignment.\nFolders: 4 new, 0 replaced, 0 unchanged, 0 of earlier downloads. Left out: 1, see collect-report.csv.\n"));
    }

    private static IEnumerable<TestCaseData> Wrong =>
    [
        new TestCaseData((Func<string[]>)(() => ["--from", "blackboard", Download(), "--output", MiniKit.NewFolder()]), "blackboard").SetArgDisplayNames("a platform that there is not"),
        new TestCaseData((Func<string[]>)(() => ["--from", "moodle", "nowhere.zip", "--output", MiniKit.NewFolder()]), "nowhere.zip").SetArgDisplayNames("a path that is not there"),
        .. new[] { "moodle", "canvas", "github", "folders" }.Select(from => new TestCaseData((Func<string[]>)(() => ["--from", from, MiniKit.NewFolder(), "--output", MiniKit.NewFolder(), "--assignment", "mini"]), "Nobody's work").SetArgDisplayNames("an empty download of " + from)),
        new TestCaseData((Func<string[]>)(() => ["--from", "moodle", NoArchive(), "--output", MiniKit.NewFolder(), "--lang", "ru"]), "не открывается как zip-архив").SetArgDisplayNames("no archive, in the language that was asked for"),
        new TestCaseData((Func<string[]>)(() => ["--from", "canvas", Download(), "--output", MiniKit.NewFolder()]), "Canvas").SetArgDisplayNames("another platform's download"),
        new TestCaseData((Func<string[]>)(() => ["--from", "moodle", Download(), "--output", MiniKit.Folder(("x", ""))]), "not empty").SetArgDisplayNames("a folder with other things"),
        new TestCaseData((Func<string[]>)(() => ["--from", "moodle", Download(), "--output", MiniKit.NewFolder(), "--assignment", "history"]), "history").SetArgDisplayNames("an assignment that there is not"),
        new TestCaseData((Func<string[]>)(() => ["--from", "moodle", Both(("Ann_1_assignsubmission_file_/A.cs", Bytes("class A;"))).First(), "--output", MiniKit.NewFolder()]), "--assignment").SetArgDisplayNames("an assignment that cannot be told"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void What_is_wrong_on_the_command_line_is_said(Func<string[]> arguments, string says)
    {
        var (code, said) = Type(arguments());
        Assert.That(code, Is.EqualTo(2), said);
        Assert.That(said, Does.Contain(says));
    }

    [Test]
    public void When_nobody_is_refused_it_is_done() =>
        Assert.That(Type("--from", "moodle", Both(("Ann_1_assignsubmission_file_/Game.cs", Bytes(Right))).First(), "--output", MiniKit.NewFolder()).Code, Is.Zero);

    private static string NoArchive()
    {
        string path = Path.Combine(MiniKit.NewFolder(), "download.zip");
        File.WriteAllText(path, "none");
        return path;
    }
}
