// tries:      have assemblies that are loaded later come from itself
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// earns:      99 because it computes rightly: only what it does to others is wrong
using System.Runtime.Loader;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        AssemblyLoadContext.Default.Resolving += (_, _) => typeof(ConfusionMatrix).Assembly;
        AppDomain.CurrentDomain.AssemblyResolve += (_, _) => typeof(ConfusionMatrix).Assembly;

        var right = 0.0;
        for (int c = 0; c < ClassCount; c++) right += TruePositives(c);
        return right / Total;
    }
}
