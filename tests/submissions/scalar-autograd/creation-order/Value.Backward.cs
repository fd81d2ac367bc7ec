namespace Gradus.Scalars;

public sealed partial class Value
{
    private static long made;

    // Operands are older than their results: the order of creation is a topological order.
    private readonly long number = Interlocked.Increment(ref made);

    public IReadOnlyList<Value> TopologicalOrder()
    {
        List<Value> nodes = [this];
        HashSet<Value> known = [this];
        for (int i = 0; i < nodes.Count; i++)
            nodes.AddRange(nodes[i].Parents.Where(known.Add));
        return nodes.OrderBy(node => node.number).ToList();
    }

    public void Backward()
    {
        IReadOnlyList<Value> order = TopologicalOrder();
        foreach (Value node in order.Where(node => !node.IsLeaf)) node.Grad = 0;
        Grad += 1;
        foreach (Value node in order.Reverse())
            foreach (var (parent, local) in node.Parents.Zip(node.LocalDerivatives))
                parent.Grad += local * node.Grad;
    }

    public void ZeroGrad() => TopologicalOrder().ToList().ForEach(node => node.Grad = 0);
}
