using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Gradus.Tests.Compiler.Fusion;
using Gradus.Tests.Tensors.Mathematics;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Kernels;

/// <summary>Checks in a process of its own whose vectors are narrower than the machine's: the runtime decides on its instructions when it starts.</summary>
internal static class NarrowProcess
{
    private const string Signal = "GRADUS_TESTS_CHECK";

    /// <summary>The widths to check, in bits.</summary>
    public static readonly int[] Widths = [256, 128];

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly Dictionary<string, Func<IEnumerable<string>>> Checks = new()
    {
        ["kernels"] = KernelCheck.Run,
        ["elementary"] = () => ElementaryCase.All.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item}\t{item.Worst()}")),
        ["fusion"] = NarrowVectors.Judge,
        ["failing"] = () => throw new InvalidOperationException("It fails, as asked."),
        ["endless"] = () =>
        {
            Thread.Sleep(Timeout.Infinite);
            return [];
        },
    };

    private static int OwnWidth => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>What a check says where vectors have a width.</summary>
    /// <exception cref="InvalidOperationException">The process failed, or its vectors have another width.</exception>
    /// <exception cref="TimeoutException">It did not end within the limit, five minutes unless another is given.</exception>
    public static string[] Run(int bits, string check, TimeSpan? limit = null)
    {
        Assume.That(OwnWidth, Is.GreaterThanOrEqualTo(bits), "this machine's vectors are narrower");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            ArgumentList = { "exec", typeof(NarrowProcess).Assembly.Location },
            Environment = { [bits == 256 ? "DOTNET_EnableAVX512" : "DOTNET_EnableAVX2"] = "0", [Signal] = check, ["DOTNET_TieredCompilation"] = "0" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(limit ?? Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The check '{check}' did not end within {limit ?? Limit}.");
        }
        if (process.ExitCode != 0) throw new InvalidOperationException($"The check '{check}' ended with exit code {process.ExitCode}: {errors.Result}");
        string[] lines = output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines is not [var width, ..] || width != $"{bits} bits") throw new InvalidOperationException($"The check '{check}' ran with {lines.FirstOrDefault()}, not {bits} bits.");
        return lines[1..];
    }

    /// <summary>In that process, this stands in for a program's start.</summary>
    [ModuleInitializer]
    internal static void Start()
    {
        if (Environment.GetEnvironmentVariable(Signal) is not { } check) return;
        try
        {
            Console.WriteLine($"{OwnWidth} bits");
            foreach (string line in Checks[check]()) Console.WriteLine(line);
            Environment.Exit(0);
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
            Environment.Exit(1);
        }
    }
}
