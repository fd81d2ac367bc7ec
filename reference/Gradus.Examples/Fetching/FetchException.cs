namespace Gradus.Examples.Fetching;

/// <summary>A file could not be had, or is another than it should be. The message says how.</summary>
/// <param name="message">What happened.</param>
internal sealed class FetchException(string message) : IOException(message);
