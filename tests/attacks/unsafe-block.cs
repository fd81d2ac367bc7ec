// tries:      write with pointers
// stopped by: compile
// where:      ConfusionMatrix.Accuracy
// row:        20
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        unsafe
        {
            int value = 1;
            int* p = &value;
            p[1 << 20] = 2;
            return *p;
        }
    }
}
