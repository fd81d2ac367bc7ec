using Gradus.Grading.Convergence;
using NUnit.Framework;

namespace Gradus.Tests.Learning;

/// <summary>What a suite says about its trainings without being run.</summary>
public class TrainingCatalogTests
{
    [Test]
    public void Trainings_are_found_with_the_checks_that_judge_by_them() =>
        Assert.That(TrainingCatalog.Of(LearningSuite.Whole).Select(t => (t.Make().Id, t.Type.Name, string.Join(' ', t.Checks))), Is.EqualTo(new[]
        {
            ("accuracy", "Unjudged", ""), ("free-line", "Free", "Learning.Free"), ("line", "Line", "Learning.Line"),
        }));

    [Test]
    public void A_suite_without_trainings_has_none() => Assert.That(TrainingCatalog.Of(Marking.SampleSuites.Public), Is.Empty);
}
