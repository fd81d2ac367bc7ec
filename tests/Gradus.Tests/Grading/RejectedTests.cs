using Gradus.Contracts;
using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Constraints;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary><c>Is.Rejected</c> and <c>Is.Untouched</c>: what is asked of calls rather than of values.</summary>
public class RejectedTests
{
    private static CheckRecord Reject(Func<int[], double[], double> student) => new Trial { Says = new Answers { RocAuc = student } }
        .Judge(() => Assert.That(() => Subject.Of<IMetrics>().RocAuc([0, 1], [0.5], null), Is.Rejected));

    private static IEnumerable<Exception> Refusals() =>
        [new ArgumentException("lengths differ"), new ArgumentNullException("truth"), new ArgumentOutOfRangeException("truth"), new DerivedRefusal()];

    [TestCaseSource(nameof(Refusals))]
    public void An_ArgumentException_or_one_derived_from_it_refuses(Exception thrown) =>
        Assert.That(Reject((_, _) => throw thrown).Status, Is.EqualTo(CheckStatus.Passed));

    [Test]
    public void An_accident_is_no_refusal()
    {
        var check = Reject((_, _) => throw new IndexOutOfRangeException("outside"));
        Assert.That((check.Status, check.Expected, check.Got), Is.EqualTo((CheckStatus.Failed, new Text("expect.rejected"),
            Text.Of("got.other-exception", ("type", "IndexOutOfRangeException"), ("message", "outside")))));
        Assert.That(check.Location, Is.EqualTo(new Location("RocAuc()", 1)));
    }

    [Test]
    public void An_exception_that_only_sounds_like_it_is_no_refusal() =>
        Assert.That(Reject((_, _) => throw new FakeArgumentException()).Status, Is.EqualTo(CheckStatus.Failed));

    [Test]
    public void A_result_is_no_refusal()
    {
        var check = Reject((_, _) => 0.5);
        Assert.That((check.Status, check.Expected, check.Got), Is.EqualTo((CheckStatus.Failed, new Text("expect.rejected"), Text.Of("got.accepted", ("value", "0.5")))));
    }

    [Test]
    public void A_stub_refuses_nothing_it_is_not_implemented() =>
        Assert.That(Reject((_, _) => throw new NotImplementedException("Ranking.RocAuc")).Status, Is.EqualTo(CheckStatus.NotImplemented));

    [Test]
    public void A_member_that_is_missing_refuses_nothing() =>
        Assert.That(Reject((_, _) => throw new MissingMethodException("gone")).Got, Is.EqualTo(Text.Of("loss.missing-member", ("message", "gone"))));

    [Test]
    public void A_process_that_ends_refuses_nothing() =>
        Assert.That(Reject((_, _) => throw new ChannelClosedException("")).Status, Is.EqualTo(CheckStatus.Crashed));

    [Test]
    public void A_call_without_result_can_be_judged_too()
    {
        Assert.That(new Trial().Judge(() => Assert.That(Void(() => throw Refused()), Is.Rejected)).Status, Is.EqualTo(CheckStatus.Passed));
        Assert.That(new Trial().Judge(() => Assert.That(Void(() => { }), Is.Rejected)).Got, Is.EqualTo(new Text("got.accepted-nothing")));

        static Action Void(Action call) => call;
        static StudentCodeException Refused() => new(new StudentFailure(FailureKind.Threw, "ArgumentException", ["System.ArgumentException"], "no", []));
    }

    [Test]
    public void A_value_cannot_be_rejected_and_asking_for_it_is_the_suites_fault() =>
        Assert.That(new Trial().Run(("Count", () => Assert.That(0.5, Is.Rejected))).Fault, Is.TypeOf<ArgumentException>().With.Message.Contains("the call itself"));

    [Test]
    public void Arguments_that_are_left_alone_are_untouched() => Assert.That(Touch((_, _) => 1).Status, Is.EqualTo(CheckStatus.Passed));

    [Test]
    public void Arguments_that_are_written_to_are_named_and_diagnosed()
    {
        var check = Touch((truth, scores) => { Array.Sort(scores); truth[0] = 7; return 1; });
        Assert.That((check.Status, check.Expected, check.Got, check.Diagnosis), Is.EqualTo((CheckStatus.Failed, new Text("expect.untouched"),
            Text.Of("got.changed", ("arguments", "truth, scores")), new Text("mistake.changes-its-input"))));
    }

    [Test]
    public void Only_the_last_call_counts() =>
        Assert.That(new Trial { Says = new Answers { RocAuc = (_, scores) => scores[0] = 0 } }.Judge(() =>
        {
            Subject.Of<IMetrics>().RocAuc([0, 1], [2, 1], null);
            Subject.Of<IMetrics>().Accuracy(new double[,] { { 1 } });
            Assert.That(Subject.ChangedArguments, Is.Untouched);
        }).Status, Is.EqualTo(CheckStatus.Passed));

    private static CheckRecord Touch(Func<int[], double[], double> student) => new Trial { Says = new Answers { RocAuc = student } }.Judge(() =>
    {
        Subject.Of<IMetrics>().RocAuc([0, 1], [2, 1], null);
        Assert.That(Subject.ChangedArguments, Is.Untouched);
    });

    private sealed class DerivedRefusal : ArgumentException;

    private sealed class FakeArgumentException : Exception;
}
