// tries:      break out of a table in a summary, and run a formula in a spreadsheet
// stopped by: report
// where:      ConfusionMatrix.Accuracy
// row:        46
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        throw new InvalidOperationException("| 50 / 50 |\n\n# Passed\n[x](javascript:alert(1)) ![y](http://192.0.2.1/z.png) `code` <details open> =cmd|\u0027/C calc\u0027!A0");
    }
}
