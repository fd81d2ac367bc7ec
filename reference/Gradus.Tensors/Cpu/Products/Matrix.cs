using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Cpu.Products;

/// <summary>A matrix somewhere in memory: neighbours in a column lie <paramref name="rowStep"/> elements apart, neighbours in a row <paramref name="columnStep"/>;
/// both may be negative or 0.</summary>
internal readonly unsafe struct Matrix<T>(T* first, int rows, int columns, nint rowStep, nint columnStep) where T : unmanaged
{
    /// <summary>The element [0, 0].</summary>
    public T* First { get; } = first;

    /// <summary>How many rows there are.</summary>
    public int Rows { get; } = rows;

    /// <summary>How many columns there are.</summary>
    public int Columns { get; } = columns;

    /// <summary>From an element to the one below it.</summary>
    public nint RowStep { get; } = rowStep;

    /// <summary>From an element to the one on its right.</summary>
    public nint ColumnStep { get; } = columnStep;

    /// <summary>The same elements with rows and columns exchanged.</summary>
    public Matrix<T> Transposed => new(First, Columns, Rows, ColumnStep, RowStep);

    /// <summary>Where an element lies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(int row, int column) => First + (row * RowStep) + (column * ColumnStep);
}
