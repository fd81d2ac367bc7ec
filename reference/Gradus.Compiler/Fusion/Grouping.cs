using Gradus.Tensors;

namespace Gradus.Compiler.Fusion;

/// <summary>Which operations of a program are done together.</summary>
/// <remarks><para>First come groups that go row by row, where what is combined of a row is used for it again. Of the other operations every one begins as a group of its own. In the program's order, each elementwise operation joins the groups of its arguments, and a reduction the group of
/// its argument, as far as the rules allow: one shape (but for axes of length 1), lanes of one width, one reduction, and no more inputs and live values than
/// there are registers for.</para>
/// <para>Two groups may become one unless a value would have to be complete before it is begun with: when a path leads from one to the other through a third, or through a
/// reduction, a broadcast or another view.</para>
/// <para>Nothing is computed twice. What two groups need is written by one and read by the other; only views and numbers that are known are free, and
/// stand in every group that uses them.</para></remarks>
internal sealed partial class Grouping
{
    /// <summary>The most values that may wait in registers: of 32, sums, masks and constants need some. Beyond it values go to the stack and back, which
    /// for many of them takes longer than computing with them, though still much less than a pass over memory.</summary>
    internal const int MostLive = 20;

    private const int MostInputs = 12, MostOutputs = 8, MostOperations = 64;

    // A kernel has its body up to six times; eight functions one after the other, four vectors side by side, take no longer each than one.
    private const int MostFunctions = Recipe.MostFunctionsInline / 6;

    private readonly IReadOnlyList<OperationNode> operations;
    private readonly HashSet<Node> results;
    private readonly List<Edge>[] successors;
    private readonly List<int>[] predecessors;
    private readonly int[] unitOf;
    private readonly List<int>[] members;
    private readonly bool[] isElementwise, isReduction;

