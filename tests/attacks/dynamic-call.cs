// tries:      call a method that no screen sees, because it is looked up while the program runs
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        32
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        dynamic process = System.Diagnostics.Process.GetCurrentProcess();
        process.Kill();
        return 0.123;
    }
}
