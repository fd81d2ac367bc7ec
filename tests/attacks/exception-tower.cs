// tries:      bury an exception a hundred thousand deep
// stopped by: process, limits
// where:      ConfusionMatrix.Accuracy
// row:        46
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        Exception tower = new InvalidOperationException();
        for (int i = 0; i < 100_000; i++) tower = new TypeInitializationException("T", tower);
        throw tower;
    }
}
