// tries:      end the process from a handler that every later exception calls
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        AppDomain.CurrentDomain.FirstChanceException += (_, _) => Environment.Exit(0);
        AppDomain.CurrentDomain.UnhandledException += (_, _) => Environment.Exit(0);
        throw new InvalidOperationException();
    }
}
