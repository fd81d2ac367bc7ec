namespace Gradus.Authoring.Verification;

/// <summary>The part of a corpus that every build tries: the stub, and wrong solutions until every check has been failed by one.</summary>
public static class QuickSubset
{
    /// <summary>A small cover, found greedily from what the solutions declare to lose.</summary>
    public static IReadOnlyList<Solution> Of(IReadOnlyList<Solution> corpus)
    {
        List<Solution> chosen = [.. corpus.Where(s => s.Manifest.Kind == SolutionKind.Stub)];
        var wrong = corpus.Where(s => s.Manifest.Kind == SolutionKind.Wrong).ToList();
        var open = wrong.SelectMany(s => s.Manifest.Loses.Keys).ToHashSet(StringComparer.Ordinal);
        while (open.Count > 0)
        {
            var next = wrong.MaxBy(s => s.Manifest.Loses.Keys.Count(open.Contains))!;
            chosen.Add(next);
            open.ExceptWith(next.Manifest.Loses.Keys);
        }
        return chosen;
    }
}
