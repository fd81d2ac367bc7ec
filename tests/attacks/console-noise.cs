// tries:      write to everything that can be written to
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        12
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        Console.Write("Score 50 / 50");
        Console.Error.Write("\u001b[2J::error::x");
        Console.SetOut(new StreamWriter(Console.OpenStandardError()) { AutoFlush = true });
        Console.Write("Stack overflow. Out of memory.");
        System.Diagnostics.Debug.WriteLine("x");
        System.Diagnostics.Trace.WriteLine("x");
        return 0.123;
    }
}
