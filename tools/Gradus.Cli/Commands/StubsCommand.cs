using System.CommandLine;
using Gradus.Authoring;

namespace Gradus.Cli.Commands;

/// <summary><c>gradus stubs</c>: cuts the stubs out of the reference, and writes the handouts' code into probe and suite.</summary>
internal static class StubsCommand
{
    internal static Command Create()
    {
        var ids = new Argument<string[]>("id") { Description = "Assignments; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var check = new Option<bool>("--check") { Description = "Write nothing; fail when a file differs from what would be written." };
        var command = new Command("stubs", "Writes stubs, given files and the handouts' checks from reference and handout.") { ids, check };
        command.SetAction(parsed => Run(parsed.GetValue(ids) ?? [], parsed.GetValue(check)));
        return command;
    }

    private static int Run(string[] ids, bool check)
    {
        try
        {
            string[] lines = [.. Workplace.Assignments(ids).SelectMany(a => check ? a.OutOfDate() : a.Update())];
            foreach (string line in lines) Console.Out.WriteLine(line);
            if (lines.Length == 0) Console.Out.WriteLine("Everything is up to date.");
            return check && lines.Length > 0 ? ExitCode.Below : ExitCode.Done;
        }
        catch (AuthoringException e)
        {
            throw new UsageException(e.Message);
        }
    }
}
