using System.Text;
using Gradus.Cli;
using Gradus.Engine.Containment;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Engine;

/// <summary><c>gradus grade</c> as it is typed: exit codes, what goes where.</summary>
[NonParallelizable]
public class GradeCommandTests
{
    private static readonly (string, string)[] Right = [("Game.cs", MiniKit.Module)];
    private static readonly (string, string)[] NotCompiling = [("Game.cs", "namespace Gradus.Mini; class")];

    private static (int Code, string Out, string Error) Type(params string[] args)
    {
        var (console, errors) = (Console.Out, Console.Error);
        using StringWriter output = new(), error = new();
        (int, string, string) Result(int code) => (code, output.ToString(), error.ToString());
        try
        {
            Console.SetOut(output);
            Console.SetError(error);
            Terminal.Output = () => new Bytes(output);
            return Result(CommandLine.Run(args));
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(errors);
            Terminal.Output = Console.OpenStandardOutput;
        }
    }

    /// <summary>Takes bytes and reads them as UTF-8.</summary>
    private sealed class Bytes(StringWriter text) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            text.Write(Encoding.UTF8.GetString(ToArray()));
            base.Dispose(disposing);
        }
    }

    private static (int Code, string Out, string Error) Grade(params string[] args) => Type(["grade", .. args, "--kits", MiniKit.Shelf.Folder]);

    private static IEnumerable<TestCaseData> Codes =>
    [
        new TestCaseData(() => Grade(MiniKit.Folder(Right)), 0).SetArgDisplayNames("graded"),
        new TestCaseData(() => Grade(MiniKit.Zip(Right), "--fail-under", "6"), 0).SetArgDisplayNames("as many points as asked for"),
        new TestCaseData(() => Grade(MiniKit.Zip(Right), "--fail-under", "6.5"), 1).SetArgDisplayNames("fewer points"),
        new TestCaseData(() => Grade(MiniKit.Zip(NotCompiling), "--assignment", "mini"), 0).SetArgDisplayNames("not compiling is a grade, too"),
        new TestCaseData(() => Grade(MiniKit.Zip(NotCompiling), "--assignment", "mini", "--fail-under", "1"), 1).SetArgDisplayNames("not compiling, points asked for"),
        new TestCaseData(() => Grade(), 2).SetArgDisplayNames("no path"),
        new TestCaseData(() => Grade("no-such-folder"), 2).SetArgDisplayNames("a path that is not there"),
        new TestCaseData(() => Grade(MiniKit.Folder(Right), "--assignment", "history"), 2).SetArgDisplayNames("an assignment that there is not"),
        new TestCaseData(() => Grade(MiniKit.Folder(("A.cs", ""))), 2).SetArgDisplayNames("an assignment that cannot be told"),
        new TestCaseData(() => Grade(MiniKit.Folder(Right), "--fail-under", "many"), 2).SetArgDisplayNames("points that are no number"),
        new TestCaseData(() => Grade(MiniKit.Folder(Right), "--require", "moat"), 2).SetArgDisplayNames("a layer that there is not"),
        new TestCaseData(() => Grade(MiniKit.Folder(Right), "--layers", "screen", "--require", "seccomp"), 2).SetArgDisplayNames("a layer that is required and left out"),
        new TestCaseData(() => Grade(MiniKit.Folder(Right), "--colour"), 2).SetArgDisplayNames("an option that there is not"),
        new TestCaseData(() => Type("grade", MiniKit.Folder(Right), "--kits", MiniKit.NewFolder()), 2).SetArgDisplayNames("no kits"),
        new TestCaseData(() => Grade(MiniKit.Folder(("Thing.cs", "namespace Gradus.Other;")), "--assignment", "other"), 3).SetArgDisplayNames("a kit that is not whole"),
    ];

    [TestCaseSource(nameof(Codes))]
    public void The_exit_code_says_what_happened(Func<(int Code, string Out, string Error)> type, int code)
    {
        var result = type();
        Assert.That(result.Code, Is.EqualTo(code), result.Out + result.Error);
    }

    [Test]
    public void Records_and_page_are_written_where_it_is_said()
    {
        string folder = Path.Combine(MiniKit.NewFolder(), "grades");
        var result = Grade(MiniKit.Folder(Right), "--output", folder, "--lang", "en");
        var staff = RecordJson.Read(File.ReadAllText(Path.Combine(folder, "record.staff.json")));
        var student = RecordJson.Read(File.ReadAllText(Path.Combine(folder, "record.student.json")));
        Assert.That((staff.Audience, staff.Score, student.Audience, student.Score), Is.EqualTo((Audience.Staff, 6.0, Audience.Student, 5.0)));
        foreach (string page in new[] { "page.staff.html", "page.student.html" })
            Assert.That(File.ReadAllText(Path.Combine(folder, page)), Does.StartWith("<!DOCTYPE html>").IgnoreCase.And.Contain(page.Contains("staff") ? "AddAgain" : "Hidden").And.Not.Contain(page.Contains("staff") ? "no such check" : "AddAgain"));
        Assert.That(result.Out, Does.Contain("6 / 6").And.Contain("record.staff.json").And.Contain("page.staff.html"));
    }

    [Test]
    public void Json_is_the_record_and_nothing_else([Values("staff", "student")] string audience)
    {
        var result = Grade(MiniKit.Folder(Right), "--json", "--audience", audience, "--layers", "screen");
        Assert.That(RecordJson.Read(result.Out).Audience, Is.EqualTo(Enum.Parse<Audience>(audience, ignoreCase: true)));
        Assert.That(result.Out[0], Is.EqualTo('{'), "no byte order mark");
        Assert.That(result.Error, Does.Contain("hostile code is not contained"), "it is said beside it");
    }

    [Test]
    public void Both_languages_say_that_hostile_code_is_not_contained([Values("en", "ru")] string language) =>
        Assert.That(Grade(MiniKit.Folder(Right), "--lang", language, "--layers", "screen").Error, Does.Contain(language == "en" ? "hostile code is not contained here. The layer 'seccomp' is switched off by --layers. Grade" : "враждебный код здесь не изолирован. Слой seccomp выключен"));

    [Test]
    public void Where_student_code_is_contained_nothing_is_said()
    {
        if (!LayerProbe.Here.Standing.Contains(Layer.SystemCalls)) Assert.Ignore("it is not, here");
        Assert.That(Grade(MiniKit.Folder(Right)).Error, Is.Empty);
    }

    [Test]
    public void Json_is_bytes_in_UTF_8_whatever_the_console_is_set_to()
    {
        using var bytes = new MemoryStream();
        using StringWriter console = new();
        var (output, terminal) = (Console.Out, Terminal.Output);
        try
        {
            Console.SetOut(console);
            Terminal.Output = () => bytes;
            Terminal.WriteUtf8("Матрица");
        }
        finally
        {
            Console.SetOut(output);
            Terminal.Output = terminal;
        }
        Assert.That((Encoding.UTF8.GetString(bytes.ToArray()), console.ToString()), Is.EqualTo(("Матрица", "")));
    }

    [TestCase("ru", null, "враждебный код здесь не изолирован")]
    [TestCase("ru", "en", "hostile code is not contained")]
    [TestCase("en", null, "hostile code is not contained")]
    public void The_courses_language_is_used_when_nobody_says_otherwise(string course, string? variable, string says)
    {
        string kits = MiniKit.NewFolder(), before = Environment.GetEnvironmentVariable("GRADUS_LANG")!;
        Directory.CreateSymbolicLink(Path.Combine(kits, "mini"), Path.Combine(MiniKit.Shelf.Folder, "mini"));
        File.WriteAllText(Path.Combine(kits, "course.json"), $$"""{ "schema": "gradus/course/v1", "id": "mini-course", "language": "{{course}}", "assignments": [ { "id": "mini" } ] }""");
        try
        {
            Environment.SetEnvironmentVariable("GRADUS_LANG", variable);
            Assert.That(Type("grade", MiniKit.Folder(Right), "--kits", kits, "--layers", "screen").Error, Does.Contain(says));
        }
        finally
        {
            Environment.SetEnvironmentVariable("GRADUS_LANG", before);
        }
    }
}
