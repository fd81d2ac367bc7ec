using System.Globalization;

namespace Gradus.EngineStudy.Batch;

/// <summary>A control group of Linux: the system counts the processor time of all that was ever in it, whoever waits for it or does not.</summary>
internal sealed class ProcessorGroup : IDisposable
{
    private const string Root = "/sys/fs/cgroup";

    private readonly string folder;
    private readonly bool second;

    private ProcessorGroup(string folder, bool second) => (this.folder, this.second) = (folder, second);

    /// <summary>The file that a process's number is written to; all that it starts belongs to the group, too.</summary>
    internal string Members => Path.Combine(folder, "cgroup.procs");

    /// <summary>Makes a group: of the first version where processor time is counted there, else of the second.</summary>
    /// <returns>Null when none can be made here.</returns>
    internal static ProcessorGroup? Make()
    {
        (string Folder, bool Second)[] places = [(Path.Combine(Root, "cpuacct"), false), (Path.Combine(Root, "cpu,cpuacct"), false), (Root, true)];
        foreach (var (place, second) in places)
        {
            if (!File.Exists(Path.Combine(place, second ? "cgroup.controllers" : "cpuacct.usage"))) continue;
            string folder = Path.Combine(place, string.Create(CultureInfo.InvariantCulture, $"gradus-study-{Environment.ProcessId}"));
            try
            {
                Directory.CreateDirectory(folder);
                ProcessorGroup group = new(folder, second);
                _ = group.Seconds;
                using (File.Open(group.Members, FileMode.Open, FileAccess.Write)) return group;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (Directory.Exists(folder)) Directory.Delete(folder);
            }
        }
        return null;
    }

    /// <summary>Whether a process is in it.</summary>
    internal bool Has(int process) => File.ReadLines(Members).Contains(process.ToString(CultureInfo.InvariantCulture));

    /// <summary>Processor time of all that is or was in it.</summary>
    internal double Seconds => second
        ? double.Parse(File.ReadLines(Path.Combine(folder, "cpu.stat")).First(l => l.StartsWith("usage_usec ", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture) / 1e6
        : double.Parse(File.ReadAllText(Path.Combine(folder, "cpuacct.usage")), CultureInfo.InvariantCulture) / 1e9;

    /// <summary>Removes the group, which the system allows once it is empty.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (IOException) { } // somebody is still in it: an empty group costs nothing
    }
}
