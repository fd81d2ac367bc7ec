using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;

namespace Gradus.Engine.Compiling;

/// <summary>What an assembly depends on, as one hash: the compiler, the options, the references and the sources with their names.</summary>
internal static class CompileKey
{
    // The engine's own version stands for the way it calls the compiler, and for the framework beside it.
    private static readonly Lazy<string> Compiler = new(() => string.Join(' ', new[] { "Gradus.Engine.dll", "Microsoft.CodeAnalysis.CSharp.dll", "framework/System.Runtime.dll" }
        .Select(f => VersionOf(Path.Combine(AppContext.BaseDirectory, f)).ToString("N"))));

    private static readonly ConcurrentDictionary<(string Path, DateTime Written, long Length), Guid> Versions = [];

    /// <summary>The key of a request, in hexadecimal digits.</summary>
    /// <exception cref="FileNotFoundException">The options or a reference are missing.</exception>
    /// <exception cref="BadImageFormatException">A reference is no assembly.</exception>
    internal static string Of(CompileRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Compiler.Value);
        Add(hash, request.AssemblyName);
        Add(hash, File.ReadAllBytes(request.OptionsFile));
        foreach (string reference in request.References) Add(hash, $"{Path.GetFileName(reference)} {VersionOf(reference):N}");
        Add(hash, "sources");
        foreach (var source in request.Sources.OrderBy(s => s.Path, StringComparer.Ordinal))
        {
            Add(hash, source.Path);
            Add(hash, source.Content);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A deterministic compiler makes it of the assembly's content.</summary>
    private static Guid VersionOf(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new FileNotFoundException($"{path} is missing.", path);
        return Versions.GetOrAdd((file.FullName, file.LastWriteTimeUtc, file.Length), static key =>
        {
            using var image = new PEReader(File.OpenRead(key.Path));
            var metadata = image.GetMetadataReader();
            return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
        });
    }

    private static void Add(IncrementalHash hash, string text) => Add(hash, Encoding.UTF8.GetBytes(text));

    // With its length: two lists must not come to the same bytes.
    private static void Add(IncrementalHash hash, byte[] content)
    {
        hash.AppendData(BitConverter.GetBytes((long)content.Length));
        hash.AppendData(content);
    }
}
