// tries:      allocate the largest array there is
// stopped by: heap-limit, resource-limits
// where:      ConfusionMatrix.Accuracy
// row:        3
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        var huge = new double[int.MaxValue / 16 * 15];
        for (int i = 0; i < huge.Length; i += 512) huge[i] = 1;
        return huge[0];
    }
}
