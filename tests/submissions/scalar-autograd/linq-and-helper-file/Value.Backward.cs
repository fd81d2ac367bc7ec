namespace Gradus.Scalars;

public sealed partial class Value
{
    public IReadOnlyList<Value> TopologicalOrder() => Topology.ByLevel(this);

    public void Backward()
    {
        var order = TopologicalOrder().Reverse().ToArray();
        foreach (var node in order)
            if (node.Parents.Any()) node.Grad = 0;
        Grad += 1.0;
        foreach (var (parent, downstream) in order.SelectMany(node => node.Parents.Zip(node.LocalDerivatives, (parent, local) => (parent, downstream: local * node.Grad))))
            parent.Grad += downstream;
    }

    public void ZeroGrad() => ClearAll(TopologicalOrder());

    internal static void ClearAll(IEnumerable<Value> values)
    {
        foreach (var value in values) value.Grad = 0;
    }
}
