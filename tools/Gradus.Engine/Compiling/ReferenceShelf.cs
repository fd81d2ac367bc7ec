using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Gradus.Engine.Compiling;

/// <summary>Assemblies to compile against, read once per process.</summary>
internal static class ReferenceShelf
{
    private static readonly ConcurrentDictionary<(string Path, DateTime Written, long Length), MetadataReference> Read = [];

    /// <summary>The framework's reference assemblies, which lie beside the tool: they hold what is public and no more, and the same code comes out on every patch
    /// of the runtime, with an SDK or without. MSBuild compiles against the same ones.</summary>
    internal static IReadOnlyList<MetadataReference> Framework => All.Value;

    private static readonly Lazy<MetadataReference[]> All = new(() =>
        [.. Directory.GetFiles(FrameworkFolder.Path, "*.dll").Order(StringComparer.Ordinal).Select(Open)]);

    /// <summary>A module that is given to students. A file that has changed is read again; kits that are rebuilt under a running compiler do it no harm.</summary>
    internal static MetadataReference Of(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new FileNotFoundException($"{path} is missing.", path);
        return Read.GetOrAdd((file.FullName, file.LastWriteTimeUtc, file.Length), key => Open(key.Path));
    }

    // From memory: a mapped file that is overwritten ends whoever reads it.
    private static MetadataReference Open(string path) => MetadataReference.CreateFromImage(File.ReadAllBytes(path), filePath: path);
}
