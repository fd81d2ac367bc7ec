// tries:      load an assembly by a directive of scripts
// stopped by: compile
// where:      ConfusionMatrix.Accuracy
// row:        42
#r "/usr/lib/dotnet/nunit.framework.dll"
#load "/etc/passwd"

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy() => 1;
}
