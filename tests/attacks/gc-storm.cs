// tries:      collect garbage without pause, and forbid collecting at other times
// stopped by: screen, limits
// where:      ConfusionMatrix.Accuracy
// row:        23
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        GC.TryStartNoGCRegion(100 << 20);
        while (true) GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
    }
}
