using System.CommandLine;
using System.Globalization;
using Gradus.Cli.Batch;
using Gradus.Engine.Batch;

namespace Gradus.Cli.Commands;

/// <summary><c>gradus merge</c>: unites the records of shards, or of batches.</summary>
internal static class MergeCommand
{
    internal static Command Create()
    {
        var folders = new Argument<string[]>("dir") { Description = "Folders that `gradus grade-all` wrote.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output") { Description = "Where to; records that lie there already take part.", Required = true, HelpName = "dir" };
        var command = new Command("merge", "Unites folders of records: loses none, keeps equal ones once, and says what is missing or does not fit.") { folders, output };
        command.SetAction(parsed => Run(parsed.GetValue(folders) ?? [], parsed.GetRequiredValue(output)));
        return command;
    }

    private static int Run(string[] folders, string output)
    {
        foreach (string folder in folders)
            if (!Directory.Exists(folder)) throw new UsageException($"{folder} is {(File.Exists(folder) ? "a file" : "no folder")}; expected a folder that `gradus grade-all` wrote.");
        try
        {
            var result = RecordMerge.Merge(folders, output, $"gradus merge {Workplace.Version}");
            BatchTable.Write(Console.Out, result.Manifest with { Seconds = 0 }, output);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Written} records added, {result.Same} found more than once."));
            foreach (string finding in result.Findings) Console.Error.WriteLine(finding);
            return result.Findings.Count == 0 && !result.Manifest.WantsAttention ? ExitCode.Done : ExitCode.Below;
        }
        catch (BatchRefusedException e)
        {
            throw new UsageException(e.Message);
        }
    }
}
