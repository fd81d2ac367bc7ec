// tries:      call the suite's function with null
// stopped by: process
// where:      Averages.Macro
namespace Gradus.Metrics;

public static partial class Averages
{
    public static double Macro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        return metric(null!);
    }
}
