using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using Gradus.Contracts;

namespace Gradus.Grading.Data;

/// <summary>Examples with a class each, which a suite hands over: rows of numbers and, in the last column, the label.</summary>
public sealed class LabeledTable
{
    private LabeledTable(Shaped features, int[] labels) => (Features, Labels) = (features, labels);

    /// <summary>The features, shape [rows, columns].</summary>
    public Shaped Features { get; }

    /// <summary>The class of each row, 0 or more.</summary>
    public int[] Labels { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => Labels.Length;

    /// <summary>Reads a table that is a resource of a suite: comma-separated numbers in invariant form, a line a row, no header; gzipped when its name ends in <c>.gz</c>.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="resource">The resource's name.</param>
    /// <exception cref="InvalidDataException">There is no such resource, or it holds something else; the message names line and field.</exception>
    public static LabeledTable Of(Assembly suite, string resource)
    {
        using var stream = suite.GetManifestResourceStream(resource) ?? throw new InvalidDataException($"{suite.GetName().Name} has no resource '{resource}'.");
        return Read(stream, resource);
    }

    /// <summary>Reads a table.</summary>
    /// <param name="stream">Comma-separated numbers in invariant form, a line a row, no header; gzipped when <paramref name="name"/> ends in <c>.gz</c>.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="InvalidDataException">It holds something else; the message names line and field.</exception>
    public static LabeledTable Read(Stream stream, string name)
    {
        using var plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true) : stream;
        using var reader = new StreamReader(plain);
        List<double> features = [];
        List<int> labels = [];
        int columns = 0;
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(',');
            int number = labels.Count + 1;
            if (number == 1) columns = fields.Length - 1;
            if (columns < 1) throw new InvalidDataException($"{name}, line 1: expected features and a label, separated by commas.");
            if (fields.Length != columns + 1) throw Fault(name, number, $"has {fields.Length} fields; line 1 has {columns + 1}");
            for (int i = 0; i < columns; i++)
                features.Add(double.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value
                    : throw Fault(name, number, $"field {i + 1} is '{fields[i]}'; expected a finite number"));
            labels.Add(int.TryParse(fields[columns], NumberStyles.None, CultureInfo.InvariantCulture, out int label) ? label
                : throw Fault(name, number, $"the label is '{fields[columns]}'; expected an integer of 0 or more"));
        }
        return labels.Count > 0 ? new LabeledTable(new Shaped([.. features], [labels.Count, columns]), [.. labels]) : throw new InvalidDataException($"{name} holds no rows.");
    }

    /// <summary>Some rows, in a given order; a row may come more than once.</summary>
    /// <param name="rows">Numbers of rows, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row, or none was asked for.</exception>
    public LabeledTable Take(params IReadOnlyList<int> rows)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Count, nameof(rows));
        int width = Features.Shape[1];
        double[] taken = new double[rows.Count * width];
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i] < 0 || rows[i] >= Rows) throw new ArgumentOutOfRangeException(nameof(rows), rows[i], $"Expected rows from 0 to {Rows - 1}.");
            Array.Copy(Features.Values, rows[i] * width, taken, i * width, width);
        }
        return new LabeledTable(new Shaped(taken, [rows.Count, width]), [.. rows.Select(row => Labels[row])]);
    }

    private static InvalidDataException Fault(string name, int line, string what) => new(string.Create(CultureInfo.InvariantCulture, $"{name}, line {line}: {what}."));
}
