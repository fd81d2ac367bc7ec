// tries:      announce a frame of two gigabytes
// stopped by: screen, limits
// where:      ConfusionMatrix.Accuracy
// row:        24
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        using var output = Console.OpenStandardOutput();
        output.Write([255, 255, 255, 127, 10]);
        output.Flush();
        while (true) output.Write(new byte[1 << 16]);
    }
}
