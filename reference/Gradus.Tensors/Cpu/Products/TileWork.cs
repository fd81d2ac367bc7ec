namespace Gradus.Tensors.Cpu.Products;

/// <summary>What the micro-kernel needs to know of a tile.</summary>
internal unsafe struct TileWork<T> where T : unmanaged
{
    /// <summary>The left matrix's first element.</summary>
    public T* Left;

    /// <summary>From a row of the left matrix to the next.</summary>
    public nint LeftRow;

    /// <summary>How far a step along the inner index goes in the left matrix.</summary>
    public nint LeftStep;

    /// <summary>The right matrix's first element; a row's elements are neighbours.</summary>
    public T* Right;

    /// <summary>How far a step along the inner index goes in the right matrix: from row to row.</summary>
    public nint RightStep;

    /// <summary>How many steps along the inner index there are.</summary>
    public int Steps;

    /// <summary>Where the result goes; a row's elements are neighbours.</summary>
    public T* Result;

    /// <summary>From a row of the result to the next.</summary>
    public nint ResultRow;

    /// <summary>Whether the tile is added to what is there.</summary>
    public bool Adds;
}
