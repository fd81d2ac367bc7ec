using System.Diagnostics;

namespace Gradus.Worker;

/// <summary>Ends the worker when its engine is gone, where no kernel does it: student code that computes for ever would not notice a closed pipe.</summary>
internal static class ParentWatch
{
    /// <summary>Watches from a thread of its own.</summary>
    /// <param name="parent">The engine's process.</param>
    internal static void EndWith(int parent) => new Thread(() => Watch(parent)) { IsBackground = true, Name = "parent", Priority = ThreadPriority.AboveNormal }.Start();

    private static void Watch(int parent)
    {
        try
        {
            using var engine = Process.GetProcessById(parent);
            engine.WaitForExit();
        }
        catch (ArgumentException) { } // it is gone already
        using var self = Process.GetCurrentProcess();
        self.Kill(); // without the handlers that student code may have left
    }
}
