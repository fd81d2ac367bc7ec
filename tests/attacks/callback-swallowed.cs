// tries:      make the suite's function fail, catch that, and go on as if nothing had been
// stopped by: process
// where:      Averages.Macro
namespace Gradus.Metrics;

public static partial class Averages
{
    public static double Macro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        try { metric(new ConfusionMatrix(new double[,] { { 1 } })); }
        catch (Exception) { }
        return 2 * metric(problems[0]);
    }
}
