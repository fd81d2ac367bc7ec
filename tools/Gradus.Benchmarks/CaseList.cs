using System.Text.Json;
using Gradus.Benchmarks.Cases;

namespace Gradus.Benchmarks;

/// <summary>Every case, and the protocol: <c>--list</c> prints names, <c>CASE --threads N</c> prints one line of JSON.</summary>
internal static class CaseList
{
    private static readonly (string Name, Func<Measurement> Run)[] All = [.. Overhead.All, .. GradientChecking.All];

    public static int Print(TextWriter to)
    {
        foreach (var (name, _) in All) to.WriteLine(name);
        return 0;
    }

    public static int Run(string name, int threads, TextWriter to, TextWriter errors)
    {
        if (All.FirstOrDefault(c => c.Name == name).Run is not { } run)
        {
            errors.WriteLine($"There is no case '{name}'; --list prints those that there are.");
            return 2;
        }
        if (threads != 1)
        {
            errors.WriteLine($"The case '{name}' runs on one thread.");
            return 2;
        }
        var measured = run();
        double[] sorted = [.. measured.Seconds.Order()];
        to.WriteLine(JsonSerializer.Serialize(new
        {
            @case = name,
            impl = "gradus",
            threads,
            value = measured.Value,
            unit = measured.Unit,
            better = "lower",
            min_s = sorted[0],
            median_s = sorted[sorted.Length / 2],
            reps = sorted.Length,
            noise = Math.Round(sorted[sorted.Length / 2] / sorted[0], 3),
            load1 = LoadAverage(),
            detail = new { note = measured.Note },
        }));
        return 0;
    }

    public static int Usage(TextWriter errors)
    {
        errors.WriteLine("Name a case, or --list, or the command compare; --help explains them.");
        return 2;
    }

    private static double LoadAverage() => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) : 0;
}
