// tries:      hold every lock that somebody else might want
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        new Thread(() =>
        {
            foreach (var type in AppDomain.CurrentDomain.GetAssemblies().SelectMany(a => a.GetTypes())) Monitor.Enter(type);
            Thread.Sleep(Timeout.Infinite);
        }) { IsBackground = true }.Start();
        Thread.Sleep(100);
        return 0.123;
    }
}
