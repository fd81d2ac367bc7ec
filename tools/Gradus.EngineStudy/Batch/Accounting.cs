using System.Globalization;

namespace Gradus.EngineStudy.Batch;

/// <summary>What Linux counts of processes.</summary>
internal static class Accounting
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on all of Linux

    /// <summary>Processor time of the whole machine that was not idle, in seconds.</summary>
    internal static double MachineBusy()
    {
        long[] fields = [.. File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(f => long.Parse(f, CultureInfo.InvariantCulture))];
        const int idle = 3, wait = 4, guest = 8;
        return (fields.Take(guest).Sum() - fields[idle] - fields[wait]) / TicksPerSecond;
    }

    /// <summary>Memory that a process holds, in MiB; null when it is gone.</summary>
    internal static double? ResidentMiB(int process)
    {
        try
        {
            string line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)) ?? "";
            return line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var kib, ..] ? double.Parse(kib, CultureInfo.InvariantCulture) / 1024 : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>All processes below one: number and command line.</summary>
    internal static IReadOnlyList<(int Id, string Command)> Below(int root)
    {
        List<(int Id, int Parent, string Command)> all = [];
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int id)) continue;
            try
            {
                string stat = File.ReadAllText(Path.Combine(folder, "stat"));
                string[] rest = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                all.Add((id, int.Parse(rest[1], CultureInfo.InvariantCulture), File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ')));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException) { } // it has ended
        }
        HashSet<int> inside = [root];
        List<(int, string)> below = [];
        for (bool grew = true; grew;)
        {
            grew = false;
            foreach (var (id, parent, command) in all)
            {
                if (!inside.Contains(parent) || !inside.Add(id)) continue;
                below.Add((id, command));
                grew = true;
            }
        }
        return below;
    }
}
