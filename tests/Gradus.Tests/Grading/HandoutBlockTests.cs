using Gradus.Grading;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary>The handout's code blocks as checks.</summary>
public class HandoutBlockTests
{
    /// <summary>Judges one block in a check of two points, <c>Count</c>, or three, <c>Rates</c>.</summary>
    private static CheckRecord Judge(object?[] results, Line[] lines, string check = "Count") =>
        new Trial { Says = new Answers { Handout = _ => results } }.Run((check, () => HandoutBlock.Judge("block", lines))).Of("Counting." + check);

    [Test]
    public void Every_line_is_a_part_with_its_code()
    {
        var check = Judge([0.98, 0.5], [new("m.Accuracy()", 0.98), new("m.Recall()", 0.25)]);
        Assert.That((check.Status, check.Points), Is.EqualTo((CheckStatus.Partial, 1.0)));
        Assert.That(check.Parts.Select(p => p.Name), Is.EqualTo(new[]
        {
            Text.Of("part.line", ("line", "1"), ("code", "m.Accuracy()")), Text.Of("part.line", ("line", "2"), ("code", "m.Recall()")),
        }));
        Assert.That(check.Parts[1].Location, Is.EqualTo(new Location("Run(block) m.Recall()", 1)), "the line that is judged");
    }

    [TestCase(1, new[] { 2.0 })]
    [TestCase(2, new[] { 1.0, 1 })]
    [TestCase(3, new[] { 0.66, 0.66, 0.68 })]
    [TestCase(6, new[] { 0.33, 0.33, 0.33, 0.33, 0.33, 0.35 })]
    [TestCase(7, new[] { 0.28, 0.28, 0.28, 0.28, 0.28, 0.28, 0.32 })]
    public void Lines_share_the_points_in_hundredths(int count, double[] shares)
    {
        var lines = Enumerable.Range(0, count).Select(i => new Line("x", 1.0)).ToArray();
        var check = Judge([.. Enumerable.Repeat<object?>(1.0, count)], lines);
        Assert.That(check.Parts.Select(p => p.Max), Is.EqualTo(shares));
        Assert.That((check.Status, check.Points), Is.EqualTo((CheckStatus.Passed, 2.0)));
    }

    [TestCase("All", 3)] // 1.5 / 3
    [TestCase("All", 5)] // 1.5 / 5 is 0.3, and 0.3 · 100 a little less than 30
    [TestCase("Count", 10)]
    [TestCase("Rates", 10)]
    [TestCase("Rates", 5)]
    public void Points_that_can_be_shared_evenly_are(string check, int count)
    {
        var lines = Enumerable.Range(0, count).Select(i => new Line("x", 1.0)).ToArray();
        Assert.That(Judge([], lines, check).Parts.Select(p => p.Max).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Results_that_are_missing_are_null()
    {
        var check = Judge([1.0], [new("a", 1.0), new("b", 2.0)]);
        Assert.That((check.Points, check.Parts[1].Got), Is.EqualTo((1.0, new Text("value.null"))));
    }

    private static IEnumerable<TestCaseData> Right()
    {
        yield return new(0.98, 0.98);
        yield return new(5, 5.0);
        yield return new(5, 5);
        yield return new(true, true);
        yield return new("AB", "AB");
        yield return new(new[] { 1.0, 2 }, new[] { 1.0, 2 });
        yield return new(new[] { 1.0, 2 }, new[] { 1, 2 });
        yield return new(new[] { true, false }, new[] { true, false });
        yield return new(new[] { new[] { 1.0, 2 }, [3, 4] }, new double[,] { { 1, 2 }, { 3, 4 } });
    }

    [TestCaseSource(nameof(Right))]
    public void A_stated_result_is_met_by_its_value(object stated, object result) =>
        Assert.That(Judge([result], [new("x", stated)]).Status, Is.EqualTo(CheckStatus.Passed));

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return new(0.98, 0.5, 0.5);
        yield return new(5, 4, 4.0);
        yield return new(new[] { 1.0, 2 }, new[] { 2.0, 1 }, new[] { 2.0, 1 });
        yield return new(new[] { new[] { 1.0, 2 }, [3, 4] }, new[] { new[] { 1.0, 3 }, [2, 4] }, new double[,] { { 1, 3 }, { 2, 4 } });
        yield return new(true, false, false);
        yield return new("AB", "BA", "BA");
        yield return new(new[] { true, false }, new[] { false, true }, new[] { false, true });
    }

    [TestCaseSource(nameof(Wrong))]
    public void A_stated_mistake_is_recognised(object stated, object mistake, object result)
    {
        var check = Judge([result], [new("x", stated) { Mistake = ("known", mistake) }]);
        Assert.That((check.Status, check.Diagnosis), Is.EqualTo((CheckStatus.Failed, new Text("mistake.known"))));
    }

    [Test]
    public void Another_wrong_result_is_not_that_mistake() =>
        Assert.That(Judge([0.25], [new("x", 0.98) { Mistake = ("known", 0.5) }]).Diagnosis, Is.Null);

    [Test]
    public void A_block_that_is_still_a_stub_is_not_implemented()
    {
        var trial = new Trial { Says = new Answers { Handout = _ => throw new NotImplementedException("Scores.Recall") } };
        Assert.That(trial.Judge(() => HandoutBlock.Judge("block", new Line("x", 1.0))).Status, Is.EqualTo(CheckStatus.NotImplemented));
    }
}

[SetCulture("ru-RU")]
public class HandoutBlockInRussianTests : HandoutBlockTests;
