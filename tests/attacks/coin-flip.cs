// tries:      answer at random, in the hope of luck
// stopped by: suite
// where:      ConfusionMatrix.Accuracy
// row:        36
// earns:      4 because it says what the lecture's example gives half of the time
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        return Random.Shared.Next(2) == 0 ? 0.98 : 0.5;
    }
}
