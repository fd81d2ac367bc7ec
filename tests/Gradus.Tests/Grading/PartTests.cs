using Gradus.Contracts;
using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Constraints;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary>Partial credit.</summary>
public class PartTests
{
    private static readonly Trial Plain = new();

    private static void Right(double points, string name) => Part.Of(points, name, () => Assert.That(1.0, Is.CloseTo(1)));

    private static void Wrong(double points, string name, string? mistake = null, string? place = null) => Part.Of(points, name, () =>
    {
        var constraint = Is.CloseTo(1);
        Assert.That(2.0, mistake is null ? constraint : constraint.Mistake(mistake, 2));
    }, place);

    private static void Stub(double points, string name) => Part.Of(points, name, () => Subject.Of<IHandout>().Run("stub"));

    private static readonly Trial WithStub = new() { Says = new Answers { Handout = _ => throw new NotImplementedException("Scores.Recall") } };

    [Test]
    public void Parts_that_all_pass_make_the_check_pass()
    {
        var check = Plain.Judge(() => { Right(0.5, "a"); Right(1.5, "b"); });
        Assert.That((check.Status, check.Points), Is.EqualTo((CheckStatus.Passed, 2.0)));
        Assert.That(check.Parts, Is.EqualTo(new[]
        {
            new PartRecord(new Text("part.a"), 0.5, 0.5, CheckStatus.Passed, null, null, null, null),
            new PartRecord(new Text("part.b"), 1.5, 1.5, CheckStatus.Passed, null, null, null, null),
        }));
    }

    [Test]
    public void A_part_that_fails_costs_its_own_points_and_the_others_go_on()
    {
        var check = Plain.Judge(() => { Right(0.5, "a"); Wrong(1, "b"); Right(0.5, "c"); });
        Assert.That((check.Status, check.Points), Is.EqualTo((CheckStatus.Partial, 1.0)));
        Assert.That(check.Parts.Select(p => (p.Points, p.Status)), Is.EqualTo(new[] { (0.5, CheckStatus.Passed), (0.0, CheckStatus.Failed), (0.5, CheckStatus.Passed) }));
        Assert.That((check.Expected, check.Got), Is.EqualTo((Text.Of("value", ("value", "1")), Text.Of("value", ("value", "2")))), "of the first loss");
        Assert.That(check.Hint, Is.EqualTo(new Text("hint.count-again")));
    }

    [Test]
    public void No_part_right_is_failed_rather_than_partial() =>
        Assert.That(Plain.Judge(() => { Wrong(1, "a"); Wrong(1, "b"); }).Status, Is.EqualTo(CheckStatus.Failed));

    [Test]
    public void The_diagnosis_comes_from_the_second_part_when_the_first_has_none()
    {
        var check = Plain.Judge(() => { Wrong(1, "a"); Wrong(1, "b", "swapped"); });
        Assert.That((check.Diagnosis, check.Parts[0].Diagnosis, check.Parts[1].Diagnosis), Is.EqualTo((new Text("mistake.swapped"), (Text?)null, new Text("mistake.swapped"))));
    }

    [Test]
    public void A_stub_inside_a_part_costs_that_part()
    {
        var check = WithStub.Judge(() => { Right(1, "a"); Stub(1, "b"); });
        Assert.That((check.Status, check.Points, check.Parts[1].Status), Is.EqualTo((CheckStatus.Partial, 1.0, CheckStatus.NotImplemented)));
        Assert.That(check.Got!.Key, Is.EqualTo("loss.not-implemented"));
    }

    [Test]
    public void Nothing_but_stubs_is_not_implemented() =>
        Assert.That(WithStub.Judge(() => { Stub(1, "a"); Stub(1, "b"); }).Status, Is.EqualTo(CheckStatus.NotImplemented));

    [Test]
    public void A_wrong_value_weighs_more_than_a_stub_before_it()
    {
        var check = WithStub.Judge(() => { Stub(1, "a"); Wrong(1, "b"); });
        Assert.That((check.Status, check.Got), Is.EqualTo((CheckStatus.Failed, Text.Of("value", ("value", "2")))));
    }

    [Test]
    public void A_part_points_to_the_member_it_names_and_the_next_one_to_the_checks()
    {
        var check = Plain.Run(("Rates", () => { Wrong(1, "a", place: "Scores.Precision"); Wrong(1, "b"); Wrong(1, "c", place: "Scores.FBeta"); })).Of("Counting.Rates");
        Assert.That(check.Parts.Select(p => p.Location!.File), Is.EqualTo(new[] { "Scores.Precision", "Scores.Recall", "Scores.FBeta" }));
    }

    [Test]
    public void What_fails_outside_the_parts_costs_all_that_they_have_earned([Values(0.5, 2.0)] double earned)
    {
        var check = Plain.Judge(() => { Right(earned, "a"); Assert.That(2.0, Is.CloseTo(1)); });
        Assert.That((check.Status, check.Points), Is.EqualTo((CheckStatus.Failed, 0.0)));
    }

    [Test]
    public void Hundredths_add_up_as_on_paper() =>
        Assert.That(Plain.Judge(() => { Right(0.67, "a"); Right(0.67, "b"); Right(0.66, "c"); }).Points, Is.EqualTo(2));

    [TestCase(0.5, 1.0)]
    [TestCase(1.5, 1.0)]
    public void Parts_that_do_not_add_up_are_the_suites_fault(double first, double second)
    {
        var run = Plain.Run(("Count", () => { Right(first, "a"); Right(second, "b"); }));
        Assert.That(run.Fault, Is.TypeOf<GraderFaultException>());
        Assert.That(run.Fault!.Message, Is.EqualTo(FormattableString.Invariant($"Counting.Count has parts worth {first + second} points and declares 2.")));
        Assert.That(run.Of("Counting.Count").Status, Is.EqualTo(CheckStatus.Infrastructure));
        Assert.That(run.Records, Has.Count.EqualTo(6), "the other checks are in the record, too");
    }
}

[SetCulture("ru-RU")]
public class PartInRussianTests : PartTests;
