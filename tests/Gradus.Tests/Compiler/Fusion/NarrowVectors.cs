using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Compiler.Fusion;

/// <summary>Compiled programs where vectors are narrower than this machine's, in a process of its own: the runtime decides on its instructions when it starts.</summary>
public class NarrowVectors
{
    private const string Signal = "GRADUS_TESTS_FUSION";

    [TestCase("DOTNET_EnableAVX512", "512: False, 256: True")]
    [TestCase("DOTNET_EnableAVX2", "512: False, 256: False")]
    public void GiveTheSameBits(string setting, string width)
    {
        Assume.That(Vector512.IsHardwareAccelerated && Avx512F.IsSupported, "the machine's own vectors are narrow, and the other tests have seen them");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            ArgumentList = { "exec", typeof(NarrowVectors).Assembly.Location },
            Environment = { [setting] = "0", [Signal] = "1" },
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(output, Is.EqualTo($"{width}\nright\n"));
    }

    /// <summary>In that process, this stands in for a program's start.</summary>
    [ModuleInitializer]
    internal static void Run()
    {
        if (Environment.GetEnvironmentVariable(Signal) is null) return;
        Console.Write($"512: {Vector512.IsHardwareAccelerated}, 256: {Vector256.IsHardwareAccelerated}\n");
        Console.Write($"{Judge()}\n");
        Environment.Exit(0);
    }

    private static string Judge()
    {
        try
        {
            foreach (var dtype in new[] { DType.Float32, DType.Float64 })
            {
                foreach (int length in new[] { 1, 7, 8, 15, 16, 17, 33, 70 })
                {
                    Tensor a = Fused.Sample(length, dtype, 5, length), b = Fused.Sample(9, dtype, length);
                    Fused.Same(t => [Tensor.Where(t[0] > t[1], Tensor.Exp(t[0]), t[1] * 2), (t[0] <= t[1]) & (t[0] > 0), (t[0] > 0).To(t[0].DType) + 1, t[0].To(DType.Bool)], a, b);
                    Fused.Same(t => [(t[0] * t[1]).Sum(0), (t[0] * t[1]).Sum(1), (t[0] + 1).Max([1]), (t[0] + 1).Min([0])], a, b);
                }
            }
            for (int seed = 0; seed < 100; seed++) Fused.Same(RandomProgram.Of(seed), RandomProgram.Inputs(seed));
            return "right";
        }
        catch (Exception e)
        {
            return e.Message;
        }
    }
}
