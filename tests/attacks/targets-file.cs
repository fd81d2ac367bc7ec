// tries:      bring build files that MSBuild would run
// stopped by: collect
// where:      ConfusionMatrix.Accuracy
// row:        43
// beside:     Directory.Build.targets = files/Directory.Build.targets
// beside:     Directory.Packages.props = files/Directory.Build.targets
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy() => 0.5;
}
