using Gradus.Data;
using NUnit.Framework;

namespace Gradus.Tests.Data;

/// <summary>Tables with classes: selection, scaling, reading, and what bad ones are told.</summary>
public class LabeledSetTests
{
    private static readonly LabeledSet Set = new([1, 2, 3, 4, 5, 6], 3, 2, [0, 1, 2]);

    [Test]
    public void Select_takes_rows_in_the_order_asked_for()
    {
        LabeledSet some = Set.Select([2, 0, 2]);
        Assert.That(some.Shape, Is.EqualTo(new[] { 3, 2 }));
        Assert.That(some.Features, Is.EqualTo(new double[] { 5, 6, 1, 2, 5, 6 }));
        Assert.That(some.Labels, Is.EqualTo(new[] { 2, 0, 2 }));
    }

    [Test]
    public void DividedBy_divides_every_feature()
    {
        Assert.That(Set.DividedBy(2).Features, Is.EqualTo(new[] { 0.5, 1, 1.5, 2, 2.5, 3 }));
        Assert.That(Set.Features[0], Is.EqualTo(1));
    }

    private static IEnumerable<TestCaseData> BadInput()
    {
        yield return Bad<ArgumentException>("features", () => new LabeledSet([1, 2, 3], 2, 2, [0, 1]), "features", "[2, 2]", "4", "3");
        yield return Bad<ArgumentException>("labels", () => new LabeledSet([1, 2], 2, 1, [0]), "labels", "2 rows", "1");
        yield return Bad<ArgumentException>("negative label", () => new LabeledSet([1, 2], 2, 1, [0, -3]), "labels", "row 1", "-3");
        yield return Bad<ArgumentOutOfRangeException>("negative rows", () => new LabeledSet([], -1, 1, []), "rows", "-1");
        yield return Bad<ArgumentOutOfRangeException>("no columns", () => new LabeledSet([], 0, 0, []), "columns", "0");
        yield return Bad<ArgumentNullException>("null features", () => new LabeledSet(null!, 0, 1, []), "features");
        yield return Bad<ArgumentNullException>("null labels", () => new LabeledSet([], 0, 1, null!), "labels");
        yield return Bad<ArgumentOutOfRangeException>("row too great", () => Set.Row(3), "row", "3", "0 to 2");
        yield return Bad<ArgumentOutOfRangeException>("row negative", () => Set.Select([0, -1]), "rows", "-1", "0 to 2");
        yield return Bad<ArgumentOutOfRangeException>("divisor 0", () => Set.DividedBy(0), "divisor", "0");
        yield return Bad<ArgumentOutOfRangeException>("divisor NaN", () => Set.DividedBy(double.NaN), "divisor", "NaN");
        yield return Bad<InvalidDataException>("too few fields", () => Read("1,2,0\n1,2"), "t.csv, line 2", "3 fields", "are 2");
        yield return Bad<InvalidDataException>("no number", () => Read("1,x,0"), "line 1, field 2", "'x'");
        yield return Bad<InvalidDataException>("NaN", () => Read("NaN,1,0"), "line 1, field 1", "'NaN'");
        yield return Bad<InvalidDataException>("label no integer", () => Read("1,2,0.5"), "line 1, field 3", "'0.5'");
        yield return Bad<InvalidDataException>("label negative", () => Read("1,2,-1"), "line 1, field 3", "'-1'");
    }

    [TestCaseSource(nameof(BadInput))]
    public void Bad_input_is_named(Type exception, Action act, string[] words)
    {
        Exception thrown = Assert.Throws(Is.TypeOf(exception), act)!;
        Assert.Multiple(() =>
        {
            foreach (string word in words)
            {
                Assert.That(thrown.Message, Does.Contain(word));
            }
        });
    }

    [Test, SetCulture("ru-RU")]
    public void Reading_does_not_depend_on_the_culture()
    {
        LabeledSet set = Read("1.5,2,7\n-3e-1,0,10\n");
        Assert.That(set.Features, Is.EqualTo(new[] { 1.5, 2, -0.3, 0 }));
        Assert.That(set.Labels, Is.EqualTo(new[] { 7, 10 }));
    }

    private static LabeledSet Read(string text) => LabeledCsv.Read(new StringReader(text), 2, "t.csv");

    private static TestCaseData Bad<T>(string name, Action act, params string[] words)
        where T : Exception => new TestCaseData(typeof(T), act, words).SetName($"{{m}}({name})");
}
