using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Gradus.Engine.Processes;

/// <summary>Starts all child processes from one thread that lives as long as we do.</summary>
/// <remarks>Children ask the kernel to be ended with their parent (<c>PR_SET_PDEATHSIG</c>, <c>bwrap --die-with-parent</c>), so that none is left behind when we are killed.
/// The kernel means the thread that started them, and threads of the pool come and go.</remarks>
internal static class Launcher
{
    private static readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> Orders = [];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    static Launcher() => new Thread(Work) { IsBackground = true, Name = "launcher" }.Start();

    /// <exception cref="InfrastructureException">The program cannot be started, or not in time.</exception>
    internal static Process Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>();
        Orders.Add((start, started));
        try
        {
            if (Task.WaitAny([started.Task], Patience) == 0) return started.Task.GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            throw new InfrastructureException($"{start.FileName} cannot be started: {e.Message}", e);
        }
        started.Task.ContinueWith(static late => End(late.Result), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        throw new InfrastructureException(string.Create(CultureInfo.InvariantCulture, $"{start.FileName} was not started within {Patience.TotalSeconds} s."));
    }

    private static void End(Process late)
    {
        using (late) late.Kill();
    }

    private static void Work()
    {
        foreach (var (start, started) in Orders.GetConsumingEnumerable())
        {
            try
            {
                InheritedDescriptors.Keep();
                started.SetResult(Process.Start(start)!);
            }
            catch (Exception e) { started.SetException(e); }
        }
    }
}
