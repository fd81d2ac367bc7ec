// tries:      throw where nothing can catch
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        14
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        new Trap();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return 0;
    }
}

public sealed class Trap
{
    ~Trap() => throw new InvalidOperationException();
}
