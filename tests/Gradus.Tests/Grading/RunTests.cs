using System.Collections.Concurrent;
using Gradus.Contracts;
using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Constraints;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary>How the checks of a suite hang together.</summary>
public class RunTests
{
    private static readonly string[] Order = ["Counting.Count", "Counting.Rates", "Counting.All", "Averages.Mean", "Averages.Weighted", "Unstaged.Last"];

    private static readonly Diagnostic Finding = new(Severity.Error, "GR0101", Text.Of("diagnostic.policy", ("member", "Array.Sort"), ("instead", "deny.sort")), new Location("Scores.cs", 4));

    private static void Fail() => Assert.That(2.0, Is.CloseTo(1));

    private static void Stub() => Subject.Of<IHandout>().Run("stub");

    [Test]
    public void Checks_run_by_stage_and_then_by_source_line()
    {
        Assert.That(new Trial().Run().Records.Select(c => c.Id), Is.EqualTo(Order));
        Assert.That(SuiteCatalog.Checks(SampleSuites.Public).Select(c => c.Id), Is.EqualTo(Order));
    }

    [Test]
    public void A_suite_tells_what_it_declares_without_being_run()
    {
        var count = SuiteCatalog.Checks(SampleSuites.Public)[0].Check;
        Assert.That((count.Points, count.Group, count.Case, count.Lecture, count.Hint, count.Section), Is.EqualTo((2.0, "counts", Case.Lecture, "2,3", "count-again", "counting")));
        Assert.That(SuiteCatalog.NotCovered(SampleSuites.Public).Select(n => (n.Group, n.Case, n.Reason)), Is.EqualTo(new[] { ("rates", Case.BadInput, "Nothing to refuse.") }));
    }

    [Test]
    public void A_prerequisite_that_lost_points_skips_what_builds_on_it_and_so_on()
    {
        var run = new Trial().Run(("Count", Fail));
        Assert.That(run.Records.Select(c => c.Status), Is.EqualTo(new[]
        {
            CheckStatus.Failed, CheckStatus.Passed, CheckStatus.Passed, CheckStatus.Skipped, CheckStatus.Skipped, CheckStatus.Passed,
        }));
        Assert.That(run.Of("Averages.Mean").Got, Is.EqualTo(Text.Of("loss.prerequisite", ("check", "Counting.Count"))));
        Assert.That(run.Of("Averages.Weighted").Got, Is.EqualTo(Text.Of("loss.prerequisite", ("check", "Averages.Mean"))), "a bare name is of the same fixture");
    }

    [Test]
    public void Part_of_a_prerequisite_is_not_enough() =>
        Assert.That(new Trial().Run(("Count", () => { Part.Of(1, "a", () => { }); Part.Of(1, "b", Fail); }
    )).Of("Averages.Mean").Status, Is.EqualTo(CheckStatus.Skipped));

    [Test]
    public void A_prerequisite_that_is_not_implemented_makes_what_builds_on_it_not_implemented()
    {
        var run = new Trial { Says = new Answers { Handout = _ => throw new NotImplementedException("Counts.Of") } }.Run(("Count", Stub));
        Assert.That((run.Of("Averages.Mean").Status, run.Of("Averages.Weighted").Status), Is.EqualTo((CheckStatus.NotImplemented, CheckStatus.NotImplemented)));
        Assert.That(run.Of("Averages.Mean").Got!.Key, Is.EqualTo("loss.prerequisite"));
    }

    [Test]
    public void A_denied_exercise_costs_its_checks_and_those_that_cover_it_and_their_bodies_do_not_run()
    {
        bool ran = false;
        var trial = new Trial { Change = c => c with { Denied = new Dictionary<string, Diagnostic> { ["counts"] = Finding } } };
        var run = trial.Run(("Count", () => ran = true));
        Assert.That(run.Records.Select(c => c.Status), Is.EqualTo(new[]
        {
            CheckStatus.Policy, CheckStatus.Passed, CheckStatus.Policy, CheckStatus.Skipped, CheckStatus.Skipped, CheckStatus.Passed,
        }));
        var count = run.Of("Counting.Count");
        Assert.That((count.Got, count.Location, count.Points, ran), Is.EqualTo((Finding.Message, Finding.Location, 0.0, false)));
    }

    [Test]
    public void Rejected_code_is_not_run_at_all()
    {
        var trial = new Trial { Change = c => c with { Rejected = Finding } };
        var run = trial.Run(("Count", () => throw new InvalidOperationException("ran")));
        Assert.That(run.Records.Select(c => (c.Status, c.Got, c.Location)), Is.All.EqualTo((CheckStatus.Policy, Finding.Message, Finding.Location)));
        Assert.That((run.Fault, trial.Sides, run.Records.Count), Is.EqualTo(((Exception?)null, 0, 6)));
    }

    [Test]
    public void A_fault_of_the_suite_is_not_the_students()
    {
        var run = new Trial().Run(("Count", () => throw new InvalidOperationException("table lost")), ("Rates", () => throw new FormatException("second")));
        Assert.That(run.Fault, Is.TypeOf<InvalidOperationException>().With.Message.EqualTo("table lost"), "the first one");
        var count = run.Of("Counting.Count");
        Assert.That((count.Status, count.Got), Is.EqualTo((CheckStatus.Infrastructure, Text.Of("diagnostic.infrastructure", ("message", "InvalidOperationException: table lost")))));
    }

