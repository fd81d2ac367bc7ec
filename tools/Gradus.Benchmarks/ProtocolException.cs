namespace Gradus.Benchmarks;

/// <summary>A program that takes part in a comparison did not do what the protocol asks.</summary>
/// <param name="command">What was run.</param>
/// <param name="what">What it did instead.</param>
internal sealed class ProtocolException(string command, string what) : Exception($"'{command}' {what}.");
