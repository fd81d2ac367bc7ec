using System.Globalization;

namespace Gradus.Data;

/// <summary>Reads tables of comma-separated numbers whose last column is the class.</summary>
public static class LabeledCsv
{
    /// <summary>Reads a table without a header, one example a line: the features, then the label, an integer of 0 or more. Numbers are in invariant form.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="columns">The number of features of one example, at least 1.</param>
    /// <param name="source">What errors call the text, e.g. a file's name.</param>
    /// <returns>The set, rows in the order of the lines.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="columns"/> is less than 1.</exception>
    /// <exception cref="InvalidDataException">A line has another number of fields or a field that is no number; the message names source, line and field.</exception>
    public static LabeledSet Read(TextReader reader, int columns, string source)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentNullException.ThrowIfNull(source);
        var features = new List<double>();
        var labels = new List<int>();
        while (reader.ReadLine() is string line)
        {
            string[] fields = line.Split(',');
            int number = labels.Count + 1;
            if (fields.Length != columns + 1)
            {
                throw new InvalidDataException($"{source}, line {number}: {columns} features and a label are {columns + 1} fields; there are {fields.Length}.");
            }

            for (int i = 0; i < columns; i++)
            {
                features.Add(double.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out double feature) && double.IsFinite(feature)
                    ? feature
                    : throw new InvalidDataException($"{source}, line {number}, field {i + 1}: '{fields[i]}' is not a finite number."));
            }

            labels.Add(int.TryParse(fields[columns], NumberStyles.None, CultureInfo.InvariantCulture, out int label)
                ? label
                : throw new InvalidDataException($"{source}, line {number}, field {columns + 1}: the label must be an integer of 0 or more; it is '{fields[columns]}'."));
        }

        return new LabeledSet([.. features], labels.Count, columns, [.. labels]);
    }
}