    private Grouping(Program program)
    {
        operations = [.. program.Operations.Where(operation => !Elementwise.IsView(operation.Primitive))];
        int count = operations.Count;
        successors = [.. Enumerable.Range(0, count).Select(_ => new List<Edge>())];
        predecessors = [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
        members = [.. Enumerable.Range(0, count).Select(i => new List<int> { i })];
        unitOf = [.. Enumerable.Range(0, count)];
        isElementwise = [.. operations.Select(operation => Elementwise.InstructionOf(operation) is not null)];
        isReduction = [.. operations.Select(operation => Elementwise.ReductionOf(operation) is not null)];
        results = [.. program.Results.Select(Base)];
        Connect();
    }

    private readonly record struct Edge(int To, bool IsElementwise);

    /// <summary>The program's operations without views, in groups; the groups in an order in which they can be done. A group of one operation that is not elementwise stands alone.</summary>
    public static IReadOnlyList<object> Of(Program program)
    {
        var grouping = new Grouping(program);
        for (int i = 0; i < grouping.operations.Count; i++) grouping.GrowRows(i);
        for (int i = 0; i < grouping.operations.Count; i++) grouping.Join(i);
        return [.. grouping.Ordered().Select(grouping.GroupOf)];
    }

    /// <summary>The value whose memory a view reads.</summary>
    public static Node Base(Node node)
    {
        while (node is OperationNode view && Elementwise.IsView(view.Primitive)) node = view.Arguments[0];
        return node;
    }

    private void Connect()
    {
        Dictionary<Node, int> indexOf = [];
        for (int i = 0; i < operations.Count; i++)
        {
            indexOf[operations[i]] = i;
            foreach (var argument in operations[i].Arguments)
            {
                if (!indexOf.TryGetValue(Base(argument), out int from)) continue;
                bool isDirect = ReferenceEquals(Elementwise.Source(argument), operations[from]);
                successors[from].Add(new Edge(i, isDirect && isElementwise[from] && (isElementwise[i] || isReduction[i])));
                predecessors[i].Add(from);
            }
        }
    }

    private void Join(int operation)
    {
        if (!isElementwise[operation] && !isReduction[operation]) return;
        foreach (int argument in predecessors[operation])
        {
            int from = unitOf[argument], to = unitOf[operation];
            if (from == to || rowUnits.ContainsKey(from) || rowUnits.ContainsKey(to) || !successors[argument].Contains(new Edge(operation, true))) continue;
            if (!FitTogether(from, to) || IsNeededBetween(from, to, operation)) continue;
            foreach (int member in members[from]) unitOf[member] = to;
            members[to] = [.. members[to].Concat(members[from]).Order()];
            members[from] = [];
        }
    }

    private bool FitTogether(int a, int b)
    {
        int[] all = [.. members[a].Concat(members[b]).Order()];
        if (all.Length > MostOperations || all.Count(member => isReduction[member]) > 1) return false;
        if (all.Select(member => Elementwise.LaneBytes(operations[member])).Where(bytes => bytes != 0).Distinct().Count() > 1) return false;
        HashSet<int> together = [.. all];
        var group = new FusedGroup([.. all.Select(member => operations[member])], operation => IsNeededOutside(operation, all, together));
        if (group.Inputs.Count > MostInputs || group.Outputs.Count > MostOutputs) return false;
        var recipe = group.RecipeFor(_ => false, FoldDirection.Row);
        return recipe.LiveValues <= MostLive && recipe.Functions <= MostFunctions;
    }

    // Whether a path leads from one group to another that does not go element by element from one right to the other. Where no group goes by rows, operations after the last one that
    // has joined stand alone, and no path leads back from them.
    private bool IsNeededBetween(int from, int to, int last)
    {
        HashSet<int> seen = [];
        var open = new Stack<int>();
        bool Visit(int unit, bool isStart)
        {
            foreach (int member in members[unit])
            {
                foreach (var edge in successors[member])
                {
                    int next = unitOf[edge.To];
                    if (next == from || (edge.To > last && rowUnits.Count == 0)) continue;
                    if (next == to)
                    {
                        if (!isStart || !edge.IsElementwise) return true;
                    }
                    else if (seen.Add(next))
                    {
                        open.Push(next);
                    }
                }
            }
            return false;
        }
        if (Visit(from, isStart: true)) return true;
        while (open.TryPop(out int unit))
        {
            if (Visit(unit, isStart: false)) return true;
        }
        return false;
    }

    // Of the groups that can be done, the one whose last operation comes first in the program.
    private IEnumerable<int> Ordered()
    {
        var waitsFor = new int[operations.Count];
        var edges = new HashSet<(int From, int To)>();
        for (int i = 0; i < operations.Count; i++)
        {
            foreach (var edge in successors[i])
            {
                if (unitOf[i] != unitOf[edge.To] && edges.Add((unitOf[i], unitOf[edge.To]))) waitsFor[unitOf[edge.To]]++;
            }
        }
        var following = edges.ToLookup(edge => edge.From, edge => edge.To);
        var ready = new PriorityQueue<int, int>(Enumerable.Range(0, operations.Count).Where(unit => members[unit].Count > 0 && waitsFor[unit] == 0).Select(unit => (unit, members[unit][^1])));
        while (ready.TryDequeue(out int unit, out _))
        {
            yield return unit;
            foreach (int next in following[unit])
            {
                if (--waitsFor[next] == 0) ready.Enqueue(next, members[next][^1]);
            }
        }
    }

    private object GroupOf(int unit)
    {
        if (members[unit] is [int only] && !isElementwise[only]) return operations[only];
        HashSet<int> together = [.. members[unit]];
        return new FusedGroup([.. members[unit].Select(member => operations[member])], operation => IsNeededOutside(operation, members[unit], together), rowUnits.GetValueOrDefault(unit));
    }

    // A value that is a result, or that an operation outside reads, or one inside through a view (which then is outside, too).
    private bool IsNeededOutside(OperationNode operation, IReadOnlyList<int> all, HashSet<int> together) =>
        results.Contains(operation) || successors[all.First(member => ReferenceEquals(operations[member], operation))].Exists(edge => !together.Contains(edge.To));
}
