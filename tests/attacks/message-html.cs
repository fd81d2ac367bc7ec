// tries:      run a script in the score page
// stopped by: report
// where:      ConfusionMatrix.Accuracy
// row:        46
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        throw new InvalidOperationException("<script>alert(1)</script>\"><img src=x onerror=alert(1)>'--></style></title><svg onload=alert(1)>{value} &amp;");
    }
}
