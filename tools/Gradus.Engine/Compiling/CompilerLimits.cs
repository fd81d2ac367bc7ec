namespace Gradus.Engine.Compiling;

/// <summary>How much one compilation may take.</summary>
/// <param name="Processor">Most processor time. It counts, not the clock: sources can make the compiler compute, never wait, so whoever loads the machine costs no student a point.</param>
/// <param name="Wall">Longest wait for an answer. A compiler that is later, and has not used up its processor time, is the machine's fault.</param>
/// <param name="Memory">Most managed memory, in bytes.</param>
/// <param name="Services">Compilations after which a process is replaced.</param>
/// <param name="Resident">Memory that a process may keep between two compilations, in bytes; one that keeps more is replaced.</param>
public sealed record CompilerLimits(TimeSpan Processor, TimeSpan Wall, long Memory, int Services, long Resident)
{
    /// <summary>10 s, 60 s, 1 GiB: an honest submission takes a tenth of a second, in a tool that has not been compiled ahead a few seconds at most.</summary>
    public static CompilerLimits Default { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), 1L << 30, Services: 1000, Resident: 640L << 20);
}
