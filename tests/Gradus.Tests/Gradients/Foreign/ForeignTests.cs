using Gradus.Grading.Seeds;
using Gradus.Tests.Reports;
using NUnit.Framework;

namespace Gradus.Tests.Gradients.Foreign;

[Parallelizable(ParallelScope.Self)]
public sealed class ForeignTests
{
    private static readonly Lazy<(ForeignBug Bug, ForeignOutcome Outcome)[]> Bugs = new(() => [.. ForeignCorpus.Bugs.AsParallel().AsOrdered().Select(bug => (bug, ForeignOutcome.Of(bug)))]);
    private static readonly Lazy<(ForeignFunction Function, ForeignOutcome Outcome)[]> Functions = new(() => [.. ForeignCorpus.Functions.AsParallel().AsOrdered().Select(f => (f, ForeignOutcome.Of(f)))]);

    [Test]
    public void RightDerivativesAgreeWithPlainDifferences() => Assert.Multiple(() =>
    {
        foreach (ForeignFunction function in ForeignCorpus.Functions)
            for (ulong seed = 1; seed <= 5; seed++)
            {
                CheckRandom random = new(seed);
                Assert.That(ForeignTruth.AgainstDifferences(function.Right, function.Sample(random), random), Is.LessThan(1e-7), $"{function.Name}, seed {seed}");
            }
    });

    [Test]
    public void EveryMistakeIsOneByClosedForms() => Assert.Multiple(() =>
    {
        foreach (var (bug, outcome) in Bugs.Value.Where(b => !b.Bug.Invisible))
            Assert.That(outcome.Wrong, Does.Contain(true), bug.Name);
    });

    [Test]
    public void NamesAreUnique() => Assert.That(ForeignCorpus.Bugs.Select(bug => bug.Name), Is.Unique);

    [Test]
    public void NoRightFunctionIsBlamed() => Assert.Multiple(() =>
    {
        foreach (var (function, outcome) in Functions.Value)
            Assert.That(outcome.Findings, Is.All.Null, function.Name);
    });

    [Test]
    public void OnlyTheExplainedMistakesAreMissed() => Assert.Multiple(() =>
    {
        foreach (var (bug, outcome) in Bugs.Value.Where(b => !ForeignJudgements.Survivors.ContainsKey(b.Bug.Name)))
            Assert.That(outcome.Missed, Is.Zero, $"{bug.Name}: {bug.Mistake}");
    });

    [Test]
    public void TotalsAreThose() => Assert.Multiple(() =>
    {
        Assert.That(Bugs.Value, Has.Length.EqualTo(271));
        Assert.That(Functions.Value, Has.Length.EqualTo(141));
        Assert.That(Bugs.Value.Where(b => ForeignTable.Survives(b.Bug, b.Outcome)).Select(b => b.Bug.Name), Is.EquivalentTo(ForeignJudgements.Survivors.Keys));
        Assert.That(Bugs.Value.Where(b => b.Outcome.Seen == 0).Select(b => b.Bug.Name),
            Is.SupersetOf((string[])["softplus-threshold", "sind-float-pi", "maximum-tie", "max-ties-all", "penalty-detached-1E-08", "small-component-sign"]));
    });

    [Test]
    public void TheTableIsCommitted() =>
        SourceTree.AssertIsCommitted(Path.Combine(SourceTree.Root, "tests", "Gradus.Tests", "Gradients", "Foreign", "RESULTS.txt"), ForeignTable.Of(Bugs.Value, Functions.Value));
}
