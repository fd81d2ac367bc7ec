// tries:      overflow the stack between two calls of the suite's function
// stopped by: process, limits
// where:      Averages.Macro
namespace Gradus.Metrics;

public static partial class Averages
{
    public static double Macro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        return metric(problems[0]) + Macro(problems, metric);
    }
}
