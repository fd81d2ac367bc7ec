// tries:      keep the suite's function, and call it when the call it came with is over
// stopped by: process
// where:      Averages.Macro
namespace Gradus.Metrics;

public static partial class Averages
{
    private static Func<ConfusionMatrix, double>? kept;

    public static double Macro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        kept ??= metric;
        return 2 * kept(problems[0]);
    }
}
