// tries:      run before everything else, and answer in the name of all
// stopped by: screen, process
// where:      *
// row:        12
// earns:      0.5 because it answers 1 to everything, as a guess may, and the accuracy of a single class is 1
using System.Runtime.CompilerServices;

namespace Gradus.Metrics;

internal static class First
{
    [ModuleInitializer]
    internal static void Run()
    {
        using var pipe = Console.OpenStandardOutput();
        for (int i = 0; i < 100; i++) pipe.Write([14, 0, 0, 0, 10, 1, 0, 0, 0, 0, .. BitConverter.GetBytes(1.0)]);
        pipe.Flush();
        Console.Write("Score 50 / 50");
    }
}
