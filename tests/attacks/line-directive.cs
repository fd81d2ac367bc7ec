// tries:      say that its lines stand in another file
// stopped by: screen, report
// where:      ConfusionMatrix.Accuracy
// row:        46
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
#line 1 "../../<script>alert(1)</script>::error::.cs"
        throw new InvalidOperationException("here");
#line default
    }
}
