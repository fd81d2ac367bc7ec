// tries:      find the seed that the inputs come from
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        string everything = Environment.CommandLine + string.Join(" ", Environment.GetEnvironmentVariables().Values.Cast<string>());
        foreach (string name in new[] { "seed", "hmac", "course-key", "GRADUS" })
            if (everything.Contains(name, StringComparison.OrdinalIgnoreCase) && !Environment.CommandLine.Contains("wt", StringComparison.Ordinal)) throw new InvalidOperationException("LEAK: " + name);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            foreach (var type in assembly.GetTypes().Where(t => t.Name is "SeedSource" or "CheckRandom")) throw new InvalidOperationException("LEAK: " + type.FullName);
        return 0;
    }
}
