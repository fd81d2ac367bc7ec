using Gradus.Tensors;

namespace Gradus.Compiler.Fusion;

/// <summary>The shape that a group goes over row by row, where numbers combined of a row are used within the group: a row is the last axis.</summary>
/// <param name="Shape">The shape of the elements, without axes of length 1.</param>
internal sealed record RowSpace(Shape Shape)
{
    /// <summary>How long a row may be: the backend combines so many elements in one go, and a row and its buffers stay in the nearest caches.</summary>
    public const int MostColumns = Tensors.Cpu.Folds.Block;

    /// <summary>The shape of what has one number for each row.</summary>
    public Shape Rows { get; } = Shape.Create([.. Shape.Take(Shape.Rank - 1)]);

    /// <summary>How many elements a row has.</summary>
    public int Columns => Shape[-1];

    /// <summary>The space of a reduction that combines rows, each in one go; null when it is another operation.</summary>
    public static RowSpace? Of(OperationNode operation)
    {
        if (Elementwise.ReductionOf(operation) is null) return null;
        bool[] gone = Elementwise.Gone(operation);
        if (!gone[^1] || gone.Count(isGone => isGone) != 1) return null;
        var space = new RowSpace(Elementwise.Squeezed(operation.Arguments[0].Type.Shape));
        return space.Columns <= MostColumns ? space : null;
    }

    /// <summary>Whether a value has one number for each row.</summary>
    public bool IsOfRows(Node node) => Elementwise.Squeezed(node.Type.Shape).Equals(Rows);

    /// <summary>Whether a group over the space can do an operation: for each element, for each row, or of a row's elements.</summary>
    public bool Takes(OperationNode operation) => operation.Primitive is ElementwisePrimitive
        ? Elementwise.InstructionOf(operation) is not null && (IsOfRows(operation) || Elementwise.Squeezed(operation.Type.Shape).Equals(Shape))
        : Of(operation) == this;

    /// <summary>Of a value that has one number of another for all elements of each row, that other; null when it is no such value.</summary>
    public Node? SpreadBy(Node node)
    {
        if (node is not OperationNode { Primitive: BroadcastTo } broadcast || !Elementwise.Squeezed(node.Type.Shape).Equals(Shape)) return null;
        Shape wide = node.Type.Shape, narrow = broadcast.Arguments[0].Type.Shape;
        int last = wide.Rank - 1;
        while (wide[last] == 1) last--;
        for (int axis = 0; axis < wide.Rank; axis++)
        {
            int own = axis - (wide.Rank - narrow.Rank), length = own < 0 ? 1 : narrow[own];
            if (length != (axis == last ? 1 : wide[axis])) return null;
        }
        return Elementwise.Source(broadcast.Arguments[0]);
    }
}
