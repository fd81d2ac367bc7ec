namespace Gradus.Engine.Batch;

/// <summary>A batch cannot be carried out as it was asked for. Nothing has been written.</summary>
/// <param name="message">What is in the way, and what would be right.</param>
public sealed class BatchRefusedException(string message) : Exception(message);
