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
    /// <param name="b">The learner.</param>
    /// <param name="trained">Told the arrangement of every training.</param>
    /// <param name="alone">What B does in its own check; by default it answers wrongly, and the reference rightly.</param>
    /// <param name="starting">Told of every side that starts.</param>
    /// <param name="listener">Follows the run.</param>
    /// <param name="a">Who trains on A alone, by how many trainings there were; by default the reference.</param>
    private static GradingRun Run(Learner b, Action<string>? trained = null, Func<double>? alone = null, Action<Arrangement>? starting = null, IRunListener? listener = null, Func<int, Learner>? a = null)
    {
        int trainings = 0;
        SetPart[] parts = [SetTrial.Part("A"), SetTrial.Part("B")];
        using var set = new ModuleSet(parts, arrangement => new ArrangedHost(arrangement, starting: () => starting?.Invoke(arrangement)), new CallLimits(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1)));
        return new Trial
        {
            Says = new Answers { Handout = Answer },
            Change = context => context with { Subject = null, Places = null, Modules = set, Listener = listener },
        }.Run(Suite.Value, ("B", () => SetTrial.Ask("b")));

        object?[] Answer(string block)
        {
            bool own = ArrangedHost.Arrangement.IsOwn("B");
            if (block == "b") return [own && b != Learner.Reference ? alone?.Invoke() ?? 0 : 1.0];
            trained?.Invoke(ArrangedHost.Arrangement.ToString());
            return (own ? b : ArrangedHost.Arrangement.IsOwn("A") && a is not null ? a(trainings++) : Learner.Reference).Run(block);
        }
    }

    [Test]
    public void A_replaced_modules_difference_is_told_once_in_three_numbers()
    {
        var run = Run(Learner.Stuck);
        Assert.That(run.Records.Select(c => c.Points), Is.EqualTo(new[] { 1, 0, 1.5, 1.5 }), "the share of one module of two; what the own modules come to costs nothing");
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
    public void It_is_found_out_when_all_checks_have_been_judged_and_told_behind_what_was_known_before()
    {
        List<string> trained = [];
        var heard = new Heard();
        Run(Learner.Stuck, trained.Add, listener: heard);
        Assert.That(trained, Is.EqualTo(Enumerable.Repeat("A", 6).Append("A+B")), "three runs of each check");
        Assert.That(heard.Words, Is.EqualTo(new[] { "Modules.A", "Modules.B", "Whole.Learns", "Whole.LearnsAgain", "GR0120", "GR0121", "end" }));
    }

    [Test]
    public void A_module_that_has_ended_its_side_is_not_run_once_more()
    {
        List<string> trained = [];
        var run = Run(Learner.Stuck, trained.Add, alone: () => throw new ChannelClosedException("a stack overflow"));
        Assert.That((run.Of("Modules.B").Status, string.Join(' ', run.Notes.Select(n => n.Code))), Is.EqualTo((CheckStatus.Crashed, "GR0120")));
        Assert.That(trained, Does.Not.Contain("A+B"));
    }

    [Test]
    public void What_a_check_left_to_compare_goes_when_it_is_judged_again()
    {
        // The first run of the first check is right, the second is not; without A none of the modules is the student's.
        var run = Run(Learner.Stuck, a: training => training == 1 ? Learner.Stuck : Learner.Reference);
        Assert.That(run.Notes.Select(n => (n.Code, n.Message.Key, n.Message.Args!["check"])),
            Is.EqualTo(new[] { ("GR0120", "capstone.wrong", "Modules.B"), ("GR0121", "capstone.difference", "Whole.LearnsAgain"), ("GR0123", "capstone.kept", "Whole.Learns") }));
    }

    [Test]
    public void A_machine_that_cannot_run_them_costs_nothing_but_the_note()
    {
        var heard = new Heard();
        var run = Run(Learner.Stuck, listener: heard, starting: arrangement =>
        {
            if (arrangement.Own.Count == 2) throw new IOException("no memory for a process");
        });
        Assert.That(heard.Words.TakeLast(2), Is.EqualTo(new[] { "GR0120", "end" }), "the run comes to its end");
        Assert.That((run.Fault, string.Join(' ', run.Notes.Select(n => n.Code))), Is.EqualTo(((Exception?)null, "GR0120")));
        Assert.That(run.Records.Sum(c => c.Points), Is.EqualTo(4));
    }

    [Test]
    public void Where_nothing_is_replaced_there_is_no_difference() => Assert.That(Run(Learner.Reference).Notes, Is.Empty);

    private sealed class Heard : IRunListener
    {
        public List<string> Words { get; } = [];

        public void Started(string check) { }

        public void Finished(CheckRecord check) => Words.Add(check.Id);

        public void Noted(Diagnostic note) => Words.Add(note.Code);

        public void Ended() => Words.Add("end");
    }
}
