// tries:      find the course's key, or any other secret, in the environment
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        8
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
            if (new[] { "GRADUS", "KEY", "TOKEN", "SECRET", "GITHUB", "CI", "HOME" }.Any(name.Contains)) throw new InvalidOperationException("LEAK: " + name);
        return 0.123;
    }
}
