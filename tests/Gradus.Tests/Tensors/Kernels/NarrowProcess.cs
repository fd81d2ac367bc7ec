using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Gradus.Tensors.Cpu.Products;
using Gradus.Tests.Compiler.Fusion;
using Gradus.Tests.Tensors.Mathematics;
using Gradus.Tests.Tensors.Products;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Kernels;

/// <summary>Checks in a process of its own whose vectors are narrower than the machine's: the runtime decides on its instructions when it starts. One process for each width does
/// all checks.</summary>
internal static class NarrowProcess
{
    private const string Signal = "GRADUS_TESTS_CHECK", Everything = "everything", Heading = "## ";

    /// <summary>The widths to check, in bits.</summary>
    public static readonly int[] Widths = [256, 128];

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly Dictionary<string, Func<IEnumerable<string>>> Checks = new()
    {
        ["kernels"] = KernelCheck.Run,
        ["operations"] = OperationCheck.Run,
        ["products"] = ProductCheck.Run,
        ["elementary"] = () => ElementaryCase.All.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item}\t{item.Worst()}")),
        ["fusion"] = NarrowVectors.Judge,
    };

    private static readonly Dictionary<string, Func<IEnumerable<string>>> Alone = new()
    {
        [Everything] = All,
        ["failing"] = () => throw new InvalidOperationException("It fails, as asked."),
        ["endless"] = () =>
        {
            Thread.Sleep(Timeout.Infinite);
            return [];
        },
    };

    private static readonly Dictionary<int, Lazy<ILookup<string, string>>> Results = Widths.ToDictionary(bits => bits, bits => new Lazy<ILookup<string, string>>(() => ByCheck(RunAlone(bits, Everything, Limit))));

    private static int OwnWidth => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>What a check says where vectors have a width.</summary>
    /// <exception cref="InvalidOperationException">The process failed, or its vectors have another width.</exception>
    /// <exception cref="TimeoutException">It did not end within five minutes.</exception>
    public static string[] Run(int bits, string check)
    {
        Assume.That(OwnWidth, Is.GreaterThanOrEqualTo(bits), "this machine's vectors are narrower");
        if (!Checks.ContainsKey(check)) throw new ArgumentException($"There is no check '{check}'.", nameof(check));
        return [.. Results[bits].Value[check]];
    }

    /// <summary>What a process of its own says of something.</summary>
    /// <exception cref="InvalidOperationException">The process failed, or its vectors have another width.</exception>
    /// <exception cref="TimeoutException">It did not end within the limit.</exception>
    public static string[] RunAlone(int bits, string check, TimeSpan limit)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            ArgumentList = { "exec", typeof(NarrowProcess).Assembly.Location },
            Environment = { [bits == 256 ? "DOTNET_EnableAVX512" : "DOTNET_EnableAVX2"] = "0", [Signal] = check, ["DOTNET_TieredCompilation"] = "0" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The check '{check}' did not end within {limit}.");
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
            // Products have kernels of their own for each width: they must have come to the same conclusion.
            if (MatrixProduct.RegisterBits != OwnWidth) throw new InvalidOperationException($"Vectors have {OwnWidth} bits, the registers of products {MatrixProduct.RegisterBits}.");
            Console.WriteLine($"{OwnWidth} bits");
            foreach (string line in Alone[check]()) Console.WriteLine(line);
            Environment.Exit(0);
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
            Environment.Exit(1);
        }
    }

    private static IEnumerable<string> All()
    {
        foreach (var (name, check) in Checks)
        {
            yield return Heading + name;
            string[] lines;
            try
            {
                lines = [.. check()];
            }
            catch (Exception e)
            {
                lines = [$"threw {e.ToString().ReplaceLineEndings(" ")}"];
            }
            foreach (string line in lines) yield return line.ReplaceLineEndings(" ");
        }
    }

    private static ILookup<string, string> ByCheck(string[] lines)
    {
        List<(string Check, string Line)> found = [];
        List<string> checks = [];
        foreach (string line in lines)
        {
            if (line.StartsWith(Heading, StringComparison.Ordinal)) checks.Add(line[Heading.Length..]);
            else found.Add((checks[^1], line));
        }
        // What was not done must not pass for right.
        if (!checks.SequenceEqual(Checks.Keys)) throw new InvalidOperationException($"Of the checks {string.Join(", ", Checks.Keys)}, these were done: {string.Join(", ", checks)}.");
        return found.ToLookup(item => item.Check, item => item.Line);
    }
}
