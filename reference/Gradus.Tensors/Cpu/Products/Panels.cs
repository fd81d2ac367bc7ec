using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Cpu.Products;

/// <summary>One operand of a product, as lines along the inner index (the left matrix's rows, the right one's columns), where it lies or packed.</summary>
/// <remarks>Packed, the lines stand in panels of as many as a tile takes, and in each panel the elements that a step of the kernel takes are neighbours. So the kernel
/// reads memory from one end to the other, whatever the matrix' own steps: rows that lie a power of two apart, as those of many matrices do, would crowd into a few
/// places of the cache. Packing costs a pass over the operand: <see cref="TileProduct{T, TVector, TRegister}"/> says when it gains more.</remarks>
internal readonly unsafe struct Panels<T>(Matrix<T> lines, T* packed, int height, int unit) where T : unmanaged
{
    /// <summary>How many lines a panel has; the last may have fewer.</summary>
    public int Height { get; } = height;

    /// <summary>How many lines there are.</summary>
    public int Count => lines.Rows;

    /// <summary>Whether the lines are packed.</summary>
    public bool IsPacked => packed != null;

    /// <summary>How many elements the packed panels have for each step along the inner index.</summary>
    public nint Size => Padded(lines.Rows);

    /// <summary>The same lines packed, when memory has been found for them.</summary>
    public Panels<T> PackedAt(T* memory) => new(lines, memory, Height, unit);

    /// <summary>Some of the lines.</summary>
    public Panels<T> Part(int first, int count) => new(new(lines.At(first, 0), count, lines.Columns, lines.RowStep, lines.ColumnStep), null, Height, unit);

    /// <summary>How many lines a panel holds together with its padding: a tile's columns are whole registers.</summary>
    public int Padded(int count) => (count + unit - 1) / unit * unit;

    /// <summary>Packs the panel that begins at a line, for a block of the inner index.</summary>
    public void Pack(int line, int depth, int steps) => PackTo(Panel(line, depth, steps), line, depth, steps);

    /// <summary>Packs the panel that begins at a line, to a place of its own.</summary>
    public void PackTo(T* to, int line, int depth, int steps)
    {
        int count = Math.Min(Height, Count - line), padded = Padded(count);
        Packing.Run(lines.At(line, depth), lines.RowStep, lines.ColumnStep, count, steps, to, padded, padded);
    }

    /// <summary>The panel that begins at a line, for a block of the inner index: its rows are lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Matrix<T> At(int line, int depth, int steps)
    {
        int count = Math.Min(Height, Count - line);
        return IsPacked ? new(Panel(line, depth, steps), count, steps, 1, Padded(count)) : new(lines.At(line, depth), count, steps, lines.RowStep, lines.ColumnStep);
    }

    // Block after block of the inner index, and in a block panel after panel.
    private T* Panel(int line, int depth, int steps) => packed + (depth * Size) + ((nint)line * steps);
}
