// tries:      interrupt the thread that serves, again and again
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        var server = Thread.CurrentThread;
        new Thread(() => { while (true) { server.Interrupt(); Thread.Sleep(1); } }) { IsBackground = true }.Start();
        return 0.123;
    }
}
