using Gradus.Grading.Checks;
using Gradus.Grading.Constraints;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary><c>Is.Exactly</c>: equality by value.</summary>
public class ExactlyTests
{
    private static readonly Trial Trial = new();

    private static CheckRecord Judge(object? got, ExactConstraint expected) => Trial.Judge(() => Assert.That(got, expected));

    private static IEnumerable<TestCaseData> Same()
    {
        yield return new(3, 3);
        yield return new(3, 3L);
        yield return new(3L, 3);
        yield return new("İı", "İı");
        yield return new(true, true);
        yield return new(new[] { 1, 2 }, new[] { 1, 2 });
        yield return new(new[] { 1, 2 }, new[] { 1L, 2L });
        yield return new(new[] { "a", "b" }, new[] { "a", "b" });
        yield return new(new[] { true, false }, new[] { true, false });
        yield return new(new int[0], new int[0]);
        yield return new(new[,] { { 1, 2 }, { 3, 4 } }, new[,] { { 1, 2 }, { 3, 4 } });
        yield return new(new[] { new[] { 1 }, [2, 3] }, new[] { new[] { 1 }, [2, 3] });
    }

    [TestCaseSource(nameof(Same))]
    public void Equal_values_pass(object expected, object got) => Assert.That(Judge(got, Is.Exactly(expected)).Status, Is.EqualTo(CheckStatus.Passed));

    private static IEnumerable<TestCaseData> Different()
    {
        yield return new(3, 4, "3", "4");
        yield return new(3, 4294967299L, "3", "4294967299"); // equal in its lower 32 bits
        yield return new("a", "A", "\"a\"", "\"A\"");
        yield return new("i", "İ", "\"i\"", "\"İ\"");
        yield return new(true, false, "true", "false");
        yield return new("1", 1, "\"1\"", "1");
        yield return new(new[] { 1, 2 }, new[] { 2, 1 }, "[1, 2]", "[2, 1]");
        yield return new(new[] { 1, 2 }, new[] { 1, 2, 3 }, "[1, 2]", "[1, 2, 3]");
        yield return new(new[] { "a" }, new[] { "b" }, "[\"a\"]", "[\"b\"]");
        yield return new(new[,] { { 1, 2 } }, new[,] { { 1 }, { 2 } }, "[[1, 2]]", "[[1], [2]]");
        yield return new(new[] { new[] { 1 }, [2] }, new[] { new[] { 1 }, [3] }, "[[1], [2]]", "[[1], [3]]");
        yield return new(1.5, 2.5, "1.5", "2.5");
    }

    [TestCaseSource(nameof(Different))]
    public void Different_values_are_told_apart(object expected, object got, string expectedText, string gotText)
    {
        var check = Judge(got, Is.Exactly(expected));
        Assert.That((check.Status, check.Expected, check.Got), Is.EqualTo((CheckStatus.Failed, Text.Of("value", ("value", expectedText)), Text.Of("value", ("value", gotText)))));
    }

    [Test]
    public void Null_is_named() => Assert.That(Judge(null, Is.Exactly(3)).Got, Is.EqualTo(new Text("value.null")));

    [Test]
    public void A_long_array_is_cut_and_says_so()
    {
        int[] expected = [.. Enumerable.Range(0, 25)];
        var check = Judge(expected[..20], Is.Exactly(expected));
        string twenty = string.Join(", ", expected[..20]);
        Assert.That((check.Expected, check.Got), Is.EqualTo((Text.Of("value", ("value", $"[{twenty}, …]")), Text.Of("value", ("value", $"[{twenty}]")))));
    }

    [Test]
    public void A_known_mistake_is_named_by_the_answer_it_gives()
    {
        Assert.That(Judge(new[] { 2, 1 }, Is.Exactly(new[] { 1, 2 }).Mistake("reversed", new[] { 2, 1 })).Diagnosis, Is.EqualTo(new Text("mistake.reversed")));
        Assert.That(Judge(5, Is.Exactly(3).Mistake("off", 4)).Diagnosis, Is.Null);
        Assert.That(Judge(3, Is.Exactly(3).Mistake("lucky", 3)).Status, Is.EqualTo(CheckStatus.Passed));
    }
}

[SetCulture("ru-RU")]
public class ExactlyInRussianTests : ExactlyTests;

[SetCulture("tr-TR")]
public class ExactlyInTurkishTests : ExactlyTests;
