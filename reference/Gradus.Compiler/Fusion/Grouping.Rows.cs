namespace Gradus.Compiler.Fusion;

// Groups that go row by row. They come first: each begins with a reduction of rows and takes in what stands beside it, one operation after the other, as long as all is over the
// same rows.
internal sealed partial class Grouping
{
    // All rows' buffers together; beyond it they would push the row itself out of the nearest caches.
    private const int MostBufferBytes = 64 * 1024;

    private readonly Dictionary<int, RowSpace> rowUnits = [];

    private void GrowRows(int seed)
    {
        if (rowUnits.ContainsKey(unitOf[seed]) || RowSpace.Of(operations[seed]) is not { } space) return;
        SortedSet<int> group = [seed];
        HashSet<int> refused = [];
        while (Neighbours(group).FirstOrDefault(candidate => !refused.Contains(candidate), -1) is >= 0 and var candidate)
        {
            if (members[unitOf[candidate]].Count == 1 && space.Takes(operations[candidate]) && FitByRows([.. group, candidate], space))
            {
                // What was refused because a path leads through the new one may come now.
                group.Add(candidate);
                refused.Clear();
            }
            else
            {
                refused.Add(candidate);
            }
        }
        if (!UsesWhatItCombines(group)) return;
        foreach (int member in group)
        {
            members[unitOf[member]] = [];
            unitOf[member] = seed;
        }
        members[seed] = [.. group];
        rowUnits[seed] = space;
    }

    private IEnumerable<int> Neighbours(SortedSet<int> group) =>
        group.SelectMany(member => predecessors[member].Concat(successors[member].Select(edge => edge.To))).Where(neighbour => !group.Contains(neighbour)).Distinct().Order();

    // With a single reduction at the end, of which the group uses nothing, it is a group of the other kind.
    private bool UsesWhatItCombines(SortedSet<int> group) =>
        group.Count(member => isReduction[member]) > 1 || group.Any(member => isReduction[member] && successors[member].Exists(edge => group.Contains(edge.To)));

    private bool FitByRows(SortedSet<int> all, RowSpace space)
    {
        if (all.Count > MostOperations || LeadsBack(all)) return false;
        if (all.Select(member => Elementwise.LaneBytes(operations[member])).Where(bytes => bytes != 0).Distinct().Count() > 1) return false;
        HashSet<int> together = [.. all];
        HashSet<Node> own = [.. all.Select(member => operations[member])];
        var group = new FusedGroup([.. all.Select(member => operations[member])], operation => IsNeededOutside(operation, [.. all], together), space);
        // Through another view than a row's broadcast a value is read that must be complete.
        if (group.Operations.SelectMany(operation => operation.Arguments).Any(argument => own.Contains(Base(argument)) && !own.Contains(group.SourceOf(argument)))) return false;
        if (group.Inputs.Count > MostInputs || group.Outputs.Count > MostOutputs) return false;
        var recipe = group.RecipeFor(input => group.IsOfRows(input) || space.SpreadBy(input) is not null, FoldDirection.Row);
        return recipe.LiveValues <= MostLive && recipe.Functions <= MostFunctions
            && (long)new RowPasses(recipe).Buffered.Count * space.Columns * recipe.LaneBytes <= MostBufferBytes;
    }

    // Whether a path leads out of a group and back into it.
    private bool LeadsBack(SortedSet<int> group)
    {
        HashSet<int> seen = [];
        var open = new Stack<int>(group.SelectMany(member => successors[member]).Where(edge => !group.Contains(edge.To)).Select(edge => unitOf[edge.To]));
        while (open.TryPop(out int unit))
        {
            if (!seen.Add(unit)) continue;
            foreach (var edge in members[unit].SelectMany(member => successors[member]))
            {
                if (group.Contains(edge.To)) return true;
                open.Push(unitOf[edge.To]);
            }
        }
        return false;
    }
}
