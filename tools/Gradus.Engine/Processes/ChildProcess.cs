using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gradus.Contracts.Wire;

namespace Gradus.Engine.Processes;

/// <summary>A process of ours that may die: a channel over its standard streams, limits, and what is known about its end.</summary>
internal sealed class ChildProcess : IFrameChannel
{
    private const int MostErrorOutput = 1 << 20;
    private const int ErrorHeadLength = 4096;

    private readonly ChildStart start;
    private readonly Process process;
    private readonly StreamChannel channel;
    private readonly Stream errorStream;
    private readonly StringBuilder errorHead = new();
    private readonly Task errors;
    private volatile bool flooded, endedByUs;
    private TimeSpan? usedBeforeTheEnd;

    private ChildProcess(ChildStart start, Process process)
    {
        (this.start, this.process) = (start, process);
        channel = new StreamChannel(TimedPipe.Of(process.StandardOutput.BaseStream), TimedPipe.Of(process.StandardInput.BaseStream), Kill, start.MaximumFrame);
        errorStream = TimedPipe.Of(process.StandardError.BaseStream);
        errors = Task.Factory.StartNew(DrainErrors, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Starts one of our programs, without anything around it, and waits until it says that it is up.</summary>
    /// <param name="assembly">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="memory">Most managed memory, in bytes.</param>
    /// <param name="maximumFrame">Longest frame that is accepted from it, in bytes.</param>
    /// <exception cref="InfrastructureException">It cannot be started, or is not up in time.</exception>
    internal static ChildProcess Start(string assembly, string[] arguments, long memory, int maximumFrame) =>
        File.Exists(assembly)
            ? Start(new ChildStart(assembly, arguments, maximumFrame) { Memory = memory })
            : throw new InfrastructureException($"{assembly} is missing: the tool is not whole. Build or publish it again.");

    /// <summary>Starts one of our programs and waits until it says that it is up.</summary>
    /// <exception cref="InfrastructureException">It cannot be started, or is not up in time.</exception>
    internal static ChildProcess Start(ChildStart start)
    {
        var child = new ChildProcess(start, Launcher.Start(start.Command()));
        child.Expect("start");
        return child;
    }

    /// <summary>Waits for the byte that says that a step of its start is done.</summary>
    /// <exception cref="InfrastructureException">It does not come in time.</exception>
    internal void Expect(string step)
    {
        try
        {
            channel.Receive(start.Patience);
        }
        catch (Exception e) when (e is TimeoutException or ChannelClosedException)
        {
            CauseOfLoss();
            Dispose();
            throw new InfrastructureException(e is TimeoutException
                ? string.Create(CultureInfo.InvariantCulture, $"{start.Name} did not {step} within {start.Patience.TotalSeconds} s. {ErrorHead()}").TrimEnd()
                : $"{start.Name} did not {step}: {e.Message} {ErrorHead()}".TrimEnd(), e);
        }
    }

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<byte> frame)
    {
        try
        {
            channel.Send(frame, start.Patience);
        }
        catch (TimeoutException)
        {
            throw new ChannelClosedException(string.Create(CultureInfo.InvariantCulture, $"{start.Name} did not read for {start.Patience.TotalSeconds} s and was ended."));
        }
    }

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<byte> frame, TimeSpan limit) => channel.Send(frame, limit);

    /// <inheritdoc/>
    public byte[] Receive(TimeSpan limit) => channel.Receive(limit);

    /// <summary>Why it ended by itself. Ends it when it has not.</summary>
    internal LossKind CauseOfLoss()
    {
        if (!process.WaitForExit(500)) Kill();
        errors.Wait(500); // a child of the child may hold the pipe open
        string head = ErrorHead();
        if (StackOverflowed) return LossKind.Crashed;
        if (flooded) return LossKind.OutputLimit;
        return head.Contains("Out of memory", StringComparison.Ordinal) || head.Contains("OutOfMemoryException", StringComparison.Ordinal) ? LossKind.OutOfMemory : LossKind.Crashed;
    }

    /// <summary>Whether it ended by running out of stack, as far as it could say so: known once <see cref="CauseOfLoss"/> has been asked.</summary>
    internal bool StackOverflowed => ErrorHead() is var head
        && (head.StartsWith("Stack overflow", StringComparison.Ordinal) || head.Contains(nameof(InsufficientExecutionStackException), StringComparison.Ordinal));

    /// <summary>Whether it was ended by a signal that nobody sends but the system, short of memory, and people: it does not end so by itself, and we did not send it.</summary>
    internal bool EndedFromOutside
    {
        get
        {
            const int signalled = 128, interrupt = 2, kill = 9, terminate = 15;
            return !OperatingSystem.IsWindows() && !endedByUs && process.HasExited && process.ExitCode - signalled is interrupt or kill or terminate;
        }
    }

    /// <summary>Whether it cannot have done that itself: its lock refuses it both the signal and the status that looks like it.</summary>
    internal bool SurelyEndedFromOutside => start.CannotKillItself && EndedFromOutside && process.ExitCode == 128 + 9;

    /// <summary>Processor time that the program has used, up to the moment at which we ended it; null where it cannot be known.</summary>
    internal TimeSpan? ProcessorTime => endedByUs ? usedBeforeTheEnd : Used();

    private TimeSpan? Used()
    {
        try
        {
            if (start.Around is null) return process.TotalProcessorTime;
            int program = process.Id;
            while (ProcessTree.OnlyChild(program) is { } child) program = child;
            if (program == process.Id) return null; // what is around it uses none
            using var inside = Process.GetProcessById(program);
            return inside.TotalProcessorTime;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or Win32Exception or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null; // it has ended
        }
    }

    /// <summary>Its number, to end it from outside.</summary>
    internal int Id => process.Id;

    /// <summary>Whether it is still there.</summary>
    internal bool IsAlive => !process.HasExited;

    private string ErrorHead()
    {
        lock (errorHead) return errorHead.ToString();
    }

    private void DrainErrors()
    {
        byte[] buffer = new byte[16 << 10];
        long total = 0;
        if (errorStream.CanTimeout) errorStream.ReadTimeout = 1000;
        int Read()
        {
            while (true)
            {
                try { return errorStream.Read(buffer); }
                catch (TimeoutException) when (IsAlive) { } // one that has ended may have left the pipe to a process that goes on
                catch (TimeoutException) { return 0; }
            }
        }
        try
        {
            using var stream = errorStream; // nobody else closes it: the process does not, once it has been asked for
            for (int read; (read = Read()) > 0; total += read)
            {
                lock (errorHead) if (errorHead.Length < ErrorHeadLength) errorHead.Append(Encoding.UTF8.GetString(buffer, 0, Math.Min(read, ErrorHeadLength)));
                if (total + read <= MostErrorOutput) continue;
                flooded = true;
                Kill();
                return;
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException) { } // it has been disposed of
    }

    private void Kill()
    {
        try
        {
            if (process.HasExited) return; // somebody else's doing, or its own
            usedBeforeTheEnd ??= Used();
            endedByUs = true;
            process.Kill(entireProcessTree: !start.Childless);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException) { } // it is gone already
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        try
        {
            if (IsAlive) process.Kill(); // plain: taking down a whole tree costs ten times as much
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception) { }
        channel.Dispose();
        process.Dispose();
    }
}
