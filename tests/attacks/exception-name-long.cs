// tries:      carry the attack in the name of the exception's type
// stopped by: report, limits
// where:      ConfusionMatrix.Accuracy
// row:        46
// expand:     NAME = 900 of "_x"
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy() => throw new PassedAndAllIsWellNAME()();
}

public sealed class PassedAndAllIsWellNAME() : Exception;
