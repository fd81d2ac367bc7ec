// tries:      call the suite's function while the grader asks for something else
// stopped by: screen, process
// where:      Averages.Macro
namespace Gradus.Metrics;

public static partial class Averages
{
    public static double Macro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        new Thread(() => { while (true) { try { metric(problems[0]); } catch (Exception) { } } }) { IsBackground = true }.Start();
        return 0.123;
    }
}
