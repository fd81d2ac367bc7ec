// Graphs: breadth-first and depth-first search, topological order, shortest paths
// Run gives 14
namespace Innocent;

public static class Graphs
{
    private static readonly Dictionary<int, int[]> edges = new() { [0] = [1, 2], [1] = [3], [2] = [3], [3] = [] };

    private static List<int> Topological()
    {
        List<int> order = [];
        HashSet<int> seen = [];
        foreach (int node in edges.Keys) Visit(node);
        order.Reverse();
        return order;

        void Visit(int node)
        {
            if (!seen.Add(node)) return;
            foreach (int next in edges[node]) Visit(next);
            order.Add(node);
        }
    }

    private static int Distance(int from, int to)
    {
        var queue = new Queue<(int Node, int Steps)>([(from, 0)]);
        while (queue.TryDequeue(out var at))
        {
            if (at.Node == to) return at.Steps;
            foreach (int next in edges[at.Node]) queue.Enqueue((next, at.Steps + 1));
        }
        return -1;
    }

    public static double Run() => Topological()[0] + Topological()[^1] * 4 + Distance(0, 3);
}
