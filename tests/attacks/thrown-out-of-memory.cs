// tries:      claim that the memory is full, so that the worker is thought lost
// stopped by: process
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        throw new OutOfMemoryException("Out of memory");
    }
}
