using System.CommandLine;
using Gradus.Examples.Commands;

namespace Gradus.Examples;

/// <summary>Runs a command line and turns whatever happens into an exit code.</summary>
internal static class CommandLine
{
    /// <summary>What a command answers when it is done.</summary>
    internal const int Done = 0;

    /// <summary>What it answers when something outside this program was in the way; standard error says what.</summary>
    internal const int Failed = 1;

    private const int Usage = 2;

    /// <summary>Parses and carries out.</summary>
    /// <param name="args">What was typed.</param>
    /// <returns>0 done, 1 failed, 2 wrong usage.</returns>
    internal static int Run(string[] args)
    {
        var root = new RootCommand("Demonstrations of Gradus: what the modules do together.") { DigitsCommand.Create(), LearningRatesCommand.Create(), OptimizersCommand.Create(), FetchCommand.Create() };
        var parsed = root.Parse(args);
        foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
        if (parsed.Errors.Count > 0) return Usage;
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            Console.Error.WriteLine(e.Message);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Cancelled.");
            return Failed;
        }
    }
}
