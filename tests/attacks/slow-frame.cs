// tries:      send a frame byte by byte, each in time
// stopped by: screen, limits
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        using var output = Console.OpenStandardOutput();
        output.Write([255, 0, 0, 0]);
        while (true)
        {
            output.WriteByte(10);
            output.Flush();
            Thread.Sleep(200);
        }
    }
}
