// tries:      never get as far as a method
// stopped by: screen, limits
// where:      *
// row:        12
using System.Runtime.CompilerServices;

namespace Gradus.Metrics;

internal static class First
{
    [ModuleInitializer]
    internal static void Run() => Thread.Sleep(Timeout.Infinite);
}
