namespace Gradus.Contracts.Wire;

/// <summary>Something of the grader's own has failed: a suite that is not sound, the reference, the machine. Never the student's loss.</summary>
/// <param name="message">What has failed.</param>
/// <param name="inner">What came of it; null for nothing.</param>
public sealed class GraderFaultException(string message, Exception? inner = null) : Exception(message, inner);
