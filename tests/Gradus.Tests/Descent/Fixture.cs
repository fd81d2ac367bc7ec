using System.Text.Json;

namespace Gradus.Tests.Descent;

/// <summary>One row of Fixtures/descent.json, which make_descent.py computes with NumPy and mpmath.</summary>
public sealed record Fixture(JsonElement Row)
{
    /// <summary>All rows of a part, for <c>TestCaseSource</c>.</summary>
    public static IEnumerable<Fixture> All(string part) =>
        [.. EmbeddedJson.Read("Descent", "descent.json").GetProperty(part).EnumerateArray().Select(row => new Fixture(row))];

    public string Text(string name) => Row.GetProperty(name).GetString()!;

    public double Number(string name) => Row.GetProperty(name).GetDouble();

    public int Integer(string name) => Row.GetProperty(name).GetInt32();

    public int[] Integers(string name) => [.. Row.GetProperty(name).EnumerateArray().Select(item => item.GetInt32())];

    public double[] Numbers(string name) => Read(Row.GetProperty(name));

    public double[][] Rows(string name) => [.. Row.GetProperty(name).EnumerateArray().Select(Read)];

    public override string ToString() => Row.TryGetProperty("surface", out var surface)
        ? $"{surface.GetString()} at {Row.GetProperty(Row.TryGetProperty("x", out _) ? "x" : "start").GetRawText()}{(Row.TryGetProperty("rate", out var rate) ? $" by {rate.GetRawText()}" : "")}"
        : $"{Text("function")} at {Row.GetProperty("x").GetRawText()}, h {Row.GetProperty("h").GetRawText()}";

    private static double[] Read(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetDouble())];
}
