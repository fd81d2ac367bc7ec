using Gradus.Worker.Locking;

namespace Gradus.Engine.Processes;

/// <summary>For our programs that compute for others: they end when the process that started them ends, even in the midst of an endless computation.</summary>
internal static class ParentDeath
{
    /// <summary>Asks for it. Elsewhere than on Linux the closed pipe must do, which the compiler process notices also while it compiles.</summary>
    internal static void EndsUs()
    {
        if (OperatingSystem.IsLinux()) _ = Kernel.EndWithParent();
    }
}
