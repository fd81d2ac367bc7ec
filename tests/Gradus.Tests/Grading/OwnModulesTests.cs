using Gradus.Contracts;
using Gradus.Grading.Checks;
using Gradus.Grading.Home;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary>Who runs an assignment on modules of his own from other assignments is told so.</summary>
public class OwnModulesTests
{
    private const string Judged = "Gradus.Activations";

    private static IReadOnlyList<Diagnostic> Said(params string[]? modules) => [.. HomeRun.Named("diagnostic.own-modules", HomeRun.StandIns(new HomeSettings("activations", modules), Judged))];

    [Test]
    public void They_are_named_in_order()
    {
        var said = Said("Gradus.Tensors", Judged, "Gradus.Autodiff").Single();
        Assert.That(said.Severity, Is.EqualTo(Severity.Warning));
        Assert.That(said.Code, Is.EqualTo("GR0122"));
        Assert.That(said.Message.Args!["modules"], Is.EqualTo("Gradus.Autodiff, Gradus.Tensors"));
    }

    private static IEnumerable<TestCaseData> Nothing =>
    [
        new TestCaseData((object?)null).SetName("nothing is said"),
        new TestCaseData((object)Array.Empty<string>()).SetName("an empty list"),
        new TestCaseData((object)new[] { Judged }).SetName("the judged module alone"),
        new TestCaseData((object)new[] { "", Judged }).SetName("an empty name"),
    ];

    [TestCaseSource(nameof(Nothing))]
    public void Nothing_is_said_where_the_reference_stands_beside(string[]? modules) => Assert.That(Said(modules), Is.Empty);

    /// <summary>The code that these runs call stands in this assembly.</summary>
    private static readonly string Here = typeof(OwnModulesTests).Assembly.GetName().Name!;

    private static CheckRecord Lost(Exception thrown, params string[] standIns) => new Trial
    {
        Says = new Answers { Handout = _ => throw thrown },
        Change = context => context with { StandIns = standIns },
    }.Judge(() => Subject.Of<IHandout>().Run("anything"));

    [Test]
    public void What_is_not_written_in_them_is_not_missing_in_what_is_judged()
    {
        var lost = Lost(new NotImplementedException("Ad.Grad"), "Gradus.Tensors", Here);
        Assert.That((lost.Status, lost.Got), Is.EqualTo((CheckStatus.Skipped, Text.Of("loss.own-module-unfinished", ("module", Here), ("member", "Ad.Grad")))));
        Assert.That(Lost(new NotImplementedException("Loss.Huber"), "Gradus.Tensors").Status, Is.EqualTo(CheckStatus.NotImplemented));
    }

    [Test]
    public void What_they_throw_is_said_to_be_theirs()
    {
        var lost = Lost(new InvalidOperationException("no tape"), Here);
        Assert.That((lost.Status, lost.Got), Is.EqualTo((CheckStatus.Failed, Text.Of("loss.own-module-threw", ("module", Here), ("type", "InvalidOperationException"), ("message", "no tape")))));
        Assert.That(Lost(new InvalidOperationException("no tape")).Got!.Key, Is.EqualTo("loss.threw"));
    }
}
