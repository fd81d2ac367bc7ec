// tries:      start threads until the system has none left
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        4
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        for (int i = 0; i < 1500; i++) new Thread(() => Thread.Sleep(Timeout.Infinite), 256 << 10) { IsBackground = true }.Start();
        return 0.123;
    }
}
