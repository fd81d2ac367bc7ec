namespace Gradus.Scalars;

internal static class Topology
{
    /// <summary>Depth from the leaves: a node lies one level above its highest parent.</summary>
    internal static IReadOnlyList<Value> ByLevel(Value root)
    {
        var level = new Dictionary<Value, int>();
        var stack = new Stack<Value>([root]);
        while (stack.TryPeek(out Value? node))
        {
            var unknown = node.Parents.Where(p => !level.ContainsKey(p)).ToArray();
            if (unknown.Length > 0)
            {
                foreach (Value parent in unknown) stack.Push(parent);
                continue;
            }

            stack.Pop();
            level[node] = node.Parents.Select(p => level[p] + 1).DefaultIfEmpty(0).Max();
        }

        return [.. level.OrderBy(entry => entry.Value).Select(entry => entry.Key)];
    }
}
