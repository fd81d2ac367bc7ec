using System.Diagnostics;
using System.IO.Pipes;
using Gradus.Contracts.Wire;
using Gradus.Engine.Processes;
using NUnit.Framework;

namespace Gradus.Tests.Attacks;

/// <summary>Both ends of these pipes are held open all the time, as a process does that student code has left behind.</summary>
[Platform(Exclude = "Win", Reason = "Windows has no limits on pipes: there the worker's end is what ends a read.")]
public sealed class TimedPipeTests
{
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(100);

    private AnonymousPipeServerStream writes = null!;
    private AnonymousPipeClientStream reads = null!;

    [SetUp]
    public void Open()
    {
        writes = new AnonymousPipeServerStream(PipeDirection.Out);
        reads = new AnonymousPipeClientStream(PipeDirection.In, writes.ClientSafePipeHandle);
    }

    [TearDown]
    public void Close()
    {
        reads.Dispose();
        writes.Dispose();
    }

    [Test]
    public void A_frame_that_does_not_come_is_given_up_on()
    {
        bool given = false;
        var channel = new StreamChannel(TimedPipe.Of(reads), Stream.Null, () => given = true);
        Assert.That(() => channel.Receive(Late), Throws.TypeOf<TimeoutException>());
        Assert.That(given);
    }

    [Test]
    public void A_frame_that_comes_byte_by_byte_gains_no_time()
    {
        var channel = new StreamChannel(TimedPipe.Of(reads), Stream.Null);
        using var stop = new CancellationTokenSource();
        var dripping = Task.Run(() =>
        {
            writes.Write([255, 0, 0, 0]);
            for (; !stop.IsCancellationRequested; Thread.Sleep(20)) writes.WriteByte(1);
        });
        var clock = Stopwatch.StartNew();
        Assert.That(() => channel.Receive(Late), Throws.TypeOf<TimeoutException>());
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(3)), "255 bytes at 20 ms each take 5 s");
        stop.Cancel();
        dripping.Wait();
    }

    [TestCase(1 << 20)]
    [TestCase(100, Description = "many small ones")]
    public void Frames_that_nobody_takes_are_given_up_on(int length)
    {
        bool given = false;
        var channel = new StreamChannel(Stream.Null, TimedPipe.Of(writes), () => given = true);
        byte[] frame = new byte[length];
        Assert.That(() => { for (int i = 0; i < 100_000; i++) channel.Send(frame, Late); }, Throws.TypeOf<TimeoutException>());
        Assert.That(given);
    }

    [Test]
    public void Frames_of_every_length_arrive()
    {
        var sender = new StreamChannel(Stream.Null, TimedPipe.Of(writes));
        var receiver = new StreamChannel(TimedPipe.Of(reads), Stream.Null);
        int[] lengths = [1, 4091, 4092, 4093, 4096, 65_532, 65_536, 1_000_000];
        var sending = Task.Run(() => { foreach (int length in lengths) sender.Send(Enumerable.Range(0, length).Select(i => (byte)i).ToArray(), TimeSpan.FromSeconds(5)); });
        foreach (int length in lengths)
            Assert.That(receiver.Receive(TimeSpan.FromSeconds(5)), Is.EqualTo(Enumerable.Range(0, length).Select(i => (byte)i)), $"{length} bytes");
        sending.Wait();
    }

    [Test]
    public void A_closed_end_is_seen_at_once()
    {
        var channel = new StreamChannel(TimedPipe.Of(reads), Stream.Null);
        writes.Dispose();
        Assert.That(() => channel.Receive(TimeSpan.FromSeconds(5)), Throws.TypeOf<ChannelClosedException>());
    }
}
