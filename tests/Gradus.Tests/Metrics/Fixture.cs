using System.Text.Json;

namespace Gradus.Tests.Metrics;

/// <summary>One generated case of a fixture, with scikit-learn's values.</summary>
/// <remarks>Made by Fixtures/make_fixtures.py; a value is a number (or arrays of numbers), or "warned", "raised" or "nan".</remarks>
public sealed record Fixture(string File, JsonElement Case)
{
    /// <summary>All cases of a file, for <c>TestCaseSource</c>.</summary>
    public static IEnumerable<Fixture> All(string file) => Read(file).EnumerateArray().Select(item => new Fixture(file, item));

    public static JsonElement Read(string file) => EmbeddedJson.Read("Metrics", file);

    public int[] Ints(string name) => [.. Case.GetProperty(name).EnumerateArray().Select(item => item.GetInt32())];

    public double[] Doubles(string name) => [.. Case.GetProperty(name).EnumerateArray().Select(item => item.GetDouble())];

    public double[]? Weights => Case.GetProperty("weights").ValueKind == JsonValueKind.Null ? null : Doubles("weights");

    public double[,] Matrix(string name)
    {
        var rows = Case.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(item => item.GetDouble()).ToArray()).ToArray();
        var matrix = new double[rows.Length, rows[0].Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows[i].Length; j++)
            {
                matrix[i, j] = rows[i][j];
            }
        }

        return matrix;
    }

    public override string ToString() => $"{File}: {Case.GetProperty("name").GetString()}";
}
