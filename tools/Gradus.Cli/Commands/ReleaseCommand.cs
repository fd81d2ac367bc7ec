using System.CommandLine;
using Gradus.Authoring;
using Gradus.Authoring.Releasing;

namespace Gradus.Cli.Commands;

/// <summary><c>gradus release</c>: writes the students' repository.</summary>
internal static class ReleaseCommand
{
    internal static Command Create()
    {
        var output = new Option<string>("--output") { Description = "A new folder, or one that holds nothing but .git.", Required = true, HelpName = "dir" };
        var ids = new Argument<string[]>("id") { Description = "Assignments; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("release", "Writes the students' repository: stubs, handouts, public suites; no staff suite and no solution.") { ids, output };
        command.SetAction(parsed => Run(parsed.GetValue(ids) ?? [], parsed.GetRequiredValue(output)));
        return command;
    }

    private static int Run(string[] ids, string output)
    {
        try
        {
            new ReleaseWriter(Workplace.Repository).Write(Path.GetFullPath(output), Workplace.Assignments(ids), Console.Out.WriteLine);
            return ExitCode.Done;
        }
        catch (AuthoringException e)
        {
            throw new UsageException(e.Message);
        }
    }
}
