using System.CommandLine;
using System.Reflection;
using Gradus.Cli.Batch;
using Gradus.Engine;
using Gradus.Engine.Batch;
using Gradus.Engine.Kits;
using Gradus.Grading.Texts;

namespace Gradus.Cli.Commands;

/// <summary><c>gradus grade-all</c>: marks a class and writes a record for everybody.</summary>
internal static class GradeAllCommand
{
    private sealed record Arguments(string Submissions, string Output, string? Assignment, int Jobs, bool Resume, string? Shard, Suites Suites, LayerChoice Layers, string? Kits, bool Json);

    internal static Command Create()
    {
        var submissions = new Argument<string>("submissions") { Description = "A folder with a folder or a zip archive per student, as `gradus collect` makes it; inside there may be one per assignment." };
        var output = new Option<string>("--output") { Description = "Where records go: <student>/<assignment>/<time>-<hash>.json, complete ones, for staff; and batch.json with the totals.", Required = true, HelpName = "dir" };
        var assignment = new Option<string?>("--assignment") { Description = "The assignment's id. Otherwise the manifests, folders' names or the namespaces tell.", HelpName = "id" };
        var jobs = new Option<int>("--jobs") { Description = "Submissions graded side by side.", DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "n" };
        jobs.Validators.Add(result => { if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out int n) && n >= 1)) result.AddError($"--jobs is '{result.Tokens[0].Value}'; expected a number from 1."); });
        var resume = new Option<bool>("--resume") { Description = "Go on with the records in --output: what is unchanged is left alone, what has changed gets a further record." };
        var shard = new Option<string?>("--shard") { Description = "Grade one of n parts of the class; `gradus merge` unites them.", HelpName = "i/n" };
        var suites = new Option<string>("--suites") { Description = "all, or only the public one.", DefaultValueFactory = _ => "all" };
        suites.AcceptOnlyFromAmong("all", "public");
        var layers = new LayerOptions();
        var kits = new Option<string?>("--kits") { Description = "The kits; otherwise kits beside the tool, or artifacts/kits above the current folder.", HelpName = "dir" };
        var json = new Option<bool>("--json") { Description = "Print batch.json, and nothing else." };

        var command = new Command("grade-all", "Grades a class: a record for every student, with progress, safe to interrupt and to go on with.") { submissions, output, assignment, jobs, resume, shard, suites, layers.Wanted, layers.Required, kits, json };
        command.SetAction(parsed => Run(new Arguments(
            parsed.GetRequiredValue(submissions), parsed.GetRequiredValue(output), parsed.GetValue(assignment), parsed.GetValue(jobs), parsed.GetValue(resume), parsed.GetValue(shard),
            Enum.Parse<Suites>(parsed.GetValue(suites)!, ignoreCase: true), layers.Of(parsed),
            parsed.GetValue(kits), parsed.GetValue(json))));
        return command;
    }

    private static int Run(Arguments arguments)
    {
        if (!Directory.Exists(arguments.Submissions)) throw new UsageException($"{arguments.Submissions} is {(File.Exists(arguments.Submissions) ? "a file" : "no folder")}; expected one with a folder or an archive per student.");
        var shelf = Workplace.Shelf(arguments.Kits);
        var options = new BatchOptions
        {
            Submissions = arguments.Submissions,
            Output = arguments.Output,
            Shelf = shelf,
            Assignment = arguments.Assignment is not { } id ? null
                : shelf.Of(id) ?? throw new UsageException($"--assignment is '{id}'; there are kits of: {string.Join(", ", shelf.All.Select(k => k.Assignment.Id))}."),
            Suites = arguments.Suites,
            Shard = ShardOf(arguments.Shard),
            Resume = arguments.Resume,
            Jobs = arguments.Jobs,
            Tool = $"gradus grade-all {Workplace.Version}",
        };
        var layers = arguments.Layers.Stand(TextCatalog.Load(TextCatalog.PreferredLanguage(null, shelf.Course.Language), AppContext.BaseDirectory));
        using var grader = new Grader(new GraderOptions { Tool = options.Tool, Jobs = options.Jobs, Layers = layers });

        BatchManifest batch;
        using (var line = new ProgressLine(Console.Error, terminal: !Console.IsErrorRedirected))
        using (var interruption = new Interruption(() => line.Say("Ending after the submissions under way; Ctrl-C again ends at once. The same command with --resume goes on.")))
        {
            try
            {
                batch = new BatchRun(options, grader).Run(line.Show, interruption.Token);
            }
            catch (BatchRefusedException e)
            {
                throw new UsageException(e.Message);
            }
        }
        if (arguments.Json) Terminal.WriteUtf8(batch.ToJson());
        else BatchTable.Write(Console.Out, batch, arguments.Output);
        return batch.State == BatchState.Failed ? ExitCode.Failure
            : batch.WantsAttention ? ExitCode.Below
            : ExitCode.Done;
    }

    private static Shard ShardOf(string? text)
    {
        try
        {
            return text is null ? Shard.Whole : Shard.Parse(text);
        }
        catch (FormatException e)
        {
            throw new UsageException($"--shard: {e.Message}");
        }
    }
}
