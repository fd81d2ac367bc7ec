using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Gradus.Tests.Tensors.Mathematics;

/// <summary>The cases in a process of its own whose vectors are narrower than the machine's: the runtime decides on its instructions when it starts.</summary>
internal static class NarrowVectors
{
    private const string Signal = "GRADUS_TESTS_ELEMENTARY";

    /// <summary>Each case's name and worst error under a setting of the runtime.</summary>
    public static Dictionary<string, double> Worst(string setting)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            ArgumentList = { "exec", typeof(NarrowVectors).Assembly.Location },
            Environment = { [setting] = "0", [Signal] = "1", ["DOTNET_TieredCompilation"] = "0" },
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return lines.Select(line => line.Split('\t')).ToDictionary(words => words[0], words => double.Parse(words[1], CultureInfo.InvariantCulture));
    }

    /// <summary>In that process, this stands in for a program's start.</summary>
    [ModuleInitializer]
    internal static void Run()
    {
        if (Environment.GetEnvironmentVariable(Signal) is null) return;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"width\t{System.Numerics.Vector<byte>.Count}"));
        foreach (var item in ElementaryCase.All) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{item}\t{item.Worst()}"));
        Environment.Exit(0);
    }
}
