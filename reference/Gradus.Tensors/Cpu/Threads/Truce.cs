namespace Gradus.Tensors.Cpu;

/// <summary>When not to share work: for a while after it was seen that others want the processors, too.</summary>
/// <remarks><para>That is seen in two ways: a helper that looks out for work offers its processor and does not get it back at once; or a caller has to wait for its helpers
/// longer than it worked itself. With the parts that it took up done, a helper that has a processor is soon through with its last: the caller waits less than it worked. A helper whose
/// processor is taken away is gone for milliseconds, in which the caller could have done the part many times over.</para>
/// <para>How much of that is too much is the <see cref="LostTime"/>'s affair.</para></remarks>
internal static class Truce
{
    private static readonly LostTime Ours = new(TimeProvider.System);

    /// <summary>Whether work may be shared.</summary>
    public static bool IsOver => Ours.IsTruceOver;

    /// <summary>Takes note of time that was lost, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public static void Note(long away) => Ours.Note(away);

    /// <summary>Forgets what was noted: for tests and measurements.</summary>
    internal static void End() => Ours.Forget();
}
