using System.Reflection;
using Gradus.Contracts;
using Gradus.Contracts.Wire;
using NUnit.Framework;

namespace Gradus.Tests.Wire;

/// <summary>What one check leaves behind on the student's side, and that the next one does not pay for it.</summary>
public class BeginTests
{
    private static readonly CallLimits Limits = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20));
    private static readonly double[,] Any = new double[1, 1];

    [Test]
    public void An_answer_that_was_sent_ahead_costs_the_side_and_not_the_check()
    {
        using var host = new Host(FakeProbe.Of(("Accuracy", "return 0.75;")));
        using var client = new ContractClient(host, Limits);
        client.Begin();
        Assert.That(client.Of<IMetrics>().Accuracy(Any), Is.EqualTo(0.75));
        host.Current.SendAhead = ForgedAnswer;
        client.Begin();
        Assert.That((client.Of<IMetrics>().Accuracy(Any), host.Started), Is.EqualTo((0.75, 2)));
    }

    [Test]
    public void A_side_that_does_not_say_when_a_check_begins_is_replaced()
    {
        using var host = new Host(FakeProbe.Of(("Accuracy", "return 0.75;")));
        using var client = new ContractClient(host, Limits with { Call = TimeSpan.FromSeconds(0.2) });
        client.Begin();
        host.Current.Deaf = true;
        client.Begin();
        Assert.That((client.Of<IMetrics>().Accuracy(Any), host.Started), Is.EqualTo((0.75, 2)));
    }

    [Test]
    public void A_fresh_side_that_answers_something_else_is_no_side_of_ours()
    {
        using var client = new ContractClient(new Host(FakeProbe.Of()) { FirstSends = ForgedAnswer }, Limits);
        Assert.That(() => client.Begin(), Throws.TypeOf<InvalidDataException>().With.Message.Contains("answers something else"));
    }

    [TestCase(false, 1)]
    [TestCase(true, 3)]
    public void Code_that_was_not_looked_through_gets_a_side_for_every_check(bool fresh, int started)
    {
        using var host = new Host(FakeProbe.Of(("Accuracy", "return 0.75;")));
        using var client = new ContractClient(host, Limits) { FreshEachCheck = fresh };
        for (int check = 0; check < 3; check++)
        {
            client.Begin();
            client.Of<IMetrics>().Accuracy(Any);
            client.Of<IMetrics>().Accuracy(Any);
        }
        Assert.That(host.Started, Is.EqualTo(started));
    }

    [TestCase(true, true, ExpectedResult = true)]
    [TestCase(true, false, ExpectedResult = false, Description = "the first check can blame nobody")]
    [TestCase(false, true, ExpectedResult = false, Description = "at home there is no fresh side")]
    public bool A_loss_may_be_anothers_when_others_used_the_side(bool startsAfresh, bool usedBefore)
    {
        using var host = new Host(FakeProbe.Of(("Accuracy", "throw new System.OutOfMemoryException();"))) { StartsAfresh = startsAfresh };
        using var client = new ContractClient(host, Limits);
        client.Begin();
        if (usedBefore) client.Begin();
        Assert.That(() => client.Of<IMetrics>().Accuracy(Any), Throws.TypeOf<StudentLostException>());
        return client.MayBeAnothersLoss;
    }

    [Test]
    public void All_calls_of_a_check_share_a_limit_and_the_next_check_has_its_own()
    {
        using var client = new ContractClient(new Host(FakeProbe.Of(("Accuracy", "System.Threading.Thread.Sleep(300); return 1;"))), Limits with { Check = TimeSpan.FromSeconds(0.7) });
        for (int check = 0; check < 2; check++)
        {
            client.Begin();
            int calls = 0;
            var lost = Assert.Throws<StudentLostException>(() => { while (calls++ < 50) client.Of<IMetrics>().Accuracy(Any); })!;
            Assert.That((lost.Kind, lost.Detail, calls), Is.EqualTo((LossKind.TimedOut, "0.7", 3)));
        }
    }

    [Test]
    public void A_check_finds_the_invariant_culture_whatever_the_last_one_set()
    {
        using var client = new ContractClient(new Host(FakeProbe.Of(
            ("Accuracy", "var was = System.Globalization.CultureInfo.CurrentCulture.Name + System.Globalization.CultureInfo.CurrentUICulture.Name; System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = new System.Globalization.CultureInfo(\"tr-TR\"); return was.Length;"))), Limits);
        for (int check = 0; check < 2; check++)
        {
            client.Begin();
            Assert.That(client.Of<IMetrics>().Accuracy(Any), Is.Zero);
        }
    }

    /// <summary>What a hostile side would like to have taken for an answer: a result, no changed arguments, the value 1.</summary>
    private static byte[] ForgedAnswer
    {
        get
        {
            const byte result = 10;
            var frame = new FrameWriter();
            Codec.Write(frame, typeof(int[]), Array.Empty<int>());
            Codec.Write(frame, typeof(double), 1.0);
            return [result, .. frame.Written];
        }
    }

    private sealed class Host(Assembly probes) : ISubjectHost
    {
        private readonly DirectHost inner = new(probes, "Fake");

        internal int Started { get; private set; }

        internal Tampered Current { get; private set; } = null!;

        internal byte[]? FirstSends { get; init; }

        public bool StartsAfresh { get; init; }

        public IFrameChannel Connect()
        {
            Started++;
            return Current = new Tampered(inner.Connect()) { SendAhead = FirstSends };
        }

        public LossKind CauseOfLoss() => LossKind.Crashed;

        public void Dispose() => inner.Dispose();
    }

    /// <summary>A channel whose other end does more, or less, than it is asked.</summary>
    private sealed class Tampered(IFrameChannel inner) : IFrameChannel
    {
        internal byte[]? SendAhead { get; set; }

        internal bool Deaf { get; set; }

        public void Send(ReadOnlySpan<byte> frame)
        {
            if (!Deaf) inner.Send(frame);
        }

        public byte[] Receive(TimeSpan limit)
        {
            if (SendAhead is not { } frame) return inner.Receive(limit);
            SendAhead = null;
            return frame;
        }

        public void Dispose() => inner.Dispose();
    }
}
