using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Gradus.Benchmarks.Comparing;

/// <summary>What was measured on.</summary>
/// <param name="Processor">The processor's name.</param>
/// <param name="Cores">How many of its cores the system has.</param>
/// <param name="System">The operating system.</param>
/// <param name="Vectors">The widest vectors, in bits.</param>
internal sealed record Machine(string Processor, int Cores, string System, int Vectors)
{
    /// <summary>This one.</summary>
    public static Machine Here { get; } = new(
        ProcessorName(), Environment.ProcessorCount, RuntimeInformation.OSDescription,
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128);

    /// <inheritdoc/>
    public override string ToString() => $"{Processor}, {Cores} cores, vectors of {Vectors} bits, {System}";

    private static string ProcessorName() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown processor"
        : RuntimeInformation.ProcessArchitecture.ToString();
}
