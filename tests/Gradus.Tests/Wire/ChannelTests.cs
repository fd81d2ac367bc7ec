using System.Buffers.Binary;
using System.IO.Pipes;
using Gradus.Contracts.Wire;
using NUnit.Framework;

namespace Gradus.Tests.Wire;

/// <summary>Frames between two sides: over byte streams, and in memory.</summary>
public class ChannelTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5), Late = TimeSpan.FromMilliseconds(50);

    private sealed class Pipes : IDisposable
    {
        private readonly AnonymousPipeServerStream there = new(PipeDirection.Out);
        private readonly AnonymousPipeServerStream back = new(PipeDirection.Out);

        internal Pipes(int maximum = StreamChannel.DefaultMaximum)
        {
            Raw = back;
            A = new StreamChannel(new AnonymousPipeClientStream(PipeDirection.In, back.ClientSafePipeHandle), there, () => back.Dispose(), maximum);
            B = new StreamChannel(new AnonymousPipeClientStream(PipeDirection.In, there.ClientSafePipeHandle), back);
        }

        internal StreamChannel A { get; }

        internal StreamChannel B { get; }

        internal Stream Raw { get; }

        public void Dispose()
        {
            A.Dispose();
            B.Dispose();
        }
    }

    private static IEnumerable<Func<(IFrameChannel, IFrameChannel)>> Pairs =>
    [
        () => { var pipes = new Pipes(); return (pipes.A, pipes.B); },
        () => MemoryChannel.Pair(),
    ];

    [Test]
    public void Frames_arrive_whole_and_in_order([ValueSource(nameof(Pairs))] Func<(IFrameChannel, IFrameChannel)> make)
    {
        var (a, b) = make();
        byte[] large = [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)];
        var sending = Task.Run(() => { a.Send([1, 2, 3]); a.Send(large); b.Send([9]); });
        Assert.That(b.Receive(Soon), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(b.Receive(Soon), Is.EqualTo(large));
        Assert.That(a.Receive(Timeout.InfiniteTimeSpan), Is.EqualTo(new byte[] { 9 }));
        sending.Wait();
    }

    [Test]
    public void A_frame_is_a_copy([ValueSource(nameof(Pairs))] Func<(IFrameChannel, IFrameChannel)> make)
    {
        var (a, b) = make();
        byte[] mine = [1];
        a.Send(mine);
        b.Receive(Soon)[0] = 2;
        Assert.That(mine[0], Is.EqualTo(1));
    }

    [Test]
    public void Silence_is_a_timeout([ValueSource(nameof(Pairs))] Func<(IFrameChannel, IFrameChannel)> make)
    {
        var (a, _) = make();
        Assert.That(() => a.Receive(Late), Throws.TypeOf<TimeoutException>());
    }

    [Test]
    public void The_other_sides_end_is_told([ValueSource(nameof(Pairs))] Func<(IFrameChannel, IFrameChannel)> make)
    {
        var (a, b) = make();
        b.Dispose();
        Assert.That(() => a.Receive(Soon), Throws.TypeOf<ChannelClosedException>());
        Assert.That(() => { a.Send([1]); a.Send([1]); }, Throws.TypeOf<ChannelClosedException>());
    }

    [TestCase(0, LossKind.Crashed)]
    [TestCase(-1, LossKind.Crashed)]
    [TestCase(int.MinValue, LossKind.Crashed)]
    [TestCase(101, LossKind.OutputLimit)]
    [TestCase(int.MaxValue, LossKind.OutputLimit)]
    public void A_length_that_is_none_closes_the_channel(int announced, LossKind cause)
    {
        using var pipes = new Pipes(maximum: 100);
        byte[] header = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(header, announced);
        pipes.Raw.Write(header);
        Assert.That(() => pipes.A.Receive(Soon), Throws.TypeOf<ChannelClosedException>().With.Property("Cause").EqualTo(cause));
    }

    [Test]
    public void A_frame_that_is_cut_short_closes_the_channel()
    {
        using var pipes = new Pipes();
        pipes.Raw.Write([10, 0, 0, 0, 1, 2]);
        pipes.Raw.Dispose();
        Assert.That(() => pipes.A.Receive(Soon), Throws.TypeOf<ChannelClosedException>());
    }

    [Test]
    public void A_frame_that_no_pipe_would_take_closes_a_channel_in_memory()
    {
        var (suite, student) = MemoryChannel.Pair();
        Assert.That(() => student.Send(new byte[StreamChannel.DefaultMaximum + 1]), Throws.TypeOf<ChannelClosedException>());
        Assert.That(() => suite.Receive(Soon), Throws.TypeOf<ChannelClosedException>().With.Property("Cause").EqualTo(LossKind.OutputLimit));
    }

    [Test]
    public void An_answer_in_time_is_never_followed_by_the_end_of_the_process()
    {
        for (int i = 0; i < 200; i++)
        {
            bool ended = false;
            using var input = new AnswerAfter(TimeSpan.FromMilliseconds(3), () => Volatile.Read(ref ended));
            var channel = new StreamChannel(input, Stream.Null, () => Volatile.Write(ref ended, true));
            bool arrived;
            try { arrived = channel.Receive(TimeSpan.FromMilliseconds(3)) is [7]; }
            catch (TimeoutException) { arrived = false; }
            Thread.Sleep(2);
            Assert.That(Volatile.Read(ref ended), Is.EqualTo(!arrived), $"round {i}: a late answer ends the process, one in time does not");
        }
    }

    /// <summary>One frame of one byte, about when the reader loses patience.</summary>
    private sealed class AnswerAfter(TimeSpan delay, Func<bool> isEnded) : MemoryStream([1, 0, 0, 0, 7])
    {
        public override int Read(Span<byte> buffer)
        {
            if (Position == 0) SpinWait.SpinUntil(isEnded, delay);
            return base.Read(buffer);
        }
    }
}
