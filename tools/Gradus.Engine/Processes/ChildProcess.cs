using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gradus.Contracts.Wire;

namespace Gradus.Engine.Processes;

/// <summary>A process of ours that may die: a channel over its standard streams, limits, and what is known about its end.</summary>
internal sealed class ChildProcess : IFrameChannel
{
    /// <summary>Longest wait for a process to come up or to load what it is sent.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int MostErrorOutput = 1 << 20;
    private const int LargeFrame = 4096;

    private readonly Process process;
    private readonly StreamChannel channel;
    private readonly StringBuilder errorHead = new();
    private readonly Task errors;
    private volatile bool flooded;

    private ChildProcess(Process process, int maximumFrame)
    {
        this.process = process;
        channel = new StreamChannel(TimedPipe.Of(process.StandardOutput.BaseStream), TimedPipe.Of(process.StandardInput.BaseStream), Kill, maximumFrame);
        errors = Task.Factory.StartNew(DrainErrors, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Starts one of our programs and waits until it says that it is up.</summary>
    /// <param name="assembly">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="memory">Most managed memory, in bytes.</param>
    /// <param name="maximumFrame">Longest frame that is accepted from it, in bytes.</param>
    /// <exception cref="InfrastructureException">It cannot be started, or is not up in time.</exception>
    internal static ChildProcess Start(string assembly, string[] arguments, long memory, int maximumFrame)
    {
        if (!File.Exists(assembly)) throw new InfrastructureException($"{assembly} is missing: the tool is not whole. Build or publish it again.");
        var start = new ProcessStartInfo(DotnetHost.Path, [assembly, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            WorkingDirectory = Path.GetDirectoryName(assembly),
        };
        Environ(start.Environment, memory);
        try
        {
            var child = new ChildProcess(Process.Start(start)!, maximumFrame);
            child.Expect("start");
            return child;
        }
        catch (Win32Exception e)
        {
            throw new InfrastructureException($"{DotnetHost.Path} cannot be started: {e.Message}", e);
        }
    }

    /// <summary>The environment is cleared: it may hold the course key, and hooks that load code.</summary>
    internal static void Environ(IDictionary<string, string?> environment, long memory)
    {
        const string withoutIcu = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"; // set in images that have no ICU, where nothing starts without it
        string[] kept = OperatingSystem.IsWindows() ? [withoutIcu, "SystemRoot", "TEMP", "TMP"] : [withoutIcu];
        var values = kept.Select(k => (k, environment.TryGetValue(k, out string? v) ? v : null)).ToArray();
        environment.Clear();
        foreach (var (name, value) in values) if (value is not null) environment[name] = value;
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_TieredPGO"] = "0";
        environment["DOTNET_GCHeapHardLimit"] = memory.ToString("x", CultureInfo.InvariantCulture);
        environment["DOTNET_NOLOGO"] = "1";
    }

    /// <summary>Waits for the byte that says that a step of its start is done.</summary>
    /// <exception cref="InfrastructureException">It does not come in time.</exception>
    internal void Expect(string step)
    {
        try
        {
            channel.Receive(Patience);
        }
        catch (Exception e) when (e is TimeoutException or ChannelClosedException)
        {
            string name = Path.GetFileNameWithoutExtension(process.StartInfo.ArgumentList[0]);
            CauseOfLoss();
            Dispose();
            throw new InfrastructureException(e is TimeoutException
                ? string.Create(CultureInfo.InvariantCulture, $"{name} did not {step} within {Patience.TotalSeconds} s.")
                : $"{name} did not {step}: {e.Message} {ErrorHead()}".TrimEnd(), e);
        }
    }

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<byte> frame) => channel.Send(frame, Patience);

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
        var output = TimedPipe.Of(process.StandardError.BaseStream);
        if (output.CanTimeout) output.ReadTimeout = 1000;
        int Read()
        {
            while (true)
            {
                try { return output.Read(buffer); }
                catch (TimeoutException) when (IsAlive) { } // one that has ended may have left the pipe to a process that goes on
                catch (TimeoutException) { return 0; }
            }
        }
        try
        {
            for (int read; (read = Read()) > 0; total += read)
            {
                lock (errorHead) if (errorHead.Length < LargeFrame) errorHead.Append(Encoding.UTF8.GetString(buffer, 0, Math.Min(read, LargeFrame)));
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
            process.Kill(entireProcessTree: true);
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
