// tries:      throw the exception that the test framework takes for success
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        9
using System.Reflection;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            if (assembly.GetType("NUnit.Framework.SuccessException") is { } here) throw (Exception)Activator.CreateInstance(here, "LEAK: the framework is loaded")!;
        throw (Exception)Activator.CreateInstance(Assembly.Load("nunit.framework").GetType("NUnit.Framework.SuccessException")!, "LEAK: the framework can be loaded")!;
    }
}
