using System.CommandLine;
using System.Globalization;
using Gradus.Engine.Batch;
using Gradus.Engine.Collecting;
using Gradus.Engine.Collecting.Platforms;
using Gradus.Engine.Kits;
using Gradus.Grading.Texts;

namespace Gradus.Cli.Commands;

/// <summary><c>gradus collect</c>: turns a platform's download into a folder for each student.</summary>
internal static class CollectCommand
{
    internal static Command Create()
    {
        var path = new Argument<string>("path") { Description = "The download: the platform's zip archive, or the folder that it was unpacked to; for github a folder of clones, or a CSV file with the columns user, repository and commit." };
        var from = new Option<string>("--from") { Description = "Whence it comes: moodle, canvas, github, or folders: a folder or zip archive for each student.", Required = true };
        from.AcceptOnlyFromAmong([.. Enum.GetValues<Platform>().Select(Collection.NameOf)]);
        var output = new Option<string>("--output") { Description = "A new folder, or an earlier collection of the same platform and assignment: what has changed is replaced, and the older kept in .older.", Required = true, HelpName = "dir" };
        var assignment = new Option<string?>("--assignment") { Description = "The assignment's id. Otherwise the files tell.", HelpName = "id" };
        var kits = new Option<string?>("--kits") { Description = "The kits; otherwise kits beside the tool, or artifacts/kits above the current folder.", HelpName = "dir" };
        var language = new Option<string?>("--lang") { Description = "Language of the reasons why work is refused; otherwise GRADUS_LANG, or the course's." };
        language.AcceptOnlyFromAmong([.. TextCatalog.Languages]);
        var command = new Command("collect", "Turns a platform's download into <student>/<files> with student-map.csv.") { path, from, output, assignment, kits, language };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(path), Enum.Parse<Platform>(parsed.GetRequiredValue(from), ignoreCase: true),
            parsed.GetRequiredValue(output), parsed.GetValue(assignment), parsed.GetValue(kits), parsed.GetValue(language)));
        return command;
    }

    private static int Run(string path, Platform platform, string output, string? id, string? kits, string? language)
    {
        try
        {
            var shelf = Workplace.Shelf(kits);
            var texts = TextCatalog.Load(TextCatalog.PreferredLanguage(language, shelf.Course.Language), AppContext.BaseDirectory);
            return Run(path, platform, output, id, shelf, texts);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or InvalidDataException or BatchRefusedException)
        {
            throw new UsageException(e.Message);
        }
    }

    private static int Run(string path, Platform platform, string output, string? id, KitShelf shelf, TextCatalog texts)
    {
        try
        {
            using var open = Downloads.Open(platform, path, id, out var download, output);
            var kit = Choose(id, download, shelf);
            var result = Collection.Write(output, platform, kit, shelf, download);
            Print(result, kit.Assignment.Id, texts);
            return result.Students.Any(s => s.Row.Status == "refused") ? ExitCode.Below : ExitCode.Done;
        }
        catch (RefusedException e)
        {
            throw new UsageException(texts.Render(e.Diagnostic.Message));
        }
    }

    private static Kit Choose(string? id, Download download, KitShelf shelf)
    {
        string known = string.Join(", ", shelf.All.Select(k => k.Assignment.Id));
        return id is not null
            ? shelf.Of(id) ?? throw new UsageException($"--assignment is '{id}'; there are kits of: {known}.")
            : Collection.Guess(download, shelf) ?? throw new UsageException($"Which assignment the download is for cannot be told from it; say --assignment with one of: {known}.");
    }

    private static void Print(CollectionResult result, string assignment, TextCatalog texts)
    {
        foreach (var student in result.Students.Where(s => s.Reason is not null)) Console.Out.WriteLine($"{student.Row.Student}: {student.Row.Status}. {texts.Render(student.Reason!)}");
        string Count(string status) => result.Students.Count(s => s.Row.Status == status).ToString(CultureInfo.InvariantCulture);
        string Places(Placed placed) => result.Students.Count(s => s.Placed == placed).ToString(CultureInfo.InvariantCulture);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{assignment}: {result.Students.Count} students; {Count("collected")} collected, {Count("refused")} refused, {Count("not-submitted")} without files, {Count("wrong-assignment")} of another assignment."));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Folders: {Places(Placed.New)} new, {Places(Placed.Replaced)} replaced, {Places(Placed.Unchanged)} unchanged, {result.Kept} of earlier downloads. Left out: {result.LeftOut.Count}, see {Collection.ReportName}."));
    }
}
