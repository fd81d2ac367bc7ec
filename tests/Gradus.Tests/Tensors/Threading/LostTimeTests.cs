using Gradus.Tensors.Cpu;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Threading;

/// <summary>Chores of a machine make no truce; others that want the processors for themselves do, and the longer the oftener they are met.</summary>
public sealed class LostTimeTests
{
    private readonly Clock clock = new();
    private LostTime lost = null!;

    [SetUp]
    public void Begin() => lost = new LostTime(clock);

    [Test]
    public void Nothing_lost_is_no_truce() => Assert.That((lost.IsTruceOver, lost.LengthOfTruce), Is.EqualTo((true, 0)));

    [TestCase(1, true)]
    [TestCase(7.9, true)]
    [TestCase(8, false)]
    [TestCase(30, false)]
    public void One_loss_makes_a_truce_from_8_milliseconds_on(double milliseconds, bool isNone)
    {
        Lose(milliseconds);
        Assert.That(lost.IsTruceOver, Is.EqualTo(isNone));
    }

    // A loss each time so many milliseconds have passed, for a minute.
    [TestCase(1, 5.1, true)]
    [TestCase(1, 4.9, false)]
    [TestCase(0.5, 2.6, true)]
    [TestCase(0.5, 2.4, false)]
    [TestCase(4, 100, true)]
    [TestCase(4, 10, false)]
    [TestCase(7, 36, true)]
    public void More_than_a_fifth_of_the_time_is_too_much(double milliseconds, double every, bool isNone)
    {
        for (double passed = 0; passed < 60_000; passed += every)
        {
            clock.Pass(every);
            Lose(milliseconds);
        }
        Assert.That(lost.LengthOfTruce == 0, Is.EqualTo(isNone));
    }

    [Test]
    public void Losses_that_follow_one_another_add_up()
    {
        Lose(4);
        clock.Pass(1);
        Lose(4);
        Assert.That(lost.IsTruceOver, "4 − 1/5 + 4 is less than 8");
        clock.Pass(0.5);
        Lose(0.5);
        Assert.That(lost.IsTruceOver, Is.False);
    }

    [Test]
    public void A_process_that_takes_4_of_10_milliseconds_is_met_after_20()
    {
        foreach (bool isNone in new[] { true, true, false })
        {
            Lose(4);
            Assert.That(lost.IsTruceOver, Is.EqualTo(isNone));
            clock.Pass(10);
        }
    }

    [Test]
    public void A_truce_is_four_times_as_long_as_the_last_one_up_to_four_seconds()
    {
        List<double> lengths = [];
        for (int i = 0; i < 6; i++)
        {
            Lose(8);
            lengths.Add(Length);
            clock.Pass(Length - 0.1);
            Assert.That(lost.IsTruceOver, Is.False);
            clock.Pass(0.2);
            Assert.That(lost.IsTruceOver);
        }
        Assert.That(lengths, Is.EqualTo(new double[] { 100, 400, 1600, 4000, 4000, 4000 }).Within(1e-9));
    }

    [TestCase(399, 1600)]
    [TestCase(401, 100)]
    public void After_a_time_without_loss_as_long_as_the_last_truce_they_begin_anew(double good, double next)
    {
        Lose(8);
        clock.Pass(100);
        Lose(8);
        clock.Pass(400 + good);
        Lose(8);
        Assert.That(Length, Is.EqualTo(next).Within(1e-9));
    }

    [Test]
    public void What_is_lost_in_a_truce_neither_lengthens_it_nor_counts_for_the_next()
    {
        Lose(8);
        for (int i = 0; i < 15; i++)
        {
            clock.Pass(1);
            Lose(8);
        }
        Assert.That(Length, Is.EqualTo(100).Within(1e-9));
        clock.Pass(86);
        Assert.That(lost.IsTruceOver);
        Lose(7);
        Assert.That(lost.IsTruceOver, "a loss of 7 ms alone");
    }

    [Test]
    public void Forgotten_it_begins_anew()
    {
        Lose(8);
        clock.Pass(101);
        Lose(8);
        lost.Forget();
        Assert.That((lost.IsTruceOver, lost.LengthOfTruce), Is.EqualTo((true, 0)));
        Lose(8);
        Assert.That(Length, Is.EqualTo(100).Within(1e-9));
    }

    private double Length => lost.LengthOfTruce * 1000.0 / clock.TimestampFrequency;

    private void Lose(double milliseconds) => lost.Note(Clock.Ticks(milliseconds));

    private sealed class Clock : TimeProvider
    {
        private long now = Ticks(1234);

        public override long TimestampFrequency => 10_000_000;

        public static long Ticks(double milliseconds) => (long)Math.Round(milliseconds * 10_000);

        public void Pass(double milliseconds) => now += Ticks(milliseconds);

        public override long GetTimestamp() => now;
    }
}
