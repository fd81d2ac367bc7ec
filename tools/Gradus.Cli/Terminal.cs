using System.CommandLine;
using System.Text;

namespace Gradus.Cli;

/// <summary>Runs a command line and turns whatever happens into an exit code.</summary>
public static class Terminal
{
    /// <summary>Parses and invokes.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="args">What was typed.</param>
    /// <returns>0 done, 1 not good enough, 2 wrong usage, 3 our own failure.</returns>
    public static int Run(RootCommand root, string[] args)
    {
        if (Console.IsOutputRedirected) Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false); // files and pipes get what records are written in
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
