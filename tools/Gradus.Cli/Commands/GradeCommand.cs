using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Text;
using Gradus.Engine;
using Gradus.Engine.Batch;
using Gradus.Engine.Collecting;
using Gradus.Engine.Kits;
using Gradus.Grading.Records;
using Gradus.Grading.Texts;
using Gradus.Reports;

namespace Gradus.Cli.Commands;

/// <summary><c>gradus grade</c>: marks one submission and shows the record.</summary>
internal static class GradeCommand
{
    private sealed record Arguments(string Path, string? Assignment, string? Output, double? FailUnder, string? Kits, bool Json, Audience Audience, Suites Suites, string? Language, LayerChoice Layers);

    internal static Command Create()
    {
        var path = new Argument<string>("path") { Description = "A folder, a zip archive, a source file, or a commit of a git repository: folder@commit, with a hash, branch or tag. A path that exists is never taken for a commit." };
        var assignment = new Option<string?>("--assignment") { Description = "The assignment's id. Otherwise the manifest in the folder, the folder's name or the namespaces tell.", HelpName = "id" };
        var output = new Option<string?>("--output") { Description = "Where to write record.staff.json, record.student.json, page.staff.html and page.student.html; nothing is written without it. Only the student's two may be published.", HelpName = "dir" };
        var failUnder = new Option<string?>("--fail-under") { Description = "Exit with 1 when the score is less.", HelpName = "points" };
        var kits = new Option<string?>("--kits") { Description = "The kits; otherwise kits beside the tool, or artifacts/kits above the current folder.", HelpName = "dir" };
        var json = new Option<bool>("--json") { Description = "Print the record in UTF-8, and nothing else." };
        var audience = new Option<string>("--audience") { Description = "Whose edition is printed: staff is complete; student may be published.", DefaultValueFactory = _ => "staff" };
        audience.AcceptOnlyFromAmong("staff", "student");
        var suites = new Option<string>("--suites") { Description = "all, or only the public one: its student's record, without run, is the one that dotnet test writes.", DefaultValueFactory = _ => "all" };
        suites.AcceptOnlyFromAmong("all", "public");
        var language = new Option<string?>("--lang") { Description = "Language of table and pages; otherwise GRADUS_LANG, or the course's." };
        language.AcceptOnlyFromAmong([.. TextCatalog.Languages]);

        var layers = new LayerOptions();

        var command = new Command("grade", "Grades one submission: compiles it, runs all checks on it, writes the record.") { path, assignment, output, failUnder, kits, json, audience, suites, language, layers.Wanted, layers.Required };
        command.SetAction(parsed => Run(new Arguments(
            parsed.GetRequiredValue(path), parsed.GetValue(assignment), parsed.GetValue(output), Points(parsed.GetValue(failUnder)), parsed.GetValue(kits), parsed.GetValue(json),
            Enum.Parse<Audience>(parsed.GetValue(audience)!, ignoreCase: true), Enum.Parse<Suites>(parsed.GetValue(suites)!, ignoreCase: true), parsed.GetValue(language), layers.Of(parsed))));
        return command;
    }

    private static int Run(Arguments arguments)
    {
        var shelf = Workplace.Shelf(arguments.Kits);
        if (!SubmissionSource.Exists(arguments.Path)) throw new UsageException($"{arguments.Path} is neither a folder nor a file, nor a commit of a repository (folder@commit).");
        string language = TextCatalog.PreferredLanguage(arguments.Language, shelf.Course.Language);
        var layers = arguments.Layers.Stand(TextCatalog.Load(language, AppContext.BaseDirectory)); // before anybody looks at the submission
        var kit = Choose(arguments, shelf);
        var texts = TextCatalog.Load(language, [AppContext.BaseDirectory, .. kit.TextFolders]);

        using var grader = new Grader(new GraderOptions { Tool = $"gradus grade {Workplace.Version}", Layers = layers });
        var graded = grader.Grade(arguments.Path, kit, shelf, arguments.Suites);
        var shown = arguments.Audience == Audience.Staff ? graded.Staff : graded.Student;
        string title = kit.Assignment.Title.GetValueOrDefault(texts.Language) ?? kit.Assignment.Id;

        var table = TableOptions.ForConsole() with { Title = title, HandoutPrefix = "", LocationPrefix = Directory.Exists(arguments.Path) ? Path.TrimEndingDirectorySeparator(arguments.Path).Replace('\\', '/') + "/" : "" };
        if (arguments.Output is { } folder)
        {
            if (File.Exists(folder)) throw new UsageException($"--output is {folder}, a file; expected a folder, which need not be there yet.");
            Directory.CreateDirectory(folder);
            RecordWriter writer = new();
            table = table with { RecordFile = RecordFile(folder, arguments.Audience), PageFile = PageFile(folder, arguments.Audience) };
            foreach (var (audience, record) in new[] { (Audience.Staff, graded.Staff), (Audience.Student, graded.Student) })
            {
                writer.Write(RecordFile(folder, audience), Encoding.UTF8.GetBytes(RecordJson.Write(record)), replace: true);
                writer.Write(PageFile(folder, audience), Encoding.UTF8.GetBytes(ScorePage.Html(record, texts, new PageOptions { Title = title })), replace: true);
            }
        }
        if (arguments.Json) Terminal.WriteUtf8(RecordJson.Write(shown));
        else ScoreTable.Write(Console.Out, shown, texts, table);

        return graded.Staff.Outcome == Outcome.Infrastructure ? ExitCode.Failure
            : graded.Staff.Score < arguments.FailUnder ? ExitCode.Below
            : ExitCode.Done;
    }

    private static Kit Choose(Arguments arguments, KitShelf shelf)
    {
        string known = string.Join(", ", shelf.All.Select(k => k.Assignment.Id));
        return arguments.Assignment is { } id
            ? shelf.Of(id) ?? throw new UsageException($"--assignment is '{id}'; there are kits of: {known}.")
            : Collector.Guess(arguments.Path, shelf) ?? throw new UsageException($"Which assignment {arguments.Path} is for cannot be told from it; say --assignment with one of: {known}.");
    }

    private static double? Points(string? text) => text is null ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double points) ? points
        : throw new UsageException($"--fail-under is '{text}'; expected a number such as 60 or 59.5.");

    private static string RecordFile(string folder, Audience audience) => Path.Combine(folder, $"record.{Word(audience)}.json");

    private static string PageFile(string folder, Audience audience) => Path.Combine(folder, $"page.{Word(audience)}.html");

    private static string Word(Audience audience) => audience == Audience.Staff ? "staff" : "student";
}
