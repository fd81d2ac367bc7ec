// tries:      catch whatever is thrown to end it, and leave a foreground thread that keeps the process alive
// stopped by: limits
// where:      ConfusionMatrix.Accuracy
// row:        22
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        new Thread(() => { while (true) { } }) { IsBackground = false }.Start();
        while (true)
        {
            try { Thread.Sleep(10); }
            catch { }
        }
    }
}
