// tries:      have access checks of other assemblies ignored
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        33
using System.Runtime.CompilerServices;

[assembly: IgnoresAccessChecksTo("Gradus.Contracts")]
[assembly: IgnoresAccessChecksTo("Gradus.Probes.Metrics")]
[assembly: InternalsVisibleTo("Gradus.Probes.Metrics")]

namespace System.Runtime.CompilerServices
{
    [AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
    public sealed class IgnoresAccessChecksToAttribute(string assembly) : Attribute
    {
        public string Assembly => assembly;
    }
}

namespace Gradus.Metrics
{
    public sealed partial class ConfusionMatrix
    {
        public double Accuracy() => 0.5;
    }
}
