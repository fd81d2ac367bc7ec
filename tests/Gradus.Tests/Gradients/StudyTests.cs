using Gradus.GradientStudy;
using Gradus.GradientStudy.Plain;
using NUnit.Framework;

namespace Gradus.Tests.Gradients;

/// <summary>The study in small: every wrong derivative is found, no right one is; the whole is a command, see tools/Gradus.GradientStudy.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class StudyTests
{
    private static readonly Study Study = new(new PlainCatalogue());
    private static readonly Lazy<IReadOnlyList<Fate>> Fates = new(() => Study.Kill(seeds: 1));

    [Test]
    public void No_right_derivative_is_called_wrong()
    {
        var failures = Study.FalseFailures(seeds: 5, out int runs);
        Assert.That((runs, failures), Is.EqualTo((5 * Study.Catalogue.Operations.Count, Array.Empty<FalseFailure>())));
    }

    [Test]
    public void Every_wrong_derivative_is_found()
    {
        var fates = Fates.Value;
        Assert.That(fates.Where(f => f.Survived.Count > 0).Select(f => $"{f.Mutant.Of.Name}: {f.Mutant.Mutator}, {f.Mutant.Variant}"), Is.Empty);
        Assert.That(fates.Count(f => f.Runs > 0), Is.GreaterThan(1500));
    }

    [Test]
    public void Most_mistakes_are_called_by_their_names()
    {
        var named = Fates.Value.Where(f => f.Mutant.Causes.Length > 0).ToList();
        Assert.That(named.Sum(f => f.Named), Is.GreaterThan(0.95 * named.Sum(f => f.Killed)));
    }

    [Test]
    public void Operations_have_names_of_their_own_and_samples_of_one_shape()
    {
        Assert.That(Study.Catalogue.Operations.Select(o => o.Name), Is.Unique);
        Assert.That(Study.Catalogue.Operations, Has.Count.GreaterThanOrEqualTo(25));
    }
}
