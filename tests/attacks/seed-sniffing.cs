// tries:      find the seed that the inputs come from
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        var variables = Environment.GetEnvironmentVariables();
        string everything = string.Join(' ', [Environment.CommandLine, .. variables.Keys.Cast<string>(), .. variables.Values.Cast<string>()]);
        foreach (string name in new[] { "seed", "hmac", "key", "GRADUS_" })
            if (everything.Contains(name, StringComparison.OrdinalIgnoreCase)) throw new InvalidOperationException("LEAK: " + name);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            foreach (var type in assembly.GetTypes().Where(t => t.Name is "SeedSource" or "CheckRandom")) throw new InvalidOperationException("LEAK: " + type.FullName);
        return 0.123;
    }
}
