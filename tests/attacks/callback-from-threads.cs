// tries:      call the suite's function from eight threads at once
// stopped by: screen, process
// where:      Averages.Macro
namespace Gradus.Metrics;

public static partial class Averages
{
    public static double Macro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            try { for (int i = 0; i < 1000; i++) metric(problems[0]); }
            catch (Exception) { }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return 0.123;
    }
}
