// tries:      find the hidden checks among the loaded assemblies and their resources
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        21
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            string name = assembly.GetName().Name!;
            if (name.Contains("Suites") || name.Contains("Grading") || name.StartsWith("nunit")) throw new InvalidOperationException("LEAK: " + name);
            if (!assembly.IsDynamic && assembly.GetManifestResourceNames().Any(r => r.EndsWith(".json"))) throw new InvalidOperationException("LEAK: " + name);
        }
        return 0.123;
    }
}
