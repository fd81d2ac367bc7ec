namespace Gradus.Scalars;

/// <content>The backward pass: an order of the graph, and the gradients along it.</content>
public sealed partial class Value
{
    /// <summary>All nodes that this one was computed from, and this one: each once, and every node after all of its parents.</summary>
    /// <remarks>
    /// A graph may have several such orders; any will do. Linear in the size of the graph and without recursion, so that a chain of 200,000 nodes
    /// does not overflow the stack.
    /// </remarks>
    /// <returns>The nodes; the last is this one.</returns>
    // TODO (topological-order)
    public IReadOnlyList<Value> TopologicalOrder()
    {
        throw new NotImplementedException("Value.TopologicalOrder");
    }

    /// <summary>Adds to the <see cref="Grad"/> of every leaf below this node the derivative of this node with respect to it.</summary>
    /// <remarks>
    /// <para>Reverse mode: the gradient of this node with respect to itself is 1; each node passes to each of its parents local × upstream, and a
    /// node's gradient is the sum of what all its uses pass to it.</para>
    /// <para>As in PyTorch, leaves accumulate over calls: a second call adds the same again, and calls on two results leave the sum of both
    /// derivatives, until <see cref="ZeroGrad"/>. Computed nodes start from 0 at each call, so nothing of an earlier call is counted twice, and
    /// afterwards hold the derivative for this call alone. Nodes that this one does not depend on are not touched.</para>
    /// </remarks>
    // TODO (backward)
    public void Backward()
    {
        throw new NotImplementedException("Value.Backward");
    }

    /// <summary>Sets <see cref="Grad"/> to 0 on this node and on every node that it was computed from.</summary>
    // TODO (backward)
    public void ZeroGrad()
    {
        throw new NotImplementedException("Value.ZeroGrad");
    }
}
