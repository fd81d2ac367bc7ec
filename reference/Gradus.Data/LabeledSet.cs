using static System.FormattableString;

namespace Gradus.Data;

/// <summary>A table of numbers with a class for every row.</summary>
/// <remarks>The arrays are held, not copied: who changes them changes the set.</remarks>
public sealed class LabeledSet
{
    /// <summary>Makes a set of given arrays.</summary>
    /// <param name="features">rows × columns numbers, row by row.</param>
    /// <param name="rows">The number of examples, 0 or more.</param>
    /// <param name="columns">The number of features of one example, at least 1.</param>
    /// <param name="labels">The class of every row, 0 or more.</param>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is negative or <paramref name="columns"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">An array's length does not fit the shape, or a label is negative.</exception>
    public LabeledSet(double[] features, int rows, int columns, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (features.Length != (long)rows * columns)
        {
            throw new ArgumentException(Invariant($"The shape [{rows}, {columns}] needs {(long)rows * columns} features; there are {features.Length}."), nameof(features));
        }

        if (labels.Length != rows)
        {
            throw new ArgumentException($"{rows} rows need {rows} labels; there are {labels.Length}.", nameof(labels));
        }

        int negative = Array.FindIndex(labels, label => label < 0);
        if (negative >= 0)
        {
            throw new ArgumentException(Invariant($"Labels must be 0 or more; the label of row {negative} is {labels[negative]}."), nameof(labels));
        }

        Features = features;
        Rows = rows;
        Columns = columns;
        Labels = labels;
    }

    /// <summary>The features, row by row: that of row r and column c stands at r · <see cref="Columns"/> + c.</summary>
    public double[] Features { get; }

    /// <summary>The number of examples.</summary>
    public int Rows { get; }

    /// <summary>The number of features of one example.</summary>
    public int Columns { get; }

    /// <summary>The class of every row; as many as <see cref="Rows"/>.</summary>
    public int[] Labels { get; }

    /// <summary>The shape of <see cref="Features"/>: [rows, columns].</summary>
    public IReadOnlyList<int> Shape => [Rows, Columns];

    /// <summary>The features of one row.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <returns>A view of <see cref="Columns"/> numbers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<double> Row(int row)
    {
        RequireRow(row, nameof(row));
        return Features.AsSpan(row * Columns, Columns);
    }

    /// <summary>A new set of some of the rows, in the order asked for.</summary>
    /// <param name="rows">The rows, from 0; one may be asked for twice.</param>
    /// <returns>A copy of shape [rows.Count, <see cref="Columns"/>].</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public LabeledSet Select(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var features = new double[rows.Count * Columns];
        var labels = new int[rows.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            RequireRow(rows[i], nameof(rows));
            Row(rows[i]).CopyTo(features.AsSpan(i * Columns));
            labels[i] = Labels[rows[i]];
        }

        return new LabeledSet(features, rows.Count, Columns, labels);
    }

    /// <summary>A new set with every feature divided by the same number.</summary>
    /// <param name="divisor">The number to divide by, finite and not 0.</param>
    /// <returns>A copy of the same shape, labels included.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="divisor"/> is 0, NaN or infinite.</exception>
    public LabeledSet DividedBy(double divisor) => double.IsFinite(divisor) && divisor != 0
        ? new LabeledSet(Array.ConvertAll(Features, feature => feature / divisor), Rows, Columns, [.. Labels])
        : throw new ArgumentOutOfRangeException(nameof(divisor), divisor, FormattableString.Invariant($"The divisor is {divisor}; it must be finite and not 0."));

    private void RequireRow(int row, string argument)
    {
        if (row < 0 || row >= Rows)
        {
            throw new ArgumentOutOfRangeException(argument, row, $"There are rows 0 to {Rows - 1}.");
        }
    }
}
