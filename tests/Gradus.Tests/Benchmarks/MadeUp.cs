using Gradus.Benchmarks.Comparing;

namespace Gradus.Tests.Benchmarks;

/// <summary>Figures that nobody measured.</summary>
internal static class MadeUp
{
    public static Figures Rate(string name, string implementation, params double[] values) => new(name, implementation, 1, "GFLOP/s", true, values);

    public static Figures Time(string name, string implementation, params double[] values) => new(name, implementation, 1, "ms", false, values);

    public static Results Measured(string series, params Figures[] figures) =>
        new(series, new Machine("a processor", 2, "a system", 512), new(figures.Select(f => f.Implementation).Distinct().ToDictionary(i => i, i => $"{i} 1.0"), StringComparer.Ordinal), figures);
}
