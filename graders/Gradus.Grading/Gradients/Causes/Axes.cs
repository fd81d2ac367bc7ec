using System.Globalization;
using Gradus.Contracts;

namespace Gradus.Grading.Gradients;

/// <summary>What hypotheses about shapes need: broadcasting, as NumPy defines it, and the transpose of the last two axes.</summary>
internal static class Axes
{
    /// <summary>More slices than this are not tried.</summary>
    private const int MostSlices = 64;

    /// <summary>The axes of an output along which an input of a shape was repeated; empty when it was not broadcast to it.</summary>
    internal static int[] Broadcast(int[] from, int[] to)
    {
        int lead = to.Length - from.Length;
        if (lead < 0) return [];
        List<int> axes = [];
        for (int axis = 0; axis < to.Length; axis++)
        {
            int length = axis < lead ? 1 : from[axis - lead];
            if (length == to[axis] && axis >= lead) continue;
            if (length != 1) return [];
            if (to[axis] > 1) axes.Add(axis);
        }
        return [.. axes];
    }

    /// <summary>For every index on some axes: ones where an array has it, zeros elsewhere.</summary>
    internal static IEnumerable<double[]> Slices(Shaped array, int[] axes)
    {
        int count = (int)Math.Min(MostSlices, axes.Aggregate(1L, (product, axis) => product * array.Shape[axis]));
        int[] number = new int[array.Size];
        for (int position = 0; position < array.Size; position++)
        {
            int[] index = array.IndexOf(position);
            foreach (int axis in axes) number[position] = number[position] * array.Shape[axis] + index[axis];
        }
        for (int slice = 0; slice < count; slice++)
        {
            int wanted = slice;
            yield return [.. number.Select(n => n == wanted ? 1.0 : 0.0)];
        }
    }

    /// <summary>The sum over the axes along which a shape would be broadcast to an array's; null when it would not.</summary>
    internal static Shaped? SumTo(Shaped array, int[] shape)
    {
        int lead = array.Rank - shape.Length;
        if (lead < 0 || Broadcast(shape, array.Shape).Length == 0) return null;
        var sum = Shaped.Zeros(shape);
        for (int position = 0; position < array.Size; position++)
        {
            int[] index = array.IndexOf(position);
            sum.Values[sum.Flat([.. shape.Select((length, axis) => length == 1 ? 0 : index[axis + lead])])] += array.Values[position];
        }
        return sum;
    }

    internal static bool IsSquare(Shaped array) => array.Rank >= 2 && array.Shape[^1] == array.Shape[^2] && array.Shape[^1] > 1;

    /// <summary>The last two axes exchanged; null for an array that has only one.</summary>
    internal static Shaped? Transposed(Shaped array)
    {
        if (array.Rank < 2) return null;
        int rows = array.Shape[^2], columns = array.Shape[^1], matrix = rows * columns;
        double[] values = new double[array.Size];
        for (int i = 0; i < values.Length; i++)
        {
            int within = i % matrix;
            values[i - within + within % columns * rows + within / columns] = array.Values[i];
        }
        return new Shaped(values, [.. array.Shape[..^2], columns, rows]);
    }

    /// <summary>A factor as people say it: 2, 1/3, 0.707107.</summary>
    internal static string Fraction(double factor)
    {
        const double close = 1e-5;
        if (Math.Abs(factor - Math.Round(factor)) <= close * Math.Abs(factor)) return Math.Round(factor).ToString(CultureInfo.InvariantCulture);
        double inverse = 1 / factor;
        return Math.Abs(inverse - Math.Round(inverse)) <= close * Math.Abs(inverse)
            ? $"{(factor < 0 ? "-" : "")}1/{Math.Round(Math.Abs(inverse)).ToString(CultureInfo.InvariantCulture)}"
            : factor.ToString("G6", CultureInfo.InvariantCulture);
    }
}
