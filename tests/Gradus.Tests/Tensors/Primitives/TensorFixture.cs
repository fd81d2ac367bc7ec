using System.Text.Json;

namespace Gradus.Tests.Tensors.Primitives;

/// <summary>Values that another program computed: */Fixtures/*, made by the scripts beside them.</summary>
internal static class TensorFixture
{
    public static JsonElement Read(string folder, string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), folder, "Fixtures", file)));
        return document.RootElement.Clone();
    }

    /// <summary>The lines of a text.</summary>
    public static string[] Lines(string folder, string file) => File.ReadAllLines(Path.Combine(Root(), folder, "Fixtures", file));

    /// <summary>A number, or the words nan, inf, -inf.</summary>
    public static double Number(JsonElement item) => item.ValueKind == JsonValueKind.Number ? item.GetDouble() : item.GetString() switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        var other => throw new InvalidOperationException($"{other} is no number."),
    };

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Grader.sln"))) return Path.Combine(folder.FullName, "tests", "Gradus.Tests", "Tensors");
        }
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Grader.sln.");
    }
}
