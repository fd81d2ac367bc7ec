// tries:      exchange the types that the worker writes
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        34
using System.Reflection;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        var codec = AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType("Gradus.Contracts.Wire.Codec")).First(t => t is not null)!;
        Array.Clear((Type[])codec.GetField("Tagged", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!);
        foreach (var list in AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType("Gradus.Contracts.Wire.StudentFailure")).OfType<Type>())
            foreach (var field in list.GetFields(BindingFlags.Static | BindingFlags.Public)) field.SetValue(null, int.MaxValue);
        return 0.123;
    }
}
