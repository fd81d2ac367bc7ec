namespace Gradus.Cli;

/// <summary>What the program answers to scripts.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    internal const int Done = 0;

    /// <summary>Done, and what was asked about is not good enough.</summary>
    internal const int Below = 1;

    /// <summary>The command line, or a file it names, is wrong.</summary>
    internal const int Usage = 2;

    /// <summary>The program failed.</summary>
    internal const int Failure = 3;
}
