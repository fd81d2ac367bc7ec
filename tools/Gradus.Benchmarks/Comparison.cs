using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gradus.Benchmarks;

/// <summary>Ours and others' side by side: every round runs each case in a process of its own, one implementation right after the other.</summary>
internal static partial class Comparison
{
    public static int Run(string[] peers, int rounds, string prefix, FileInfo? readme, TextWriter to)
    {
        string[] ours = [Environment.ProcessPath!];
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") ours = [Environment.ProcessPath!, typeof(Comparison).Assembly.Location];
        string[][] commands = [ours, .. peers.Select(peer => peer.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        var byRest = commands.SelectMany(command => Ask([.. command, "--list"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(name => (Command: command, Name: name.Trim())))
            .Where(c => c.Name.StartsWith(prefix, StringComparison.Ordinal)).GroupBy(c => Common(c.Name)).Where(g => g.Any(c => c.Command == ours)).ToArray();
        var values = new Dictionary<string, List<double>>();
        var units = new Dictionary<string, string>();
        for (int round = 0; round < rounds; round++)
        {
            // Who goes first changes from round to round: a machine that warms up or slows down favours nobody.
            foreach (var (command, name) in byRest.SelectMany(g => round % 2 == 0 ? g : g.Reverse()))
            {
                using var answer = JsonDocument.Parse(Ask([.. command, name, "--threads", "1"]));
                if (!values.TryGetValue(name, out var list)) values[name] = list = [];
                list.Add(answer.RootElement.GetProperty("value").GetDouble());
                units[name] = answer.RootElement.GetProperty("unit").GetString()!;
            }
        }
        string table = Table(byRest.Select(g => g.Select(c => c.Name).ToArray()), values, units);
        to.WriteLine(table);
        if (readme is not null)
        {
            string text = File.ReadAllText(readme.FullName);
            if (!Marks().IsMatch(text)) throw new InvalidDataException($"{readme} has no part between <!-- benchmarks --> and <!-- /benchmarks -->.");
            File.WriteAllText(readme.FullName, Marks().Replace(text, m => $"{m.Groups[1].Value}\n{table}{m.Groups[2].Value}"));
        }
        return 0;
    }

    private static string Table(IEnumerable<string[]> cases, Dictionary<string, List<double>> values, Dictionary<string, string> units)
    {
        var table = new StringBuilder("| case | Gradus | peer | ours / peer |\n|---|---|---|---|\n");
        foreach (string[] names in cases)
        {
            string own = names.First(n => Implementation(n) == "gradus");
            string[] others = [.. names.Where(n => n != own)];
            foreach (string other in others.DefaultIfEmpty(""))
            {
                string peer = other.Length == 0 ? "" : $"{Implementation(other)} {Figure(values[other], units[other])}";
                string ratio = other.Length == 0 ? "" : Ratio(values[own], values[other]);
                table.Append(CultureInfo.InvariantCulture, $"| {Common(own)} | {Figure(values[own], units[own])} | {peer} | {ratio} |\n");
            }
        }
        return table.ToString();
    }

    /// <summary>The median and range over the rounds, of the ratios of neighbouring runs; a range that includes 1 is called equal.</summary>
    private static string Ratio(List<double> ours, List<double> theirs)
    {
        double[] ratios = [.. ours.Zip(theirs, (a, b) => a / b).Order()];
        string text = string.Create(CultureInfo.InvariantCulture, $"{ratios[ratios.Length / 2]:0.000} ({ratios[0]:0.000}–{ratios[^1]:0.000})");
        return ratios[0] <= 1 && ratios[^1] >= 1 ? "equal: " + text : text;
    }

    private static string Figure(List<double> values, string unit)
    {
        double[] sorted = [.. values.Order()];
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2]:G3} {unit.Replace("us", "µs")} ({sorted[0]:G3}–{sorted[^1]:G3})");
    }

    private static string Implementation(string name) => name.Split('/')[1];

    private static string Common(string name)
    {
        string[] parts = name.Split('/');
        return $"{parts[0]}/{string.Join('/', parts[2..])}";
    }

    private static string Ask(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"'{string.Join(' ', command)}' ended with {process.ExitCode}.");
    }

    [GeneratedRegex("(<!-- benchmarks[^>]*-->\n).*?(<!-- /benchmarks -->)", RegexOptions.Singleline)]
    private static partial Regex Marks();
}
