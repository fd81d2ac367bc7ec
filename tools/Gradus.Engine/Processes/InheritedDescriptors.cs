using System.Globalization;
using System.Runtime.InteropServices;

namespace Gradus.Engine.Processes;

/// <summary>What we were started with stays with us: a shell, a CI job or an IDE may have left files and pipes open in us, which every child would inherit, the worker too.</summary>
internal static class InheritedDescriptors
{
    private const int FirstOfOurs = 3, SetFlags = 2, CloseOnExec = 1;

    /// <summary>Closes all descriptors but the three streams at the start of any program. Linux only: elsewhere the runtime's own must do, which it opens that way.</summary>
    internal static void Keep()
    {
        if (!OperatingSystem.IsLinux()) return;
        foreach (string entry in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
            if (int.TryParse(Path.GetFileName(entry), NumberStyles.None, CultureInfo.InvariantCulture, out int descriptor) && descriptor >= FirstOfOurs) _ = fcntl(descriptor, SetFlags, CloseOnExec);
    }

    [DllImport("libc")]
    private static extern int fcntl(int descriptor, int command, nint argument);
}
