using System.Globalization;

namespace Gradus.Engine.Processes;

/// <summary>Processes below others, as Linux tells of them.</summary>
internal static class ProcessTree
{
    /// <summary>The only process that a process's first thread has started: what a sandbox holds. Null when there is none or several, and where the system does not say.</summary>
    /// <exception cref="IOException">The process has ended.</exception>
    internal static int? OnlyChild(int process)
    {
        string file = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/task/{process}/children"); // where the kernel was built with it
        return File.Exists(file) && int.TryParse(File.ReadAllText(file).AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int child) ? child : null;
    }
}
