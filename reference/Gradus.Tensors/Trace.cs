namespace Gradus.Tensors;

/// <summary>Somebody who wants to know what happens to some tensors: a derivative, a batch, a compiler. Tensors carry the trace that follows them.</summary>
/// <remarks>An operation on tensors of several traces goes to the youngest of them (<see cref="Order"/>), whose rule is written in ordinary tensor operations
/// on the tensors below it; so these go to the next trace, and so on down to the numbers. Nesting needs no other mechanism: a trace made inside another's
/// function is younger.</remarks>
public abstract class Trace
{
    private static long created;

    /// <summary>When the trace was made: a younger one is an inner one.</summary>
    public long Order { get; } = Interlocked.Increment(ref created);

    /// <summary>Whether the function that was followed has returned. A tensor of a closed trace means nothing any more.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>What the user asked for, for messages: <c>Grad</c>, <c>Vmap</c>.</summary>
    public abstract string Transformation { get; }

    /// <summary>Ends the trace: its tensors are refused from now on.</summary>
    public void Close() => IsClosed = true;

    /// <summary>Does an operation on tensors of which this is the youngest trace.</summary>
    public abstract Tensor Process(Primitive primitive, ReadOnlySpan<Tensor> inputs);
}
