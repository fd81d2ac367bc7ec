using Gradus.Contracts;
using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Constraints;
using Gradus.Grading.Records;
using NUnit.Framework;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Gradus.Tests.Marking;

/// <summary>What becomes of one check.</summary>
public class CheckOutcomeTests
{
    private static double Answer => (double)Subject.Of<IHandout>().Run("answer")[0]!;

    private static readonly Trial Right = new() { Says = new Answers { Handout = _ => [5.0] } };

    private static Trial Throws(Func<Exception> make) => new() { Says = new Answers { Handout = _ => throw make() } };

    [Test]
    public void A_check_whose_body_ends_earns_its_points_and_has_nothing_to_say()
    {
        var check = Right.Judge(() => Assert.That(Answer, Is.CloseTo(5)));
        Assert.That(check, Is.EqualTo(new CheckRecord("Counting.Count", "counts", Visibility.Public, 2, 2, CheckStatus.Passed, new Text("title.Counting.Count"),
            null, null, null, null, null, "counting", check.Parts, check.Attachments)));
        Assert.That((check.Parts, check.Attachments), Is.EqualTo(((IReadOnlyList<PartRecord>)[], (IReadOnlyList<string>)[])));
    }

    [Test]
    public void A_wrong_value_says_what_was_expected_what_came_where_and_what_to_think_about()
    {
        var check = Right.Judge(() => Assert.That(Answer, Is.CloseTo(7).Mistake("forgot-two", 5)));
        Assert.That((check.Status, check.Points), Is.EqualTo((CheckStatus.Failed, 0.0)));
        Assert.That((check.Expected, check.Got), Is.EqualTo((Text.Of("value", ("value", "7")), Text.Of("value", ("value", "5")))));
        Assert.That(check.Location, Is.EqualTo(new Location("Run(answer)", 1)), "the last call");
        Assert.That((check.Diagnosis, check.Hint), Is.EqualTo((new Text("mistake.forgot-two"), new Text("hint.count-again"))));
    }

    [Test]
    public void A_check_that_names_a_member_points_there()
    {
        var check = Right.Run(("Rates", () => Assert.That(Answer, Is.CloseTo(7)))).Of("Counting.Rates");
        Assert.That((check.Location, check.Hint), Is.EqualTo((new Location("Scores.Recall", 1), (Text?)null)));
    }

    [Test]
    public void A_wrong_value_without_any_call_has_no_place() =>
        Assert.That(Right.Judge(() => Assert.That(4.0, Is.CloseTo(7))).Location, Is.Null);

    [Test]
    public void Any_other_assertion_is_told_in_its_own_words()
    {
        var check = Right.Judge(() => Assert.That(Answer, Is.GreaterThan(7)));
        Assert.That((check.Status, check.Expected, check.Got!.Key), Is.EqualTo((CheckStatus.Failed, (Text?)null, "loss.assertion")));
        Assert.That(check.Got.Args!["message"], Does.Contain("greater than 7"));
    }

    [Test]
    public void A_stub_is_not_implemented_and_named()
    {
        var check = Throws(() => new NotImplementedException("Scores.Recall")).Judge(() => _ = Answer);
        Assert.That((check.Status, check.Points, check.Got), Is.EqualTo((CheckStatus.NotImplemented, 0.0, Text.Of("loss.not-implemented", ("member", "Scores.Recall")))));
        Assert.That(check.Location, Is.EqualTo(new Location("thrown", 1)));
    }

    [Test]
    public void An_exception_is_told_by_type_and_message_and_place()
    {
        var check = Throws(() => new DivideByZeroException("by nothing")).Judge(() => _ = Answer);
        Assert.That((check.Status, check.Expected), Is.EqualTo((CheckStatus.Failed, (Text?)null)));
        Assert.That(check.Got, Is.EqualTo(Text.Of("loss.threw", ("type", "DivideByZeroException"), ("message", "by nothing"))));
        Assert.That(check.Location, Is.EqualTo(new Location("thrown", 1)));
    }

