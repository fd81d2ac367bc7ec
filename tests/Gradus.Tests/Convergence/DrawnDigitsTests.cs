using System.Reflection;
using Gradus.Contracts;
using Gradus.Grading.Convergence;
using Gradus.Grading.Data;
using Gradus.Suites.Digits.Public;
using Gradus.Suites.Digits.Staff;
using NUnit.Framework;

namespace Gradus.Tests.Learning;

/// <summary>What the capstone's trainings hand over. The published digits are in every student's hands: who has them by heart knows the rows of a public check, and nothing of the hidden ones'.</summary>
public sealed class DrawnDigitsTests
{
    private const int Pixels = 64;

    private static readonly LabeledTable Table = LabeledTable.Of(typeof(SystemDigits).Assembly, "Fixtures/optdigits-8x8.csv.gz");

    private static readonly (double[] Row, int Label)[] Published = [.. Table.Features.Values.Select(level => level / 16).Chunk(Pixels).Zip(Table.Labels)];

    [Test]
    public void A_public_training_takes_the_published_rows_in_an_order_of_the_seeds()
    {
        var published = Published.ToDictionary(p => Key(p.Row), p => p.Label);
        var (one, two) = (Asked(new SystemDigits(), 1), Asked(new SystemDigits(), 2));
        Assert.That(Rows(one.X).Select(row => published[Key(row)]), Is.EqualTo(one.Labels));
        Assert.That(Rows(one.X).Concat(Rows(one.Asked)).Select(Key), Is.EquivalentTo(published.Keys));
        Assert.That(Rows(two.X).Select(Key), Is.Not.EqualTo(Rows(one.X).Select(Key)));
        Assert.That(Rows(two.Asked).Select(Key), Is.Not.EqualTo(Rows(one.Asked).Select(Key)).And.EquivalentTo(Rows(one.Asked).Select(Key)));

        static string Key(double[] row) => string.Join(' ', row);
    }

    [TestCase(typeof(SystemHidden))]
    [TestCase(typeof(SystemRegularised))]
    public void A_hidden_training_takes_rows_that_nobody_finds_by_their_sorted_pixels(Type training)
    {
        var asked = Asked((Training)Activator.CreateInstance(training)!, 3);
        (double[] Sorted, int Label)[] published = [.. Published.Select(p => (Sorted(p.Row), p.Label))];
        var found = Rows(asked.X).Take(200).Zip(asked.Labels).Select(pair =>
        {
            double[] sorted = Sorted(pair.First);
            var nearest = published.Select(p => (Distance: p.Sorted.Zip(sorted).Sum(values => Math.Abs(values.First - values.Second)), p.Label)).MinBy(p => p.Distance);
            return (nearest.Distance, Published: nearest.Label, Here: pair.Second);
        }).ToArray();
        Assert.That(found.Select(f => f.Distance), Is.All.GreaterThan(0.1), "no row is a published one with its pixels moved");
        // Whoever finds rows again knows what every class is called here: all that is found of one published class has one name.
        double named = found.GroupBy(f => f.Published).Sum(rows => rows.CountBy(row => row.Here).Max(name => name.Value)) / (double)found.Length;
        Assert.That(named, Is.LessThan(0.5), "and the nearest one says little about the class");
        Assert.That(asked.X.Values.Concat(asked.Asked.Values), Is.All.InRange(0, 1));
    }

    private static IEnumerable<double[]> Rows(Shaped x) => x.Values.Chunk(Pixels);

    private static double[] Sorted(double[] row) => [.. row.Order()];

    /// <summary>What a training hands over at a seed.</summary>
    private static (Shaped X, int[] Labels, Shaped Asked) Asked(Training training, int seed)
    {
        var digits = DispatchProxy.Create<IDigits, Taught>();
        training.Run(new Student(digits), seed);
        var heard = ((Taught)(object)digits).Heard!;
        return ((Shaped)heard[1]!, (int[])heard[2]!, (Shaped)heard[3]!);
    }

    private sealed class Student(IDigits digits) : IStudent
    {
        public T Of<T>() where T : class => (T)digits;
    }

    /// <summary>Learns nothing, and keeps what it was handed.</summary>
    public class Taught : DispatchProxy
    {
        /// <summary>The arguments of the last call.</summary>
        internal object?[]? Heard { get; private set; }

        /// <inheritdoc/>
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Heard = args;
            return new SystemRun([], []);
        }
    }
}
