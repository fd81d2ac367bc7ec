using System.CommandLine;
using Gradus.Cli.Commands;

namespace Gradus.Cli;

/// <summary>The <c>gradus</c> command: runs a command line and turns whatever happens into an exit code.</summary>
public static class CommandLine
{
    /// <summary>Parses and carries out.</summary>
    /// <param name="args">What was typed.</param>
    /// <returns>0 done, 1 not good enough, 2 wrong usage, 3 our own failure.</returns>
    public static int Run(string[] args)
    {
        var root = new RootCommand("Grades assignments of a course, and keeps the course itself in order.")
        {
            CollectCommand.Create(),
            GradeCommand.Create(),
            GradeAllCommand.Create(),
            MergeCommand.Create(),
            DoctorCommand.Create(),
            VerifyCommand.Create(),
            CalibrateCommand.Create(),
            StubsCommand.Create(),
            ReleaseCommand.Create(),
        };
        var parsed = root.Parse(args);
        foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
        if (parsed.Errors.Count > 0) return ExitCode.Usage;
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UsageException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.Usage;
        }
        catch (Exception e)
        {
            Console.Error.WriteLine($"gradus failed: {e.Message}");
            if (Environment.GetEnvironmentVariable("GRADUS_TRACE") is { Length: > 0 }) Console.Error.WriteLine(e);
            return ExitCode.Failure;
        }
    }
}
