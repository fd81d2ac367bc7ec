namespace Gradus.Engine;

/// <summary>The grader failed: a worker that does not start, a kit with a piece missing. Never the student's fault.</summary>
/// <param name="message">What failed, and what would be right.</param>
/// <param name="inner">What was seen of it.</param>
public sealed class InfrastructureException(string message, Exception? inner = null) : Exception(message, inner);
