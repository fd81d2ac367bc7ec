using Gradus.Contracts;
using Gradus.Contracts.Wire;
using NUnit.Framework;

namespace Gradus.Tests.Wire;

/// <summary>When a check is tried once more, under which limits, and what its first try costs.</summary>
public class RepeatTests
{
    private static readonly TimeSpan Call = TimeSpan.FromSeconds(0.4);
    private static readonly CallLimits Limits = new(Call, TimeSpan.FromMinutes(1));

    /// <summary>Calls, and the limit that ran out.</summary>
    private static string LimitOf(ContractClient client, double milliseconds = 60_000) =>
        Assert.Throws<StudentLostException>(() => client.Of<IMetrics>().Accuracy(new[,] { { milliseconds } }))!.Detail;

    [Test]
    public void The_second_try_has_the_limit_of_the_first_and_only_what_it_confirms_shortens_the_next()
    {
        using var client = new ContractClient(new Sleeper(), Limits);
        client.Begin();
        client.Begin(); // one check has used the side: the next one's loss may be that one's
        Assert.That((LimitOf(client), client.MayBeAnothersLoss), Is.EqualTo(("0.4", true)));
        client.Begin(again: true);
        Assert.That((LimitOf(client), client.MayBeAnothersLoss), Is.EqualTo(("0.4", false)), "twice is its own");
        client.Begin();
        Assert.That(LimitOf(client), Is.EqualTo("0.2"), "one check has timed out, however often it was tried");
    }

    [Test]
    public void A_first_try_that_is_not_confirmed_costs_neither_limit_nor_time()
    {
        using var client = new ContractClient(new Sleeper(), Limits with { Submission = TimeSpan.FromSeconds(0.3) });
        client.Begin();
        client.Begin();
        LimitOf(client);
        client.Begin(again: true);
        Assert.That(client.Of<IMetrics>().Accuracy(new double[1, 1]), Is.EqualTo(1));
        client.Begin();
        Assert.That(LimitOf(client), Is.EqualTo("0.4"), "the first try's time is not counted: there is some left");
    }

    [Test]
    public void A_check_under_way_is_not_cut_short_when_the_submissions_time_runs_out()
    {
        using var client = new ContractClient(new Sleeper(), new CallLimits(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(0.1)));
        client.Begin();
        for (int call = 0; call < 3; call++) Assert.That(client.Of<IMetrics>().Accuracy(new double[,] { { 300 } }), Is.EqualTo(1), "0.9 s together, more than a quarter of a call's");
        client.Begin();
        Assert.That(LimitOf(client), Is.EqualTo("0.1"), "this one began too late");
    }

    [Test]
    public void A_submission_whose_time_is_used_up_still_has_its_second_try()
    {
        using var client = new ContractClient(new Sleeper(), new CallLimits(Call, TimeSpan.FromSeconds(0.05)));
        client.Begin();
        client.Of<IMetrics>().Accuracy(new double[,] { { 100 } });
        client.Begin();
        Assert.That((LimitOf(client), client.MayBeAnothersLoss), Is.EqualTo(("0.05", true)));
        client.Begin(again: true);
        Assert.That(client.Of<IMetrics>().Accuracy(new double[1, 1]), Is.EqualTo(1));
    }

    [TestCase(0.01, ExpectedResult = true, Description = "it waited for the processor, or slept")]
    [TestCase(0.9, ExpectedResult = false, Description = "it computed")]
    [TestCase(null, ExpectedResult = false, Description = "nobody knows")]
    public bool A_time_out_is_tried_again_when_the_side_hardly_had_the_processor(double? share)
    {
        using var client = new ContractClient(new Sleeper { Share = share }, Limits);
        client.Begin(); // nobody has used the side before
        LimitOf(client);
        return client.MayBeAnothersLoss;
    }

    [Test]
    public void Code_that_sleeps_is_tried_again_three_times_in_all()
    {
        using var client = new ContractClient(new Sleeper { Share = 0 }, Limits with { Call = TimeSpan.FromSeconds(0.05) });
        int repeats = 0;
        for (int check = 0; check < 6; check++)
        {
            client.Begin();
            LimitOf(client);
            if (!client.MayBeAnothersLoss) continue;
            repeats++;
            client.Begin(again: true);
            LimitOf(client);
        }
        Assert.That(repeats, Is.EqualTo(3));
    }

    [Test]
    public void Of_sides_that_judge_one_submission_each_has_its_own_time_outs_and_all_share_its_time()
    {
        var submission = new SubmissionTime();
        CallLimits limits = new(Call, TimeSpan.FromSeconds(1.1));
        using ContractClient one = new(new Sleeper { Share = 0 }, limits, new CallClock(submission)), other = new(new Sleeper { Share = 0 }, limits, new CallClock(submission));
        one.Begin();
        Assert.That(LimitOf(one), Is.EqualTo("0.4"));
        one.Begin(again: true);
        LimitOf(one);
        other.Begin();
        Assert.That((LimitOf(other), other.MayBeAnothersLoss), Is.EqualTo(("0.4", true)), "the one's two tries are 0.8 s of 1.1");
        one.Begin();
        Assert.That(LimitOf(one), Is.EqualTo("1.1"), "together they have used the time up");
        Assert.That(submission.SoFar.TotalSeconds, Is.InRange(1.2, 1.6));
    }

