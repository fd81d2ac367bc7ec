using Gradus.Engine.Batch;
using NUnit.Framework;

namespace Gradus.Tests.Batch;

/// <summary>A class in parts.</summary>
public class ShardTests
{
    [TestCase(1), TestCase(2), TestCase(3), TestCase(7)]
    public void Every_student_is_in_exactly_one_shard_and_shards_are_about_as_large(int of)
    {
        Shard[] shards = [.. Enumerable.Range(1, of).Select(i => new Shard(i, of))];
        string[] students = [.. Enumerable.Range(0, 700).Select(i => $"student-{i:000}"), "Иван", "anna", "a b"];
        foreach (string student in students) Assert.That(shards.Count(s => s.Has(student)), Is.EqualTo(1), student);
        Assert.That(shards.Select(s => students.Count(s.Has)), Is.All.InRange(0.7 * 703 / of, 1.3 * 703 / of));
    }

    [Test]
    public void A_students_shard_is_the_same_on_every_machine()
    {
        Assert.That(new[] { "anna", "boris", "Иван", "student-001" }.Select(s => Enumerable.Range(1, 4).First(i => new Shard(i, 4).Has(s))), Is.EqualTo(Known));
        Assert.That(Enumerable.Range(1, 50).All(n => new Shard(1, n).Has("Jos\u00e9") == new Shard(1, n).Has("Jose\u0301")), "accents are spelled in two ways");
    }

    private static readonly int[] Known = [2, 2, 1, 2];

    [TestCase("1/1"), TestCase("2/4")]
    public void A_shard_is_typed_as_it_is_written(string text) => Assert.That(Shard.Parse(text).ToString(), Is.EqualTo(text));

    [TestCase("0/4"), TestCase("5/4"), TestCase("2"), TestCase("a/b"), TestCase("1/0"), TestCase("-1/4"), TestCase("1/2/3"), TestCase("")]
    public void What_is_none_is_refused(string text) => Assert.That(() => Shard.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains($"'{text}'").And.Message.Contains("2/4"));

    [TestCase("a\uD800b")]
    [TestCase("a\uFFFEb")]
    public void A_name_that_is_not_Unicode_has_a_shard(string name) => Assert.That(Enumerable.Range(1, 3).Count(i => new Shard(i, 3).Has(name)), Is.EqualTo(1));
}
