// tries:      give orders to the machine that runs the continuous integration
// stopped by: report
// where:      ConfusionMatrix.Accuracy
// row:        46
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        throw new InvalidOperationException("::set-output name=score::50\n::error::x\n   ::add-mask::0\r::stop-commands::x\n##[add-path]/tmp\n##[group]x\n##vso[task.complete result=Succeeded;]done\n##teamcity[testFinished]");
    }
}
