using System.Reflection;
using System.Runtime.Loader;
using Gradus.Contracts.Wire;

namespace Gradus.Worker;

/// <summary>Where the probe meets the modules: these come from memory, what is given to students from the kit, the contracts are the worker's own.</summary>
/// <remarks>What the kit brings is loaded at once: a locked worker opens no file.</remarks>
internal sealed class SubjectContext : AssemblyLoadContext
{
    private readonly Dictionary<string, Assembly> given = new(StringComparer.Ordinal);
    private Dictionary<string, Lazy<Assembly>> modules = [];

    /// <param name="folder">Folder with the probe and the given modules.</param>
    internal SubjectContext(string folder) : base("subject")
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*.dll")) given[Path.GetFileNameWithoutExtension(file)] = LoadFromAssemblyPath(Path.GetFullPath(file));
    }

    /// <summary>Takes the modules; each is loaded when it is first called.</summary>
    internal void Take(IEnumerable<SubjectModule> taken) => modules = taken.ToDictionary(m => m.Name, m => new Lazy<Assembly>(() => LoadFromStream(new MemoryStream(m.Content))), StringComparer.Ordinal);

    /// <exception cref="FileNotFoundException">The kit has no such probe.</exception>
    internal Assembly Probe(string name) => given.GetValueOrDefault(name) ?? throw new FileNotFoundException($"The kit's worker folder has no {name}.dll; it has {string.Join(", ", given.Keys)}.");

    protected override Assembly? Load(AssemblyName name) =>
        modules.TryGetValue(name.Name ?? "", out var module) ? module.Value
        : given.GetValueOrDefault(name.Name ?? ""); // null: the framework, or the contracts beside the worker
}
