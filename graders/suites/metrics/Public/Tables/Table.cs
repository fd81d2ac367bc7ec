using System.Text.Json;
using Gradus.Grading.Seeds;

namespace Gradus.Suites.Metrics;

/// <summary>Reads the tables that <c>fixtures/make_fixtures.py</c> and <c>make_fixture.py</c> wrote.</summary>
internal static class Table
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>One case of a table, as the check's seed picks it.</summary>
    internal static T Pick<T>(string name, CheckRandom random) => random.Pick(Read<T[]>(name));

    internal static T Read<T>(string name)
    {
        using var stream = Open(name + ".json");
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }

    internal static Stream Open(string name) => typeof(Table).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The suite embeds no {name}.");

    /// <summary>The items in another order: item i of the result was item <c>was[i]</c>.</summary>
    internal static T[] Reordered<T>(this T[] items, int[] was) => [.. was.Select(i => items[i])];

    internal static double[,] ToMatrix(this double[][] rows)
    {
        var matrix = new double[rows.Length, rows[0].Length];
        for (int r = 0; r < rows.Length; r++)
            for (int c = 0; c < rows[r].Length; c++) matrix[r, c] = rows[r][c];
        return matrix;
    }

    internal static double[,] Transposed(this double[,] matrix)
    {
        var turned = new double[matrix.GetLength(1), matrix.GetLength(0)];
        for (int r = 0; r < matrix.GetLength(0); r++)
            for (int c = 0; c < matrix.GetLength(1); c++) turned[c, r] = matrix[r, c];
        return turned;
    }

    internal static double[,] Scaled(this double[,] matrix, double factor)
    {
        var scaled = (double[,])matrix.Clone();
        for (int r = 0; r < matrix.GetLength(0); r++)
            for (int c = 0; c < matrix.GetLength(1); c++) scaled[r, c] *= factor;
        return scaled;
    }
}