    [Test]
    public void After_a_fault_no_further_check_is_run()
    {
        bool ran = false;
        var trial = new Trial();
        var run = trial.Run(("Count", () => throw new InvalidOperationException("table lost")), ("Rates", () => ran = true));
        Assert.That(run.Records.Select(c => (c.Status, c.Got)), Is.All.EqualTo((CheckStatus.Infrastructure, run.Records[0].Got)));
        Assert.That((ran, run.Records.Count), Is.EqualTo((false, 6)));
    }

    [Test]
    public void A_fault_inside_a_part_shows_in_the_checks_status_whatever_else_was_earned()
    {
        var run = new Trial().Run(("Count", () => { Part.Of(1, "a", () => { }); Part.Of(1, "b", () => throw new FormatException("bad table")); }));
        Assert.That((run.Fault!.Message, run.Of("Counting.Count").Status), Is.EqualTo(("bad table", CheckStatus.Infrastructure)));
    }

    [Test]
    public void A_fixture_that_cannot_be_made_is_a_fault_that_names_its_checks()
    {
        var run = new Trial().Run(SampleSuites.Broken);
        Assert.That(run.Of("Whole.Runs").Status, Is.EqualTo(CheckStatus.Passed));
        Assert.That(run.Fault, Is.Not.Null);
        Assert.That(run.Fault!.Message, Does.Contain("Broken.NeverRuns").And.Contain("no table"));
    }

    [Test]
    public void The_listener_hears_of_every_check_in_order()
    {
        var heard = new Heard();
        new Trial { Change = c => c with { Listener = heard } }.Run(("Count", Fail));
        Assert.That(heard.Words, Is.EqualTo(Order.SelectMany(id => new[] { "started " + id, "finished " + id }).Append("ended")));
    }

    [Test]
    public void Random_inputs_depend_on_the_check_alone()
    {
        ConcurrentDictionary<string, ulong> drawn = [];
        Action Draw(string name) => () => drawn[name] = Subject.Random.Bits();
        new Trial().Run(("Count", Draw("count")), ("Rates", Draw("rates")));
        new Trial().Run(("Rates", Draw("rates alone")));
        new Trial().Run(SampleSuites.Staff, ("Again", Draw("hidden")));
        new Trial { Change = c => c with { HiddenSeeds = Gradus.Grading.Seeds.SeedSource.Hidden("course", "sample", 1, "other key") } }.Run(SampleSuites.Staff, ("Again", Draw("other key")));
        Assert.That(drawn["rates"], Is.EqualTo(drawn["rates alone"]));
        Assert.That(new[] { drawn["count"], drawn["rates"], drawn["hidden"], drawn["other key"] }, Is.Unique);
    }

    [Test]
    public void Staff_suites_may_ask_the_reference_and_public_ones_may_not()
    {
        double asked = 0;
        void Ask() => asked = Subject.Reference<IMetrics>().Accuracy(new double[,] { { 1 } });
        using var reference = new ContractClient(new SampleHost(LossKind.Crashed), new CallLimits(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1))) { IsReference = true };
        var run = new Trial { Says = new Answers { Accuracy = _ => 0.25 }, Change = c => c with { Reference = () => reference } }.Run(SampleSuites.Staff, ("Again", Ask), ("Then", Ask));
        Assert.That((run.Fault, asked, run.Records[0].Visibility), Is.EqualTo(((Exception?)null, 0.25, Visibility.Staff)));
        Assert.That(new Trial().Run(("Count", Ask)).Fault!.Message, Is.EqualTo("Only staff suites may ask the reference."));
    }

    [Test]
    public void Runs_side_by_side_give_equal_records_and_leave_the_console_alone()
    {
        var console = (Console.Out, Console.Error);
        ConcurrentBag<string> records = [];
        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                var run = new Trial { Says = new Answers { Handout = block => block == "stub" ? throw new NotImplementedException("Counts.Of") : [0.5] } }.Run(
                    ("Count", () => { Part.Of(1, "a", () => Assert.That(Subject.Of<IHandout>().Run("x")[0], Is.CloseTo(0.5))); Part.Of(1, "b", Fail); }
                ),
                    ("Rates", () => Assert.That(Subject.Random.Uniform(), Is.CloseTo(2))),
                    ("Last", Stub));
                records.Add(string.Concat(run.Records.Select(RecordJson.WriteLine)) + run.Fault);
            }
        })).ToArray();
        using (ExecutionContext.SuppressFlow()) Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        Assert.That(records, Has.Count.EqualTo(400));
        Assert.That(records.Distinct().Count(), Is.EqualTo(1));
        Assert.That(Console.Out, Is.SameAs(console.Out));
        Assert.That(Console.Error, Is.SameAs(console.Error));
    }

    private sealed class Heard : IRunListener
    {
        public List<string> Words { get; } = [];

        public void Started(string check) => Words.Add("started " + check);

        public void Finished(CheckRecord check) => Words.Add("finished " + check.Id);

        public void Ended() => Words.Add("ended");
    }
}
