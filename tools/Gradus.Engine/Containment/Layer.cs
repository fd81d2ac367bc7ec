namespace Gradus.Engine.Containment;

/// <summary>A wall between student code and everything else. Each holds by itself; the first alone decides that no point can be forged.</summary>
public enum Layer
{
    /// <summary>Verdicts and student code live in different processes. Always there.</summary>
    Process,

    /// <summary>The compiled code was looked through before it ran: it calls nothing that the assignment's policy does not allow.</summary>
    Screen,

    /// <summary>The worker's managed memory has a hard limit.</summary>
    HeapLimit,

    /// <summary>The system limits the worker's address space, processor time, files and core dumps (<c>setrlimit</c>).</summary>
    ResourceLimits,

    /// <summary>The worker has given up all system calls but those that computing takes (<c>seccomp</c>).</summary>
    SystemCalls,

    /// <summary>The worker sees no network, no files but its own, and no other process (<c>bubblewrap</c>).</summary>
    Namespaces,
}

/// <summary>Layers by the names that records, <c>gradus doctor</c> and <c>--require</c> have for them.</summary>
public static class Layers
{
    private static readonly (Layer Layer, string Name)[] Names =
    [
        (Layer.Process, "process"), (Layer.Screen, "screen"), (Layer.HeapLimit, "heap-limit"), (Layer.ResourceLimits, "resource-limits"), (Layer.SystemCalls, "seccomp"), (Layer.Namespaces, "bubblewrap"),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlySet<Layer> All { get; } = Names.Select(n => n.Layer).ToHashSet();

    /// <summary>The split and nothing else.</summary>
    public static IReadOnlySet<Layer> SplitOnly { get; } = new HashSet<Layer> { Layer.Process };

    /// <summary>A layer's name.</summary>
    public static string NameOf(Layer layer) => Names.First(n => n.Layer == layer).Name;

    /// <summary>The names of some layers, in the order of <see cref="Layer"/>.</summary>
    public static IReadOnlyList<string> NamesOf(IReadOnlySet<Layer> layers) => [.. Names.Where(n => layers.Contains(n.Layer)).Select(n => n.Name)];

    /// <summary>The layer of a name; null when there is none.</summary>
    public static Layer? Of(string name) => Names.Where(n => n.Name == name).Select(n => (Layer?)n.Layer).FirstOrDefault();
}
