using System.Reflection;
using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Combining;
using Gradus.Grading.Convergence;
using Gradus.Grading.Records;
using Gradus.Tests.Learning;
using Gradus.Tests.Marking;
using NUnit.Framework;

namespace Gradus.Tests.Combining;

/// <summary>What the reference's modules in a student's set make of the result.</summary>
public class DifferenceTests
{
    private const string Source = """
        using Gradus.Grading.Checks;
        using Gradus.Grading.Convergence;
        using Gradus.Tests.Learning;
        using Gradus.Tests.Marking;
        [assembly: Suite("sample", "Public")]
        namespace Sample;

        public sealed class Accuracy : FreeTraining { }

        [Stage(1)]
        public sealed class Modules
        {
            [Check(1, Group = "a", Module = "A")]
            public void A() => Trial.Body();

            [Check(1, Group = "b", Module = "B")]
            public void B() => Trial.Body();
        }

        [Stage(2)]
        public sealed class Whole
        {
            [Check(3, Group = "whole")]
            public void Learns() => Convergence.Judge<Accuracy>();

            [Check(3, Group = "whole")]
            public void LearnsAgain() => Convergence.Judge<Accuracy>();
        }
        """;

    private static readonly Lazy<Assembly> Suite = new(() => LearningSuite.Compile("Sample.Public", Source, ("free-line", TableJson.Write(Calibrated.Free.Table!))));

    /// <summary>Module B learns as a learner does; A is right, and so is the reference.</summary>
    private static GradingRun Run(Learner b)
    {
        SetPart[] parts = [SetTrial.Part("A"), SetTrial.Part("B")];
        using var set = new ModuleSet(parts, arrangement => new ArrangedHost(arrangement), new CallLimits(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1)));
        return new Trial
        {
            Says = new Answers { Handout = block => block == "b" ? [ArrangedHost.Arrangement.IsOwn("B") && b != Learner.Reference ? 0.0 : 1.0] : (ArrangedHost.Arrangement.IsOwn("B") ? b : Learner.Reference).Run(block) },
            Change = context => context with { Subject = null, Places = null, Modules = set },
        }.Run(Suite.Value, ("B", () => SetTrial.Ask("b")));
    }

    [Test]
    public void A_replaced_modules_difference_is_told_once_in_three_numbers()
    {
        var run = Run(Learner.Stuck);
        Assert.That(run.Records.Where(c => c.Points < c.Max).Select(c => c.Id), Is.EqualTo(new[] { "Modules.B" }), "what the own modules come to costs nothing");
        Assert.That(run.Notes.Select(n => n.Code), Is.EqualTo(new[] { "GR0120", "GR0121" }));
        var told = run.Notes[1].Message;
        Assert.That((told.Key, told.Args!["modules"], told.Args["check"]), Is.EqualTo(("capstone.difference", "B", "Whole.Learns")));
        Assert.That(told.Args["mixed"], Is.EqualTo(told.Args["reference"]).And.Not.EqualTo(told.Args["own"]));
        Assert.That(double.Parse(told.Args["own"], System.Globalization.CultureInfo.InvariantCulture), Is.InRange(0.5, 0.99), "a line that does not move");
    }

    [Test]
    public void Own_modules_that_come_to_nothing_are_said_to([Values("throws", "nan", "stub")] string how)
    {
        var told = Run(new[] { Learner.Throwing, Learner.NotANumber, Learner.NotWritten }.Single(l => l.Name == how)).Notes[^1];
        Assert.That((told.Code, told.Message.Key, told.Message.Args!.ContainsKey("own")), Is.EqualTo(("GR0121", "capstone.difference-lost", false)));
    }

    [Test]
    public void Where_nothing_is_replaced_there_is_no_difference() => Assert.That(Run(Learner.Reference).Notes, Is.Empty);
}
