using Gradus.Grading.Records;

namespace Gradus.Grading.Home;

/// <summary>One line of the journal that a run of <c>dotnet test</c> leaves behind: the test process may die, what it had found out stays.</summary>
/// <param name="Plan">First line: the record as it would be if no check were run.</param>
/// <param name="Started">A check begins.</param>
/// <param name="Finished">A check is done.</param>
/// <param name="Note">Something is to be said about the submission as a whole.</param>
/// <param name="Ended">The suite is done.</param>
public sealed record JournalLine(ScoreRecord? Plan = null, string? Started = null, CheckRecord? Finished = null, Diagnostic? Note = null, bool Ended = false);
