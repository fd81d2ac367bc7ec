namespace Gradus.Scalars;

public sealed partial class Value
{
    public IReadOnlyList<Value> TopologicalOrder()
    {
        // Kahn: a node comes when all its uses have come; the list is then turned round.
        var uses = new Dictionary<Value, int> { [this] = 0 };
        var found = new Queue<Value>([this]);
        while (found.TryDequeue(out Value? node))
        {
            foreach (Value parent in node.Parents)
            {
                if (uses.TryAdd(parent, 1)) found.Enqueue(parent);
                else uses[parent]++;
            }
        }

        var order = new Value[uses.Count];
        int place = order.Length;
        var ready = new Stack<Value>([this]);
        while (ready.Count > 0)
        {
            Value node = ready.Pop();
            order[--place] = node;
            for (int i = node.Parents.Count - 1; i >= 0; i--)
            {
                if (--uses[node.Parents[i]] == 0) ready.Push(node.Parents[i]);
            }
        }

        return order;
    }

    public void Backward()
    {
        var upstream = new Dictionary<Value, double> { [this] = 1 };
        foreach (Value node in TopologicalOrder().Reverse())
        {
            double gradient = upstream[node];
            node.Grad = node.IsLeaf ? node.Grad + gradient : gradient;
            for (int i = 0; i < node.Parents.Count; i++)
            {
                upstream[node.Parents[i]] = upstream.GetValueOrDefault(node.Parents[i]) + node.LocalDerivatives[i] * gradient;
            }
        }
    }

    public void ZeroGrad()
    {
        var seen = new HashSet<Value>();
        var rest = new Queue<Value>();
        rest.Enqueue(this);
        while (rest.Count > 0)
        {
            Value node = rest.Dequeue();
            if (!seen.Add(node)) continue;
            node.Grad = 0;
            foreach (Value parent in node.Parents) rest.Enqueue(parent);
        }
    }
}
