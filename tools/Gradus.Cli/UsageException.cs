namespace Gradus.Cli;

/// <summary>The command line asks for something that is not there.</summary>
/// <param name="message">What was asked for, and what there is.</param>
internal sealed class UsageException(string message) : Exception(message);
