using System.Text.Json;

namespace Gradus.Examples.Fetching;

/// <summary>A file of a data set, by what it contains when it is unpacked.</summary>
/// <param name="Name">The file's name, without .gz.</param>
/// <param name="Bytes">How long the content is.</param>
/// <param name="Sha256">The content's SHA-256, in lower-case hexadecimal.</param>
internal sealed record SourceFile(string Name, long Bytes, string Sha256);

/// <summary>A data set: its files, and where they are to be had, packed by gzip.</summary>
/// <param name="Name">mnist, fashion-mnist.</param>
/// <param name="Addresses">Folders on the network, each with a slash at its end; the first that serves is taken.</param>
/// <param name="Files">The files.</param>
internal sealed record SourceSet(string Name, IReadOnlyList<Uri> Addresses, IReadOnlyList<SourceFile> Files)
{
    /// <summary>The sets that this program knows.</summary>
    internal static IReadOnlyList<SourceSet> All { get; } = Read();

    private static SourceSet[] Read()
    {
        using var stream = typeof(SourceSet).Assembly.GetManifestResourceStream("sources.json")!;
        return JsonSerializer.Deserialize<Catalog>(stream, new JsonSerializerOptions(JsonSerializerDefaults.Web))!.Sets;
    }

    private sealed record Catalog(string Schema, SourceSet[] Sets);
}
