namespace Gradus.Contracts.Wire;

/// <summary>What the calls of one submission have taken so far, on all clocks that add to it.</summary>
public sealed class SubmissionTime
{
    private CallClock? running;

    /// <summary>What all finished checks have taken, as far as it counts.</summary>
    internal TimeSpan Spent { get; private set; }

    /// <summary>What they have really taken.</summary>
    internal TimeSpan Taken { get; private set; }

    /// <summary>What counts, and what the check under way has taken.</summary>
    public TimeSpan SoFar => Spent + (running?.InCheck ?? TimeSpan.Zero);

    /// <summary>A clock starts a check. Only now is it known that the one before is not tried again.</summary>
    internal void Begin(CallClock next)
    {
        if (running is not null)
        {
            var (taken, counted) = running.Finish();
            (Taken, Spent) = (Taken + taken, Spent + counted);
        }
        running = next;
    }
}
