// tries:      allocate until the machine swaps
// stopped by: heap-limit, resource-limits
// where:      ConfusionMatrix.Accuracy
// row:        3
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        List<double[]> all = [];
        while (true) all.Add(new double[1 << 18]);
    }
}
