// tries:      call the suite's function for ever
// stopped by: limits
// where:      Averages.Macro
// row:        40
namespace Gradus.Metrics;

public static partial class Averages
{
    public static double Macro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        double sum = 0;
        while (true) sum += metric(problems[0]);
    }
}
