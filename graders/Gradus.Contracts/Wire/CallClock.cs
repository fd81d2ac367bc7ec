namespace Gradus.Contracts.Wire;

/// <summary>What calls on one student side have taken, and how its checks ended. Where a submission is judged on several sides each has a clock, so that what one of them loses shortens no limit of
/// another's; their time adds up.</summary>
/// <param name="submission">What all sides of the submission have taken; null for a side that is the only one.</param>
/// <param name="share">The most that this clock adds to it, however long its checks take; null for no bound of its own.</param>
public sealed class CallClock(SubmissionTime? submission = null, TimeSpan? share = null)
{
    private readonly SubmissionTime submission = submission ?? new SubmissionTime();
    private TimeSpan taken, inFirstTry;
    private bool again;

    /// <summary>What the calls of the check under way have taken, those of a first try left out.</summary>
    internal TimeSpan InCheck { get; set; }

    /// <summary>Whether the check under way has lost its student side.</summary>
    internal bool Lost { get; set; }

    /// <summary>Whether it did because its time ran out.</summary>
    internal bool TimedOut { get; set; }

    /// <summary>Whether the student's side hardly had the processor when it did.</summary>
    internal bool Idle { get; set; }

    /// <summary>Checks that timed out.</summary>
    internal int Timeouts { get; private set; }

    /// <summary>Checks that were tried again because the student's side hardly had the processor.</summary>
    internal int IdleRepeats { get; private set; }

    /// <summary>Whether the submission's time was used up before the check under way began: what counts of it, or, for a side that has taken more than its share, all that was really taken. A side that is
    /// slow and right, among others that are quick, is never late.</summary>
    /// <param name="limit">The submission's limit.</param>
    internal bool IsLate(TimeSpan limit) => submission.Spent > limit || taken > Counted && submission.Taken > limit;

    /// <summary>Starts a check, or its second try: what a first try took counts only when the second one is lost as well.</summary>
    internal void Begin(bool secondTry)
    {
        if (secondTry)
        {
            inFirstTry = InCheck;
            if (Idle) IdleRepeats++;
        }
        else
        {
            submission.Begin(this);
        }
        (InCheck, Lost, TimedOut, Idle, again) = (TimeSpan.Zero, false, false, false, secondTry);
    }

    /// <summary>Closes the account of the last check.</summary>
    /// <returns>What it took, and what of it counts as the submission's time.</returns>
    internal (TimeSpan Taken, TimeSpan Counted) Finish()
    {
        var (before, took) = (Counted, InCheck + (again && Lost ? inFirstTry : TimeSpan.Zero));
        taken += took;
        if (TimedOut) Timeouts++;
        (InCheck, Lost, TimedOut) = (TimeSpan.Zero, false, false);
        return (took, Counted - before);
    }

    private TimeSpan Counted => share is { } most && taken > most ? most : taken;
}
