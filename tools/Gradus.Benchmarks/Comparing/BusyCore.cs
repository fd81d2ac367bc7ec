using System.Diagnostics;

namespace Gradus.Benchmarks.Comparing;

/// <summary>Another process that keeps one core busy as long as this lives: what a kernel on all cores has to share the machine with.</summary>
internal sealed class BusyCore : IDisposable
{
    /// <summary>The command that keeps a core busy.</summary>
    public const string Command = "keep-a-core-busy";

    private readonly Process spinning;

    /// <summary>Starts the process.</summary>
    public BusyCore()
    {
        var start = Speaker.Ours.ToStart(Command);
        start.RedirectStandardInput = true;
        spinning = Process.Start(start)!;
    }

    /// <summary>Whether the process runs.</summary>
    public bool IsBusy => !spinning.HasExited;

    /// <summary>The process's processor time so far.</summary>
    public TimeSpan Worked => spinning.TotalProcessorTime;

    /// <summary>Keeps a core busy until the input ends: also when whoever started it is gone.</summary>
    public static int Spin(TextReader input)
    {
        var end = Task.Run(input.ReadToEnd);
        for (uint x = 1; !end.IsCompleted;)
        {
            for (int i = 0; i < 1_000_000; i++) x = (x * 1664525) + 1013904223;
            GC.KeepAlive(x);
        }
        return 0;
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        spinning.Kill();
        spinning.WaitForExit();
        spinning.Dispose();
    }
}
