// tries:      read the grader's memory and environment through /proc
// stopped by: screen, seccomp, bubblewrap
// where:      ConfusionMatrix.Accuracy
// row:        8
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        string parent = File.ReadAllText("/proc/self/stat").Split(' ')[3];
        foreach (string file in new[] { "environ", "cmdline", "maps", "mem" })
        {
            using var stream = File.OpenRead($"/proc/{parent}/{file}");
            if (file == "mem" || stream.ReadByte() >= 0) throw new InvalidOperationException($"LEAK: /proc/{parent}/{file}");
        }
        return 0.123;
    }
}
