// tries:      answer rightly only the first time, which at home is the only one
// stopped by: suite
// where:      ConfusionMatrix.Accuracy
// earns:      4 because each first answer is right
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    private static int asked;

    public double Accuracy()
    {
        if (asked++ > 0) return 0.5;

        var right = 0.0;
        for (int c = 0; c < ClassCount; c++) right += TruePositives(c);
        return right / Total;
    }
}