    [Test]
    public void A_share_bounds_what_a_side_adds_to_the_submissions_time_and_makes_nobody_late_but_itself()
    {
        var submission = new SubmissionTime();
        CallLimits limits = new(Call, TimeSpan.FromSeconds(0.5));
        using ContractClient one = new(new Sleeper(), limits, new CallClock(submission, TimeSpan.FromSeconds(0.1))), other = new(new Sleeper(), limits, new CallClock(submission));
        foreach (string limit in new[] { "0.4", "0.2", "0.5" })
        {
            one.Begin();
            Assert.That(LimitOf(one), Is.EqualTo(limit), "half a call's after a time-out; late from the third on, when the submission's time has really been taken");
        }
        other.Begin();
        Assert.That(LimitOf(other), Is.EqualTo("0.4"));
        Assert.That(submission.SoFar.TotalSeconds, Is.InRange(0.45, 0.7), "0.1 s, and the check under way");
    }

    [TestCase(null, 0.4)]
    [TestCase(7.0, 7.0)]
    public void A_start_has_a_limit_of_its_own_where_calls_are_short(double? start, double seconds)
    {
        var sleeper = new Sleeper();
        using var client = new ContractClient(sleeper, Limits with { Start = start is { } s ? TimeSpan.FromSeconds(s) : null });
        client.Begin();
        Assert.That(sleeper.WaitedFor!.Value.TotalSeconds, Is.EqualTo(seconds));
        Assert.That(LimitOf(client), Is.EqualTo("0.4"), "calls have not");
    }

    [TestCase(true, typeof(GraderFaultException))]
    [TestCase(false, typeof(StudentLostException), Description = "it may have done that itself")]
    public void A_side_that_is_killed_twice_from_outside_is_the_machines_fault(bool sure, Type thrown)
    {
        using var client = new ContractClient(new Sleeper { Killed = true, Sure = sure }, Limits);
        void Ask() => client.Of<IMetrics>().Accuracy(new double[1, 1]);
        client.Begin();
        Assert.That(Ask, Throws.TypeOf<StudentLostException>());
        Assert.That(client.MayBeAnothersLoss);
        client.Begin(again: true);
        Assert.That(Ask, Throws.TypeOf(thrown));
        Assert.That(Ask, Throws.TypeOf(thrown), "for the rest of the check");
        Assert.That(client.MayBeAnothersLoss, Is.False);
    }

    /// <summary>Sides that sleep for as many milliseconds as they are told to, or end.</summary>
    private sealed class Sleeper : ISubjectHost
    {
        private readonly System.Diagnostics.Stopwatch clock = System.Diagnostics.Stopwatch.StartNew();
        private readonly DirectHost inner = new(FakeProbe.Of(("Accuracy", "System.Threading.Thread.Sleep((int)counts[0, 0]); return 1;")), "Fake");

        /// <summary>The part of the time for which a side has the processor; null where that is not known.</summary>
        internal double? Share { get; init; }

        /// <summary>Whether every side is killed when it is asked something.</summary>
        internal bool Killed { get; init; }

        internal bool Sure { get; init; }

        public TimeSpan? ProcessorTime => Share is { } share ? clock.Elapsed * share : null;

        public bool StartsAfresh => true;

        public bool EndedFromOutside => Killed;

        public bool SurelyEndedFromOutside => Sure;

        /// <summary>How long a side was waited for when it was asked the first time.</summary>
        internal TimeSpan? WaitedFor { get; private set; }

        public IFrameChannel Connect() => new Watched(Killed ? new Mortal(inner.Connect()) : inner.Connect(), limit => WaitedFor ??= limit);

        public LossKind CauseOfLoss() => LossKind.Crashed;

        public void Dispose() => inner.Dispose();
    }

    /// <summary>Tells how long it is waited for.</summary>
    private sealed class Watched(IFrameChannel inner, Action<TimeSpan> waits) : IFrameChannel
    {
        public void Send(ReadOnlySpan<byte> frame) => inner.Send(frame);

        public byte[] Receive(TimeSpan limit)
        {
            waits(limit);
            return inner.Receive(limit);
        }

        public void Dispose() => inner.Dispose();
    }

    /// <summary>Ends after the first answer, which says that a check begins.</summary>
    private sealed class Mortal(IFrameChannel inner) : IFrameChannel
    {
        private bool answered;

        public void Send(ReadOnlySpan<byte> frame) => inner.Send(frame);

        public byte[] Receive(TimeSpan limit)
        {
            if (answered) throw new ChannelClosedException("ended");
            answered = true;
            return inner.Receive(limit);
        }

        public void Dispose() => inner.Dispose();
    }
}
