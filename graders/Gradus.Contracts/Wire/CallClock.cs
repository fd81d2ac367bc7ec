namespace Gradus.Contracts.Wire;

/// <summary>What the calls of one submission have taken so far. The clients that judge a submission one after the other share it.</summary>
public sealed class CallClock
{
    private TimeSpan before, inFirstTry;
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

    /// <summary>What all finished checks have taken.</summary>
    internal TimeSpan Spent => before;

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
            before += InCheck + (again && Lost ? inFirstTry : TimeSpan.Zero);
            if (TimedOut) Timeouts++;
        }
        (InCheck, Lost, TimedOut, Idle, again) = (TimeSpan.Zero, false, false, false, secondTry);
    }
}
