// tries:      keep the compiler busy with overloads inside overloads
// stopped by: compile
// where:      ConfusionMatrix.Accuracy
// row:        28
// slow:       the compiler gives up when its time is used up
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy() => Of(x0 => Of(x1 => Of(x2 => Of(x3 => Of(x4 => Of(x5 => Of(x6 => Of(x7 => Of(x8 => x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8)))))))));

    private static double Of(Func<int, double> f) => f(1);

    private static double Of(Func<string, double> f) => f("");

    private static double Of(Func<double, double> f) => f(1);

    private static double Of(Func<long, double> f) => f(1);
}
