// tries:      start programs until the system has no room for more
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        5
using System.Diagnostics;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        for (int i = 0; i < 20; i++) Process.Start("/bin/sh", ["-c", "sleep 2"]);
        return 0.123;
    }
}
