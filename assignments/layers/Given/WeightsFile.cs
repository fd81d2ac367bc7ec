using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gradus.Tensors;

namespace Gradus.Layers;

/// <summary>A file of weights: a zip archive without compression, in which NumPy finds an array for each parameter, and <c>weights.json</c> what they are.</summary>
internal static partial class WeightsFile
{
    private const string Schema = "gradus/weights/v1", Contents = "weights.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    // Equal weights give equal bytes, whenever they are saved. Zip archives know no earlier time.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private sealed record Listing(string Schema, string[] Layers, Entry[] Parameters);

    private sealed record Entry(string Name, int[] Shape, [property: JsonPropertyName("dtype")] string DType, string File);

    /// <summary>Writes weights beside the file and then gives them its name: whoever interrupts it leaves the old file.</summary>
    public static void Write(string path, string[] layers, IReadOnlyList<ParameterSpec> specs, Tensor[] weights)
    {
        string beside = path + ".part";
        try
        {
            using (var file = File.Create(beside))
            using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
            {
                var listing = new Listing(Schema, layers, [.. specs.Select((spec, i) => new Entry(spec.Name, [.. spec.Shape], weights[i].DType.Name(), FileOf(spec)))]);
                Add(archive, Contents, stream => JsonSerializer.Serialize(stream, listing, Json));
                for (int i = 0; i < weights.Length; i++)
                {
                    var numbers = weights[i].Concrete;
                    Add(archive, FileOf(specs[i]), stream => Npy.Save(stream, numbers));
                }
            }
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private static string FileOf(ParameterSpec spec) => $"{spec.Name}.npy";

    private static void Add(ZipArchive archive, string name, Action<Stream> write)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = Time;
        using var stream = entry.Open();
        write(stream);
    }
}
