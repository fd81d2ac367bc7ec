// tries:      look like a stub that nobody has touched
// stopped by: process
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        throw new NotImplementedException("Exercise: Accuracy.\u001b[2J");
    }
}
