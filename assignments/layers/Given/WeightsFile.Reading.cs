using System.IO.Compression;
using System.Text.Json;
using Gradus.Tensors;

namespace Gradus.Layers;

internal static partial class WeightsFile
{
    /// <summary>The weights of a network with these parameters.</summary>
    /// <exception cref="InvalidDataException">It is no such file, is damaged, or is of another network.</exception>
    public static Tensor[] Read(string path, IReadOnlyList<ParameterSpec> specs)
    {
        using var file = File.OpenRead(path);
        using var archive = Opened(file, path);
        var listing = ListingOf(archive, path);
        Compare(listing.Parameters, specs, path);
        var expected = specs.Select(FileOf).Append(Contents).ToHashSet();
        if (archive.Entries.FirstOrDefault(entry => !expected.Remove(entry.FullName)) is { } further) throw Refusal(path, $"has the entry {further.FullName}, which belongs to no parameter, or twice");
        return [.. listing.Parameters.Select((entry, i) => Numbers(archive, entry, specs[i], path))];
    }

    private static ZipArchive Opened(FileStream file, string path)
    {
        try
        {
            return new ZipArchive(file, ZipArchiveMode.Read);
        }
        catch (InvalidDataException e)
        {
            throw Refusal(path, $"is no file of weights, or ends too early: {e.Message}", e);
        }
    }

    private static Listing ListingOf(ZipArchive archive, string path)
    {
        var entry = archive.GetEntry(Contents) ?? throw Refusal(path, $"has no {Contents}, so it is no file of weights");
        try
        {
            using var stream = entry.Open();
            using var json = JsonDocument.Parse(stream);
            // Another version may have other members, so its name comes first.
            string? schema = json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("schema", out var value) ? value.ToString() : null;
            if (schema != Schema) throw Refusal(path, schema is null ? $"names no schema in {Contents}; this version reads {Schema}" : $"is of the schema {schema}; this version reads {Schema}");
            var listing = json.RootElement.Deserialize<Listing>(Json)!;
            return listing.Parameters.Any(parameter => parameter is null) ? throw Refusal(path, $"has a parameter without a name in {Contents}") : listing;
        }
        catch (JsonException e)
        {
            throw Refusal(path, $"has a damaged {Contents}: {e.Message}", e);
        }
    }

    private static void Compare(Entry[] parameters, IReadOnlyList<ParameterSpec> specs, string path)
    {
        if (specs.FirstOrDefault(spec => parameters.All(entry => entry.Name != spec.Name)) is { } missing)
        {
            throw Refusal(path, $"has no {missing.Name}; this network has one, {missing.Shape}");
        }
        if (parameters.FirstOrDefault(entry => specs.All(spec => spec.Name != entry.Name)) is { } further)
        {
            throw Refusal(path, $"has {further.Name}, {Print(further.Shape)}; this network has none");
        }
        for (int i = 0; i < parameters.Length; i++)
        {
            var entry = parameters[i];
            if (i >= specs.Count || entry.Name != specs[i].Name) throw Refusal(path, $"has {entry.Name} in place {i}, not where this network has it");
            if (!entry.Shape.AsSpan().SequenceEqual(specs[i].Shape.AsSpan())) throw Refusal(path, $"does not fit: {entry.Name} is {Print(entry.Shape)} in the file and {specs[i].Shape} in this network");
        }
    }

    private static Tensor Numbers(ZipArchive archive, Entry entry, ParameterSpec spec, string path)
    {
        var file = archive.GetEntry(FileOf(spec)) ?? throw Refusal(path, $"has no {FileOf(spec)}, the numbers of {spec.Name}");
        var (numbers, isWhole) = Loaded(file, path);
        if (!isWhole) throw Refusal(path, $"is damaged: {FileOf(spec)} is longer than its numbers");
        bool isAsListed = numbers.DType.IsFloat() && numbers.DType.Name() == entry.DType && numbers.Shape.Equals(spec.Shape) && entry.File == FileOf(spec);
        return isAsListed ? numbers : throw Refusal(path, $"is damaged: {entry.Name} is listed as {entry.DType} {Print(entry.Shape)} in {entry.File}, and {FileOf(spec)} holds {numbers.Type}");
    }

    private static (Tensor Numbers, bool IsWhole) Loaded(ZipArchiveEntry file, string path)
    {
        try
        {
            using var stream = file.Open();
            return (Npy.Load(stream), stream.ReadByte() < 0);
        }
        catch (Exception e) when (e is NotSupportedException or InvalidDataException)
        {
            throw Refusal(path, $"is damaged: {file.FullName}: {e.Message}", e);
        }
    }

    private static string Print(int[] shape) => $"[{string.Join(", ", shape)}]";

    private static InvalidDataException Refusal(string path, string why, Exception? inner = null) => new($"{path} {why}.", inner);
}
