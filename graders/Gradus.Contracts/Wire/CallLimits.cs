namespace Gradus.Contracts.Wire;

/// <summary>How long and how much student code may run.</summary>
/// <param name="Call">Longest single call, callbacks included.</param>
/// <param name="Submission">All calls of a submission together. A check that begins later has a quarter of <paramref name="Call"/> for all its calls:
/// enough for an exercise that was done well, so that slow ones do not cost the others their points.</param>
/// <param name="Check">All calls of one check together; null for no limit besides the others.</param>
/// <param name="Callbacks">Most callbacks in one call.</param>
/// <param name="Start">How long a student side may take to answer that a check begins, which is the machine's time and not the student's; null for as long as a call.</param>
public sealed record CallLimits(TimeSpan Call, TimeSpan Submission, TimeSpan? Check = null, int Callbacks = 100_000, TimeSpan? Start = null);
