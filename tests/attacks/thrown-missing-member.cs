// tries:      claim that the probe calls what is not there
// stopped by: process
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        throw new MissingMethodException("Gradus.Metrics.ConfusionMatrix", "ClassCount");
    }
}
