using System.Globalization;

namespace Gradus.Worker;

/// <summary>What the engine asks of a worker, from its command line.</summary>
/// <param name="Folder">Folder with the probe and the modules given to students.</param>
/// <param name="CpuSeconds">Most processor time; null for no limits of the system's (<c>--cpu</c>).</param>
/// <param name="Lock">Whether it gives up the system calls that computing does not take (<c>--lock</c>).</param>
/// <param name="OwnNamespaces">Whether it is alone in namespaces of its own (<c>--own-namespaces</c>).</param>
/// <param name="Parent">The engine's process, to be watched where the kernel does not end the worker with it; null elsewhere (<c>--parent</c>).</param>
/// <param name="SelfTest">Whether it tries its walls instead of serving (<c>--self-test</c>).</param>
internal sealed record Settings(string Folder, int? CpuSeconds, bool Lock, bool OwnNamespaces, int? Parent, bool SelfTest)
{
    /// <summary>Reads a command line; null when it is none of the engine's.</summary>
    internal static Settings? Of(string[] args)
    {
        if (args is not [var folder, .. var options] || !Directory.Exists(folder)) return null;
        var settings = new Settings(folder, null, false, false, null, false);
        for (int i = 0; i < options.Length; i++)
        {
            switch (options[i])
            {
                case "--cpu" when i + 1 < options.Length && int.TryParse(options[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int seconds):
                    settings = settings with { CpuSeconds = seconds };
                    i++;
                    break;
                case "--parent" when i + 1 < options.Length && int.TryParse(options[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int parent):
                    settings = settings with { Parent = parent };
                    i++;
                    break;
                case "--lock": settings = settings with { Lock = true }; break;
                case "--own-namespaces": settings = settings with { OwnNamespaces = true }; break;
                case "--self-test": settings = settings with { SelfTest = true }; break;
                default: return null;
            }
        }
        return settings;
    }
}
