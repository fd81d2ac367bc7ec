// tries:      turn the text round, hide some of it, and end it early
// stopped by: report
// where:      ConfusionMatrix.Accuracy
// row:        46
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        throw new InvalidOperationException("\u202e0 / 05 erocS\u2066\u200b\u0000\ufeff\ud800 \U000E0041\u0300\u0301\u0302\u0303\u0304\u0305\u0306");
    }
}