    [Test]
    public void Nothing_where_there_should_be_an_answer_is_the_students_loss()
    {
        var trial = new Trial { Says = new Answers { Handout = _ => null! } };
        var run = trial.Run(("Count", () => _ = Answer));
        Assert.That(run.Fault, Is.Null);
        Assert.That((run.Of("Counting.Count").Status, run.Of("Counting.Count").Got),
            Is.EqualTo((CheckStatus.Failed, Text.Of("loss.threw", ("type", "NullReferenceException"), ("message", "The result is null.")))));
    }

    [Test]
    public void Too_short_an_answer_is_the_students_loss()
    {
        var trial = new Trial { Says = new Answers { Handout = _ => [] } };
        var run = trial.Run(("Count", () => _ = Subject.Of<IHandout>().Run("answer")[3]));
        Assert.That(run.Fault, Is.Null);
        Assert.That((run.Of("Counting.Count").Status, run.Of("Counting.Count").Got!.Key), Is.EqualTo((CheckStatus.Failed, "got.unusable")));
    }

    // What suites do with an answer of no number: a size, a row, a name.
    private static readonly (string What, Action<object?> Use)[] Uses =
    [
        ("an array of that many", n => _ = new double[checked((int)(double)n!)]),
        ("a key that there is not", n => _ = new Dictionary<double, int>()[(double)n!]),
        ("an argument that is refused", n => ArgumentOutOfRangeException.ThrowIfGreaterThan((double)n!, 1)),
        ("the only one of none", n => _ = new[] { 1.0 }.Single(x => x == (double)n!)),
        ("a number in words", n => _ = int.Parse($"{n}", System.Globalization.CultureInfo.InvariantCulture)),
        ("a division", n => _ = 1 / (int)Math.Min(0, (double)n!)),
    ];

    [Test]
    public void An_answer_that_the_suite_stumbles_over_is_the_students_loss([ValueSource(nameof(Uses))] (string What, Action<object?> Use) item)
    {
        var trial = new Trial { Says = new Answers { Handout = _ => [1e300] } };
        var run = trial.Run(("Count", () => item.Use(Subject.Of<IHandout>().Run("answer")[0])));
        Assert.That((run.Fault, run.Of("Counting.Count").Status, run.Of("Counting.Count").Got!.Key), Is.EqualTo(((Exception?)null, CheckStatus.Failed, "got.unusable")));
    }

    [Test]
    public void What_the_grader_itself_does_wrong_after_a_call_is_not_the_students()
    {
        foreach (Action wrong in (Action[])[() => Part.Of(0.5, "half", () => _ = Answer), () => { _ = Answer; throw new GraderFaultException("table lost"); }, () => { _ = Answer; throw new NotSupportedException(); }])
        {
            var run = Right.Run(("Count", wrong));
            Assert.That((run.Of("Counting.Count").Status, run.Fault is null), Is.EqualTo((CheckStatus.Infrastructure, false)));
        }
    }

    [TestCase(typeof(MissingMethodException))]
    [TestCase(typeof(MissingFieldException))]
    [TestCase(typeof(TypeLoadException))]
    [TestCase(typeof(MethodAccessException))]
    public void A_missing_member_fails_the_check_by_name(Type type)
    {
        var check = Throws(() => (Exception)Activator.CreateInstance(type, "Scores.Recall is gone")!).Judge(() => _ = Answer);
        Assert.That((check.Status, check.Got, check.Location),
            Is.EqualTo((CheckStatus.Failed, Text.Of("loss.missing-member", ("message", "Scores.Recall is gone")), (Location?)null)));
    }

    [Test]
    public void A_call_without_end_is_timed_out_with_its_limit()
    {
        var trial = new Trial { CallLimit = TimeSpan.FromSeconds(0.25), Says = new Answers { Handout = _ => { Thread.Sleep(2000); return []; } } };
        var check = trial.Judge(() => _ = Answer);
        Assert.That((check.Status, check.Got, check.Location),
            Is.EqualTo((CheckStatus.TimedOut, Text.Of("loss.timed-out", ("limit", "0.25")), new Location("Run(answer)", 1))));
    }

