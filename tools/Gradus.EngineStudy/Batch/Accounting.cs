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

    /// <summary>Processor time of a process and of all that it has waited for, in seconds; null when it is gone. What bubblewrap leaves behind when it is killed is waited for by nobody, and not in it.</summary>
    internal static double? Spent(int process)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{process}/stat");
            const int userTime = 11, four = 4; // user, system, and the same of children
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ').Skip(userTime).Take(four).Sum(f => double.Parse(f, CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
        catch (IOException)
        {
            return null;
        }
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

    /// <summary>A process's command line; null when it is gone. One that has ended and is not yet waited for has an empty one.</summary>
    internal static string? CommandOf(int process)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/cmdline")).Replace('\0', ' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a process that is past its start uses the processor just now. One that waits for work does not.</summary>
    internal static bool IsComputing(int process)
    {
        const double startUp = 0.2;
        if (Age(process) is not { } age || age < startUp || Spent(process) is not { } before) return false;
        Thread.Sleep(TimeSpan.FromMilliseconds(30)); // the system counts in hundredths of a second
        return Spent(process) > before;
    }

    private static double? Age(int process)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{process}/stat"), uptime = File.ReadAllText("/proc/uptime");
            const int started = 19; // since the machine's start, counted from the third field
            return double.Parse(uptime.Split(' ')[0], CultureInfo.InvariantCulture) - double.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[started], CultureInfo.InvariantCulture) / TicksPerSecond;
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
