using Gradus.Grading.Home;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary>Who runs an assignment on modules of his own from other assignments is told so.</summary>
public class OwnModulesTests
{
    private const string Judged = "Gradus.Activations";

    private static IReadOnlyList<Diagnostic> Said(params string[]? modules) => [.. HomeRun.OwnModules(new HomeSettings("activations", modules), Judged)];

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
}
