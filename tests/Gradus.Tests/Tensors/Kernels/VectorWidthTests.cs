using System.Diagnostics;
using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Kernels;

/// <summary>The kernels are right with vectors of every width: the runtime decides on its instructions when it starts, so each width has a process of its own.</summary>
public sealed class VectorWidthTests
{
    private const string Signal = "GRADUS_TESTS_KERNELS";

    [Test]
    public void With_this_process_vectors() => Assert.That(KernelCheck.Run().Take(20), Is.Empty);

    [TestCase("DOTNET_EnableAVX512", 32)]
    [TestCase("DOTNET_EnableAVX2", 16)]
    public void With_narrower_vectors(string setting, int width)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            ArgumentList = { "exec", typeof(VectorWidthTests).Assembly.Location },
            Environment = { [setting] = "0", [Signal] = "1" },
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.That(lines, Is.Not.Empty.And.ItemAt(0).EqualTo($"{width} bytes"));
        Assert.That(lines.Skip(1).Take(20), Is.Empty);
    }

    /// <summary>In that process, this stands in for a program's start.</summary>
    [ModuleInitializer]
    internal static void Start()
    {
        if (Environment.GetEnvironmentVariable(Signal) is null) return;
        Console.WriteLine($"{System.Numerics.Vector<byte>.Count} bytes");
        foreach (string line in KernelCheck.Run()) Console.WriteLine(line);
        Environment.Exit(0);
    }
}
