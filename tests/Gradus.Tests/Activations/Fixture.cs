using System.Text.Json;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Activations;

/// <summary>A case of activations.json, which Fixtures/make_activations.py makes: what mpmath and PyTorch say.</summary>
public sealed record Fixture(JsonElement Case)
{
    private static readonly JsonElement All = Read();

    /// <summary>The cases of a table, for <c>TestCaseSource</c>.</summary>
    public static IEnumerable<TestCaseData> Cases(string table) => All.GetProperty(table).EnumerateArray().Select((item, i) => new TestCaseData(new Fixture(item)).SetArgDisplayNames($"{Name(item)} {i}"));

    public string Text(string name) => Case.GetProperty(name).GetString()!;

    public double Number(string name) => Case.GetProperty(name).GetDouble();

    public double[] Numbers(string name) => [.. Case.GetProperty(name).EnumerateArray().SelectMany(item => item.ValueKind == JsonValueKind.Array ? item.EnumerateArray().ToArray() : [item]).Select(item => item.GetDouble())];

    /// <summary>A vector or a matrix.</summary>
    public Tensor Tensor(string name, DType dtype = DType.Float64)
    {
        var rows = Case.GetProperty(name);
        Shape shape = rows[0].ValueKind == JsonValueKind.Array ? [rows.GetArrayLength(), rows[0].GetArrayLength()] : [rows.GetArrayLength()];
        return Gradus.Tensors.Tensor.FromSpan<double>(Numbers(name), shape).To(dtype);
    }

    private static string Name(JsonElement item) => item.TryGetProperty("name", out var name) ? name.GetString()! : "";

    private static JsonElement Read() => EmbeddedJson.Read("Activations", "activations.json");
}
