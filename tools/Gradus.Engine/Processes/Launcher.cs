using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Gradus.Engine.Processes;

/// <summary>Starts all child processes from one thread that lives as long as we do.</summary>
/// <remarks>Children ask the kernel to be ended with their parent (<c>PR_SET_PDEATHSIG</c>, <c>bwrap --die-with-parent</c>), so that none is left behind when we are killed.
/// The kernel means the thread that started them, and threads of the pool come and go.</remarks>
internal static class Launcher
{
    private static readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> Orders = [];

    static Launcher() => new Thread(Work) { IsBackground = true, Name = "launcher" }.Start();

    /// <exception cref="InfrastructureException">The program cannot be started.</exception>
    internal static Process Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>();
        Orders.Add((start, started));
        try
        {
            return started.Task.GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            throw new InfrastructureException($"{start.FileName} cannot be started: {e.Message}", e);
        }
    }

    private static void Work()
    {
        foreach (var (start, started) in Orders.GetConsumingEnumerable())
        {
            try { started.SetResult(Process.Start(start)!); }
            catch (Exception e) { started.SetException(e); }
        }
    }
}
