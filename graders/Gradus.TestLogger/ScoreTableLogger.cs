using Gradus.Grading.Course;
using Gradus.Grading.Home;
using Gradus.Grading.Texts;
using Gradus.Reports;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Client;

namespace Gradus.TestLogger;

/// <summary>Shows the score after <c>dotnet test</c>. It runs inside vstest.console, whose standard output is the student's terminal:
/// no verbosity of MSBuild stands between, and it is alive when student code has killed the test process.</summary>
[FriendlyName("gradus")]
[ExtensionUri("logger://gradus/score-table/v1")]
public sealed class ScoreTableLogger : ITestLoggerWithParameters
{
    /// <summary>Not used: the build always passes parameters.</summary>
    public void Initialize(TestLoggerEvents events, string testRunDirectory) =>
        throw new ArgumentException("The gradus logger wants parameters: gradus;results=<folder>;assignment=<folder>. The assignment's build passes them.");

    /// <summary>Starts following a run.</summary>
    /// <param name="events">What happens in it.</param>
    /// <param name="parameters"><c>results</c>: folder for journal, record and page; <c>assignment</c>: the assignment's folder; <c>terminal</c>: whether MSBuild's live display is on.</param>
    public void Initialize(TestLoggerEvents events, Dictionary<string, string?> parameters)
    {
        var results = new ResultFolder(parameters["results"]!);
        string assignment = parameters["assignment"]!;
        results.Clear();
        var texts = TextCatalog.Load(TextCatalog.PreferredLanguage(), Path.GetDirectoryName(typeof(ScoreTableLogger).Assembly.Location)!);
        events.TestRunComplete += (_, _) =>
        {
            Console.Out.Flush();
            if (results.ReadResult() is { } result) Show(result, texts, results, assignment);
            else Console.Out.WriteLine(texts["ui.no-check-ran"]);
            if (parameters.GetValueOrDefault("terminal") == "true") Console.Out.Write("\n\n\n"); // MSBuild's live display wipes the last lines
        };
    }

    private static void Show(HomeResult result, TextCatalog texts, ResultFolder results, string folder)
    {
        var assignment = Assignment.Read(Path.Combine(folder, Assignment.FileName));
        string title = assignment.Title.GetValueOrDefault(texts.Language, assignment.Id);
        results.Write(result.Record, ScorePage.Html(result.Record, texts, new PageOptions { Title = title, TotalChecks = result.Planned }));
        ScoreTable.Write(Console.Out, result.Record, texts, TableOptions.ForConsole() with
        {
            Title = title,
            TotalChecks = result.Planned,
            // The files of a set are named from the folder that holds its parts.
            LocationPrefix = Prefix(assignment.IsSet ? Path.Combine(folder, "..") : folder),
            HandoutPrefix = Prefix(folder),
            RecordFile = Short(results.Record),
            PageFile = Short(results.Page),
        });

        static string Prefix(string folder) => Path.GetRelativePath(Environment.CurrentDirectory, folder) is var relative and not "." ? relative + Path.DirectorySeparatorChar : "";

        static string Short(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path) is var relative && relative.Length < path.Length ? relative : path;
    }
}
