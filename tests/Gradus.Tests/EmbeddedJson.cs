using System.Text.Json;

namespace Gradus.Tests;

/// <summary>What an oracle says about a module: <c>Module/Fixtures/file.json</c>, embedded in the test assembly.</summary>
internal static class EmbeddedJson
{
    internal static JsonElement Read(string module, string file)
    {
        using var stream = Open(module, file);
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    internal static T Read<T>(string module, string file, JsonSerializerOptions options)
    {
        using var stream = Open(module, file);
        return JsonSerializer.Deserialize<T>(stream, options)!;
    }

    private static Stream Open(string module, string file) => typeof(EmbeddedJson).Assembly.GetManifestResourceStream($"Gradus.Tests.{module}.Fixtures.{file}")
        ?? throw new FileNotFoundException("Not embedded in the test assembly.", $"{module}/Fixtures/{file}");
}
