using Gradus.Contracts.Wire;

namespace Gradus.Grading.Combining;

/// <summary>The student sides of a set. Each arrangement has a clock of its own, so that an endless loop in one module's check shortens nothing of another's; all of them share the submission's time.</summary>
/// <param name="connect">Makes a side: the arrangement, its limits, its clock.</param>
/// <param name="limits">How long and how much may run.</param>
/// <param name="share">The most that the checks of one module add to the submission's time.</param>
internal sealed class ArrangedSides(Func<Arrangement, CallLimits, CallClock, ContractClient> connect, CallLimits limits, TimeSpan share) : IDisposable
{
    /// <summary>Sides that are kept: the last module's, and the sound ones'. More would only take memory.</summary>
    private const int MostKept = 2;

    private readonly List<(Seat Seat, ContractClient Client)> kept = [];
    private readonly Dictionary<Seat, CallClock> clocks = [];
    private readonly SubmissionTime time = new();

    /// <summary>Whether the submission's time is used up.</summary>
    internal bool IsLate => time.SoFar > limits.Submission;

    /// <summary>The side for a check.</summary>
    /// <param name="seat">What it judges.</param>
    internal ContractClient Of(Seat seat)
    {
        int at = kept.FindIndex(k => k.Seat == seat);
        var client = at >= 0 ? kept[at].Client : connect(seat.Arrangement, limits, ClockOf(seat));
        if (at >= 0) kept.RemoveAt(at);
        kept.Add((seat, client));
        if (kept.Count > MostKept) End(0);
        return client;
    }

    /// <summary>A side for something beside the checks: it adds nothing to the submission's time. Sides other than the one that stays are ended, so that there are no more than two.</summary>
    /// <param name="arrangement">What runs on it.</param>
    /// <param name="within">Its limits.</param>
    /// <param name="stays">What the check under way judges.</param>
    internal ContractClient Beside(Arrangement arrangement, CallLimits within, Seat stays)
    {
        for (int at = kept.Count - 1; at >= 0; at--)
            if (kept[at].Seat != stays) End(at);
        return connect(arrangement, within, new CallClock());
    }

    private CallClock ClockOf(Seat seat) => clocks.TryGetValue(seat, out var clock) ? clock : clocks[seat] = new CallClock(time, seat.Module is null ? null : share);

    private void End(int at)
    {
        kept[at].Client.Dispose();
        kept.RemoveAt(at);
    }

    /// <summary>Ends all sides.</summary>
    public void Dispose()
    {
        while (kept.Count > 0) End(0);
    }
}

/// <summary>What a check judges.</summary>
/// <param name="Arrangement">Which modules are the student's.</param>
/// <param name="Module">The module whose own check it is; null for a check of the whole.</param>
internal readonly record struct Seat(Arrangement Arrangement, string? Module);