    [TestCase(LossKind.Crashed, CheckStatus.Crashed, "loss.crashed")]
    [TestCase(LossKind.OutOfMemory, CheckStatus.OutOfMemory, "loss.out-of-memory")]
    [TestCase(LossKind.OutputLimit, CheckStatus.OutputLimit, "loss.output-limit")]
    [TestCase(LossKind.TimedOut, CheckStatus.TimedOut, "loss.timed-out")]
    public void A_student_side_that_ends_is_told_by_its_cause(LossKind cause, CheckStatus status, string got)
    {
        var trial = new Trial { CauseOfLoss = cause, Says = new Answers { Handout = _ => throw new ChannelClosedException("") } };
        var check = trial.Judge(() => _ = Answer);
        Assert.That((check.Status, check.Got!.Key, check.Points), Is.EqualTo((status, got, 0.0)));
    }

    [Test]
    public void Too_long_an_answer_is_told_with_its_limit()
    {
        var trial = new Trial { Says = new Answers { Handout = _ => [new string('x', 17 << 20)] } };
        var check = trial.Judge(() => _ = Answer);
        Assert.That((check.Status, check.Got), Is.EqualTo((CheckStatus.OutputLimit, Text.Of("loss.answer-limit", ("limit", "16")))));
    }

    [Test]
    public void After_a_crash_the_rest_of_the_check_is_lost_and_the_next_check_has_a_fresh_side()
    {
        var trial = new Trial { Says = new Answers { Handout = block => block == "die" ? throw new ChannelClosedException("") : [5.0] } };
        var run = trial.Run(
            ("Count", () =>
            {
                Part.Of(1, "before", () => Assert.That(Answer, Is.CloseTo(5)));
                Part.Of(0.5, "die", () => Subject.Of<IHandout>().Run("die"));
                Part.Of(0.5, "after", () => Assert.That(Answer, Is.CloseTo(5)));
            }
        ),
            ("Rates", () => Assert.That(Answer, Is.CloseTo(5))));
        Assert.That(run.Of("Counting.Count").Parts.Select(p => p.Status), Is.EqualTo(new[] { CheckStatus.Passed, CheckStatus.Crashed, CheckStatus.Crashed }));
        Assert.That(run.Of("Counting.Rates").Status, Is.EqualTo(CheckStatus.Passed));
        Assert.That(trial.Sides, Is.EqualTo(2));
    }

    [Test]
    public void Test_explorers_see_not_implemented_and_skipped_as_ignored_and_other_losses_as_failed_with_their_reasons()
    {
        ITestResult? all = null;
        var trial = Throws(() => new NotImplementedException("Scores.Recall")) with
        {
            Runner = (suite, context) =>
            {
                var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
                runner.Load(suite, new Dictionary<string, object> { ["NumberOfTestWorkers"] = 0, ["SynchronousEvents"] = true });
                var run = GradingRun.Attach(runner.LoadedTest!, context);
                all = runner.Run(TestListener.NULL, TestFilter.Empty);
                return run;
            },
        };
        trial.Run(("Count", () => _ = Answer), ("Rates", () => Assert.That(1.0, Is.CloseTo(2).Mistake("halved", 1))));
        var seen = Leaves(all!).ToDictionary(r => r.Test.MethodName!, r => (r.ResultState.Status, r.Message));
        Assert.That(seen["All"].Status, Is.EqualTo(TestStatus.Passed));
        Assert.That((seen["Count"].Status, seen["Mean"].Status), Is.EqualTo((TestStatus.Skipped, TestStatus.Skipped)));
        Assert.That(seen["Rates"].Status, Is.EqualTo(TestStatus.Failed));
        Assert.That(seen["Rates"].Message.Split('\n'), Has.Length.EqualTo(5).And.ItemAt(3).EqualTo("Scores.Recall:1").And.ItemAt(4).EqualTo("mistake.halved"), "title, expected, got, place, why");
    }

    private static IEnumerable<ITestResult> Leaves(ITestResult result) => result.HasChildren ? result.Children.SelectMany(Leaves) : [result];
}

[SetCulture("ru-RU")]
public class CheckOutcomeInRussianTests : CheckOutcomeTests;

[SetCulture("tr-TR")]
public class CheckOutcomeInTurkishTests : CheckOutcomeTests;
