using Gradus.Grading.Seeds;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary>Where inputs come from.</summary>
public class SeedTests
{
    private static ulong Public(string course = "c", string assignment = "a", int version = 1, string check = "F.M", string? wish = null) =>
        SeedSource.Public(course, assignment, version, wish).For(check).Bits();

    private static ulong Hidden(string course = "c", string assignment = "a", int version = 1, string check = "F.M", string? key = "k") =>
        SeedSource.Hidden(course, assignment, version, key).For(check).Bits();

    // Steele, Lea and Flood's generator: the first values of the published C code by S. Vigna for seed 1234567
    [Test]
    public void The_generator_is_SplitMix64()
    {
        var random = new CheckRandom(1234567);
        Assert.That(new[] { random.Bits(), random.Bits(), random.Bits(), random.Bits(), random.Bits() },
            Is.EqualTo(new ulong[] { 6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821 }));
    }

    [Test]
    public void Equal_scopes_have_equal_seeds() => Assert.That((Public(), Hidden()), Is.EqualTo((Public(), Hidden())));

    [Test]
    public void Whatever_names_a_check_changes_its_seed()
    {
        ulong[] seeds =
        [
            Public(), Public(course: "d"), Public(assignment: "b"), Public(version: 2), Public(check: "F.N"), Public(wish: "random:x"), Public(wish: "random:y"),
            Hidden(), Hidden(course: "d"), Hidden(assignment: "b"), Hidden(version: 2), Hidden(check: "F.N"), Hidden(key: "l"), Hidden(key: null),
        ];
        Assert.That(seeds, Is.Unique);
    }

    // First value of the generator from the first 8 bytes, little endian, of SHA-256 or HMAC-SHA-256 of "c/a/1/F.M", computed with Python's hashlib and hmac.
    // An accident here would change every student's inputs.
    [Test]
    public void Seeds_stay_what_they_are() =>
        Assert.That((Public(), Hidden(), Hidden(key: null)), Is.EqualTo((5657451409108705986, 9736542495260993452, 872842874502304113)));

    [TestCase(null, "public")]
    [TestCase("", "public")]
    [TestCase("random:1f", "random:1f")]
    public void A_wish_is_named_in_records(string? wish, string name) => Assert.That(SeedSource.Public("c", "a", 1, wish).Name, Is.EqualTo(name));

    [Test]
    public void A_random_seed_is_new_each_time_and_its_name_brings_it_back()
    {
        SeedSource first = SeedSource.Public("c", "a", 1, "random"), second = SeedSource.Public("c", "a", 1, "random");
        Assert.That(first.Name, Does.Match("^random:[0-9a-f]{8}$").And.Not.EqualTo(second.Name));
        Assert.That(SeedSource.Public("c", "a", 1, first.Name).For("F.M").Bits(), Is.EqualTo(first.For("F.M").Bits()));
    }

    [TestCase("Random")]
    [TestCase("random ")]
    [TestCase("RANDOM")]
    [TestCase("42")]
    [TestCase("public")]
    [TestCase("random:")]
    public void A_wish_that_is_none_is_named_with_what_would_be_one(string wish) =>
        Assert.That(() => SeedSource.Public("c", "a", 1, wish), Throws.ArgumentException.With.Message.Contains($"GRADUS_SEED is '{wish}'").And.Message.Contains("'random'"));

    [TestCase("key", "course")]
    [TestCase(null, "development")]
    [TestCase("", "development")]
    public void Records_say_whether_the_course_has_a_key(string? key, string name) => Assert.That(SeedSource.Hidden("c", "a", 1, key).Name, Is.EqualTo(name));

    [Test]
    public void Uniform_numbers_fill_their_interval()
    {
        var random = new CheckRandom(1);
        double[] unit = random.Array(10_000, r => r.Uniform()), wide = random.Array(10_000, r => r.Uniform(-3, 5));
        Assert.That(unit, Is.All.InRange(0, Math.BitDecrement(1)));
        Assert.That(wide, Is.All.InRange(-3, Math.BitDecrement(5)));
        Assert.That((unit.Average(), wide.Average()), Is.EqualTo((0.5, 1.0)).Within(0.1));
        Assert.That((wide.Min(), wide.Max()), Is.EqualTo((-3.0, 5.0)).Within(0.01));
    }

    [TestCase(0, 1)]
    [TestCase(-2, 3)]
    [TestCase(10, 20)]
    [TestCase(int.MaxValue - 2, int.MaxValue)]
    [TestCase(int.MinValue, int.MinValue + 3)]
    public void Whole_numbers_take_every_value_of_their_range_and_no_other(int low, int high)
    {
        int[] drawn = new CheckRandom(2).Array(1000, r => r.Int(low, high));
        Assert.That(drawn.Distinct().Order(), Is.EqualTo(Enumerable.Range(0, high - low).Select(i => low + i)));
    }

    [Test]
    public void The_widest_range_is_one() =>
        Assert.That(new CheckRandom(3).Array(1000, r => r.Int(int.MinValue, int.MaxValue)), Has.Some.LessThan(-1_000_000_000).And.Some.GreaterThan(1_000_000_000));

    [TestCase(3, 3)]
    [TestCase(3, 2)]
    public void An_empty_range_is_refused(int low, int high) =>
        Assert.That(() => new CheckRandom(1).Int(low, high), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("high").And.Message.Contains("more than 3"));

    [Test]
    public void Nothing_can_be_picked_from_nothing() => Assert.That(() => new CheckRandom(1).Pick(Array.Empty<int>()), Throws.ArgumentException);

    [Test]
    public void Picking_reaches_every_item() =>
        Assert.That(new CheckRandom(4).Array(200, r => r.Pick(["a", "b", "c"])).Distinct(), Is.EquivalentTo(new[] { "a", "b", "c" }));

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(50)]
    public void A_permutation_holds_every_position_once(int length) =>
        Assert.That(new CheckRandom(5).Permutation(length).Order(), Is.EqualTo(Enumerable.Range(0, length)));

    [Test]
    public void All_permutations_of_three_are_about_as_frequent()
    {
        var random = new CheckRandom(6);
        var counts = Enumerable.Range(0, 6000).CountBy(_ => string.Concat(random.Permutation(3))).ToDictionary();
        Assert.That(counts, Has.Count.EqualTo(6));
        Assert.That(counts.Values, Is.All.InRange(880, 1120)); // 1000 ± 4 standard deviations
    }
}

[SetCulture("ru-RU")]
public class SeedInRussianTests : SeedTests;

[SetCulture("tr-TR")]
public class SeedInTurkishTests : SeedTests;
