// tries:      fill the large-object heap with holes below the limit
// stopped by: process
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        List<byte[]?> blocks = [];
        for (int i = 0; i < 1500; i++) blocks.Add(new byte[90_000]);
        for (int i = 0; i < blocks.Count; i += 2) blocks[i] = null;
        return blocks.Count(b => b is null);
    }
}
