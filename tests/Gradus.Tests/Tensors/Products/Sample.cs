using System.Runtime.InteropServices;
using Gradus.Tensors.Cpu.Products;

namespace Gradus.Tests.Tensors.Products;

/// <summary>A matrix in memory of its own, between elements that no product may touch: they are NaN.</summary>
internal sealed unsafe class Sample<T> where T : unmanaged
{
    private readonly T[] memory;
    private readonly int rows, columns, offset, rowStep, columnStep;

    /// <summary>A matrix of numbers, of which those that share a place have the last one's.</summary>
    public Sample(int rows, int columns, Layout layout, Func<int, double> number)
    {
        (this.rows, this.columns) = (rows, columns);
        (offset, rowStep, columnStep) = Steps(rows, columns, layout);
        memory = GC.AllocateArray<T>(((rows + 3) * (columns + 7) * 6) + 64, pinned: true);
        Array.Fill(memory, From(double.NaN));
        for (int i = 0; i < rows * columns; i++) memory[Place(i)] = From(number(i));
    }

    /// <summary>Where it is, for the kernels.</summary>
    public Matrix<T> Matrix => new((T*)Marshal.UnsafeAddrOfPinnedArrayElement(memory, offset), rows, columns, rowStep, columnStep);

    /// <summary>The elements, row by row.</summary>
    public double[] ToArray() => [.. Enumerable.Range(0, rows * columns).Select(i => To(memory[Place(i)]))];

    /// <summary>How many elements outside of the matrix are not NaN any more.</summary>
    public int CountTouched()
    {
        var inside = new bool[memory.Length];
        for (int i = 0; i < rows * columns; i++) inside[Place(i)] = true;
        return memory.Where((item, i) => !inside[i] && !double.IsNaN(To(item))).Count();
    }

    private static (int Offset, int Row, int Column) Steps(int rows, int columns, Layout layout) => layout switch
    {
        Layout.Rows => (0, columns, 1),
        Layout.Columns => (0, 1, rows),
        Layout.Slice => (5, columns + 3, 1),
        Layout.Backwards => (rows * columns, -columns, -1),
        Layout.Sparse => (1, 2 * 3 * columns, 3),
        Layout.OneRow => (3, 0, 1),
        _ => (3, 1, 0),
    };

    private static T From(double number) => typeof(T) == typeof(float) ? (T)(object)(float)number : (T)(object)number;

    private static double To(T item) => item is float single ? single : (double)(object)item;

    private int Place(int i) => offset + (i / columns * rowStep) + (i % columns * columnStep);
}
