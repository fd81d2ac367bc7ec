namespace Gradus.Authoring.Verification;

/// <summary>The part of a corpus that every build tries: the stub, and wrong solutions until every check has been failed by one.</summary>
public static class QuickSubset
{
    /// <summary>A small cover, found greedily from what the solutions declare to lose; slow ones last.</summary>
    public static IReadOnlyList<Solution> Of(IReadOnlyList<Solution> corpus)
    {
        List<Solution> chosen = [.. corpus.Where(s => s.Manifest.Kind == SolutionKind.Stub)];
        var wrong = corpus.Where(s => s.Manifest.Kind == SolutionKind.Wrong).ToLookup(s => s.Manifest.Slow);
        var open = corpus.Where(s => s.Manifest.Kind == SolutionKind.Wrong).SelectMany(s => s.Manifest.Loses.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (bool slow in new[] { false, true })
            while (wrong[slow].MaxBy(s => s.Manifest.Loses.Keys.Count(open.Contains)) is { } next && next.Manifest.Loses.Keys.Any(open.Contains))
            {
                chosen.Add(next);
                open.ExceptWith(next.Manifest.Loses.Keys);
            }
        return chosen;
    }
}
