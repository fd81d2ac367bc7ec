using FsCheck;
using FsCheck.Fluent;
using Gradus.Authoring.Verification;
using NUnit.Framework;

namespace Gradus.Tests.Verification;

/// <summary>A small part of a corpus in which every check still fails once.</summary>
public sealed class QuickSubsetTests
{
    [Test]
    public void It_holds_the_stub_and_covers_every_check_with_few_wrong_solutions()
    {
        Solution[] corpus = [Right("right"), Wrong("a", "1"), Wrong("b", "1", "2"), Wrong("c", "3"), Wrong("d", "2", "3", "4"), Stub("stub"), Wrong("e", "4")];
        Assert.That(QuickSubset.Of(corpus).Select(s => s.Name), Is.EqualTo(new[] { "stub", "d", "a" }));
    }

    [Test]
    public void A_corpus_without_wrong_solutions_leaves_the_stub() => Assert.That(QuickSubset.Of([Right("right"), Stub("stub")]).Select(s => s.Name), Is.EqualTo(new[] { "stub" }));

    [Test]
    public void A_wrong_solution_that_declares_nothing_covers_nothing() => Assert.That(QuickSubset.Of([Wrong("a"), Wrong("b", "1")]).Select(s => s.Name), Is.EqualTo(new[] { "b" }));

    [Test]
    public void A_slow_solution_is_tried_only_for_what_no_other_fails()
    {
        Solution[] corpus = [Slow(Wrong("endless", "1", "2", "3", "4")), Wrong("a", "1", "2"), Wrong("b", "3"), Slow(Wrong("recursive", "1", "2", "3"))];
        Assert.That(QuickSubset.Of(corpus).Select(s => s.Name), Is.EqualTo(new[] { "a", "b", "endless" }));
        Assert.That(QuickSubset.Of([.. corpus, Wrong("c", "4")]).Select(s => s.Name), Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [Test]
    public void Every_declared_check_is_covered_and_no_chosen_solution_is_idle() => Prop.ForAll<byte[]>(rows => IsCover(rows)).QuickCheckThrowOnFailure();

    /// <param name="rows">A wrong solution each: its bits are the checks that it loses.</param>
    private static void IsCover(byte[] rows)
    {
        Solution[] corpus = [.. rows.Select((row, i) => Wrong($"s{i}", [.. Enumerable.Range(0, 8).Where(bit => (row >> bit & 1) == 1).Select(bit => $"{bit}")]))];
        var chosen = QuickSubset.Of(corpus);
        HashSet<string> covered = [];
        foreach (var solution in chosen) Assert.That(solution.Manifest.Loses.Keys.Count(covered.Add), Is.GreaterThan(0), solution.Name);
        Assert.That(covered, Is.EquivalentTo(corpus.SelectMany(s => s.Manifest.Loses.Keys).Distinct()));
    }

    private static Solution Wrong(string name, params string[] loses) => new(name, SyntheticCourse.Wrong([.. loses.Select(l => (l, ""))]), []);

    private static Solution Slow(Solution solution) => solution with { Manifest = solution.Manifest with { Slow = true } };

    private static Solution Right(string name) => new(name, new SolutionManifest { Kind = SolutionKind.Right, About = "" }, []);

    private static Solution Stub(string name) => new(name, new SolutionManifest { Kind = SolutionKind.Stub, About = "" }, []);
}
