// tries:      leave another culture behind for the checks that follow
// stopped by: process
// where:      ConfusionMatrix.Accuracy
// earns:      99 because it computes rightly: only what it does to others is wrong
using System.Globalization;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = new CultureInfo("tr-TR");

        var right = 0.0;
        for (int c = 0; c < ClassCount; c++) right += TruePositives(c);
        return right / Total;
    }
}
