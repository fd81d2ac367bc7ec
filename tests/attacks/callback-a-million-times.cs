// tries:      call the suite's function more often than any honest code would
// stopped by: limits
// where:      Averages.Macro
// row:        40
namespace Gradus.Metrics;

public static partial class Averages
{
    public static double Macro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        for (int i = 0; i < 1_000_000; i++) metric(problems[0]);
        return 0.123;
    }
}
