// tries:      find the right solution among the loaded assemblies and call it
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        21
using System.Reflection;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            if (assembly != typeof(ConfusionMatrix).Assembly && assembly.GetType("Gradus.Metrics.ConfusionMatrix") is not null)
                throw new InvalidOperationException("LEAK: " + assembly.FullName);
        var other = Assembly.Load("Gradus.Metrics");
        if (other != typeof(ConfusionMatrix).Assembly) throw new InvalidOperationException("LEAK: " + other.FullName);
        return 0.123;
    }
}
