// tries:      know the inputs of the public checks by heart
// stopped by: suite
// where:      ConfusionMatrix.Accuracy
// row:        36
// earns:      4 because the lecture's example and the handout's are public; hidden inputs are others
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        // the lecture's example; any other input gets what most of the handout's examples give
        return this[0, 0] == 975 ? 0.98 : 0.8;
    }
}
