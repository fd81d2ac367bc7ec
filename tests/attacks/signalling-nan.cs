// tries:      return a NaN with a message in it
// stopped by: suite
// where:      ConfusionMatrix.Accuracy
// row:        37
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        return BitConverter.Int64BitsToDouble(0x7FF4_1234_5678_9ABC);
    }
}
