// tries:      throw what is no exception
// stopped by: process
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        Exception? nothing = null;
        throw nothing!;
    }
}
