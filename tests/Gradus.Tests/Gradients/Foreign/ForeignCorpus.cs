namespace Gradus.Tests.Gradients.Foreign;

/// <summary>Wrong derivatives that students wrote and libraries shipped, collected without knowledge of the checker's inside.</summary>
internal static class ForeignCorpus
{
    public static IReadOnlyList<ForeignBug> Bugs { get; } =
    [
        .. ElementwiseBugs.All(), .. PairBugs.All(), .. ReductionBugs.All(), .. LossBugs.All(), .. LinearBugs.All(),
        .. IndexBugs.All(), .. LayerBugs.All(), .. MemoryBugs.All(), .. ForwardBugs.All(), .. SecondBugs.All(),
    ];

    /// <summary>The functions of the corpus, each once.</summary>
    public static IReadOnlyList<ForeignFunction> Functions { get; } = [.. Bugs.Select(bug => bug.Of).DistinctBy(f => f.Name)];
}
