using System.Collections.Concurrent;
using Gradus.Contracts.Wire;

namespace Gradus.Engine.Compiling;

/// <summary>The compiler process from inside: one byte when it is up, another when it is warm, then requests and answers until its input ends.</summary>
/// <param name="channel">The pipes to the engine.</param>
/// <param name="processor">Most processor time for a compilation.</param>
internal sealed class CompilerServer(IFrameChannel channel, TimeSpan processor)
{
    // Deep sources get by in it, or the compiler notices in time that they do not: a stack that overflows ends the process without a word.
    private const int StackSize = 64 << 20;
    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(50);

    private readonly BlockingCollection<(long Number, CompileRequest Request)> requests = [];
    private readonly Lock gate = new();
    private TimeSpan? deadline; // of the processor's time; null while nothing is compiled
    private long current; // the number of what is compiled

    /// <summary>Serves until the engine closes its end, or is gone: the process must not outlive it, whatever it is busy with.</summary>
    internal void Serve()
    {
        channel.Send([1]);
        new Thread(Compile, StackSize) { IsBackground = true, Name = "compile" }.Start();
        new Thread(WatchProcessor) { IsBackground = true, Name = "watch", Priority = ThreadPriority.AboveNormal }.Start();
        try
        {
            while (true) requests.Add(CompilerMessages.ReadRequest(channel.Receive(Timeout.InfiniteTimeSpan)));
        }
        catch (ChannelClosedException) { }
    }

    private void Compile()
    {
        SourceCompiler.Warm();
        channel.Send([2]);
        foreach (var (number, request) in requests.GetConsumingEnumerable())
        {
            OwnLimits.Compute(processor);
            lock (gate) (current, deadline) = (number, Environment.CpuUsage.TotalTime + processor);
            var result = Compile(request);
            lock (gate)
            {
                deadline = null;
                Answer(result);
            }
        }
    }

    // Running out of stack or memory is left to end the process: what is left of it is worth nothing, and that is how the sources' own fault looks from outside.
    private static CompileResult Compile(CompileRequest request)
    {
        try
        {
            return SourceCompiler.Compile(request);
        }
        catch (Exception e) when (!IsExhaustion(e))
        {
            return new CompileResult(null, [], Fault: $"{e.GetType().Name}: {e.Message}");
        }
    }

    private static bool IsExhaustion(Exception e) =>
        e is OutOfMemoryException or InsufficientExecutionStackException || (e is AggregateException several && several.Flatten().InnerExceptions.Any(IsExhaustion));

    private void WatchProcessor()
    {
        while (true)
        {
            Thread.Sleep(Watch);
            lock (gate)
            {
                if (deadline is not { } due || Environment.CpuUsage.TotalTime < due) continue;
                Answer(new CompileResult(null, [], new GivenUp(CompilerLimit.Processor, processor.TotalSeconds)));
                Environment.Exit(0);
            }
        }
    }

    private void Answer(CompileResult result)
    {
        try
        {
            channel.Send(CompilerMessages.Write(new CompilerMessages.Answer(current, result, Environment.WorkingSet)));
        }
        catch (ChannelClosedException) { } // whoever asked is gone, and the reader has noticed
    }
}
