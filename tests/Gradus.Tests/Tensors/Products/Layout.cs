namespace Gradus.Tests.Tensors.Products;

/// <summary>How a matrix lies in memory.</summary>
public enum Layout
{
    /// <summary>Neighbours in a row are neighbours in memory, rows follow one another.</summary>
    Rows,

    /// <summary>Neighbours in a column are neighbours in memory.</summary>
    Columns,

    /// <summary>A part of a larger matrix, which begins in the middle of a register.</summary>
    Slice,

    /// <summary>Rows and columns backwards.</summary>
    Backwards,

    /// <summary>Every third element of every second row.</summary>
    Sparse,

    /// <summary>All rows are one.</summary>
    OneRow,

    /// <summary>All columns are one.</summary>
    OneColumn,
}
