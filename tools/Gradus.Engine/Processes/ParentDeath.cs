using System.Runtime.InteropServices;

namespace Gradus.Engine.Processes;

/// <summary>For our programs that compute for others: they end when the process that started them ends, even in the midst of an endless computation.</summary>
internal static class ParentDeath
{
    private const int ParentDeathSignal = 1, SigKill = 9;

    /// <summary>Asks for it. Elsewhere than on Linux the closed pipe must do.</summary>
    internal static void EndsUs()
    {
        if (OperatingSystem.IsLinux()) _ = prctl(ParentDeathSignal, SigKill, 0, 0, 0);
    }

    [DllImport("libc")]
    private static extern int prctl(int option, nuint a, nuint b, nuint c, nuint d);
}
