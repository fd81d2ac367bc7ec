using System.Reflection;
using System.Runtime.Loader;

namespace Gradus.Worker;

/// <summary>Where the probe meets the student's module: the module comes from memory, what is given to students from the kit, the contracts are the worker's own.</summary>
/// <remarks>What the kit brings is loaded at once: a locked worker opens no file.</remarks>
internal sealed class SubjectContext : AssemblyLoadContext
{
    private readonly Dictionary<string, Assembly> given = new(StringComparer.Ordinal);
    private (string Name, byte[] Content)? module;
    private Assembly? student;

    /// <param name="folder">Folder with the probe and the given modules.</param>
    internal SubjectContext(string folder) : base("subject")
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*.dll")) given[Path.GetFileNameWithoutExtension(file)] = LoadFromAssemblyPath(Path.GetFullPath(file));
    }

    /// <summary>Takes the student's module; it is loaded when the probe first calls it.</summary>
    /// <param name="name">Its simple name.</param>
    /// <param name="content">The assembly.</param>
    internal void Take(string name, byte[] content) => module = (name, content);

    /// <exception cref="FileNotFoundException">The kit has no such probe.</exception>
    internal Assembly Probe(string name) => given.GetValueOrDefault(name) ?? throw new FileNotFoundException($"The kit's worker folder has no {name}.dll; it has {string.Join(", ", given.Keys)}.");

    protected override Assembly? Load(AssemblyName name) =>
        name.Name is { } wanted && wanted == module?.Name ? student ??= LoadFromStream(new MemoryStream(module.Value.Content))
        : given.GetValueOrDefault(name.Name ?? ""); // null: the framework, or the contracts beside the worker
}
