// tries:      take the place of calls that other files make
// stopped by: compile
// where:      ConfusionMatrix.Accuracy
namespace System.Runtime.CompilerServices
{
    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public sealed class InterceptsLocationAttribute(string file, int line, int character) : Attribute;
}

namespace Gradus.Metrics
{
    public sealed partial class ConfusionMatrix
    {
        public double Accuracy() => 1;
    }

    public static class Interceptor
    {
        [System.Runtime.CompilerServices.InterceptsLocation("Given/Require.cs", 10, 10)]
        public static void Nothing() { }
    }
}
