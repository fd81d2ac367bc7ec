namespace Gradus.Compiler.Execution;

/// <summary>A thing that a compiled program does.</summary>
internal interface IStep
{
    /// <summary>The slots that are read.</summary>
    IEnumerable<Slot> Reads { get; }

    /// <summary>The slots that are written.</summary>
    IEnumerable<Slot> Writes { get; }

    /// <summary>Pairs of a slot that is read and one that is written, which may be one block when nobody needs the first any more: each element is read before
    /// it is written, and read nowhere else.</summary>
    IEnumerable<(Slot Read, Slot Written)> InPlace { get; }

    /// <summary>Does it.</summary>
    void Run(Workspace workspace);
}
