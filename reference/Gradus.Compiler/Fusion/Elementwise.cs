using Gradus.Tensors;

namespace Gradus.Compiler.Fusion;

/// <summary>What an operation of a program is to a group.</summary>
internal static class Elementwise
{
    /// <summary>Whether the primitive reads its argument's memory with other offsets and strides, and computes nothing.</summary>
    public static bool IsView(Primitive primitive) => primitive is BroadcastTo or Permute or Slice or Flip or Reshape;

    /// <summary>A value without the reshapes that only add or drop axes of length 1: to a group it is the same.</summary>
    public static Node Source(Node node)
    {
        while (node is OperationNode { Primitive: Reshape } reshape && Squeezed(reshape.Type.Shape).Equals(Squeezed(reshape.Arguments[0].Type.Shape))) node = reshape.Arguments[0];
        return node;
    }

    /// <summary>A shape without its axes of length 1.</summary>
    public static Shape Squeezed(Shape shape) => shape.AsSpan().Contains(1) ? Shape.Create([.. shape.Where(length => length != 1)]) : shape;

    /// <summary>The instruction for an operation, without its arguments' numbers; null when a group cannot do it.</summary>
    public static Instruction? InstructionOf(OperationNode operation)
    {
        if (operation.Type.Shape.Size == 0 || operation.Primitive is not ElementwisePrimitive) return null;
        if (LaneBytes(operation) < 0) return null;
        return Instruction.Of(operation.Primitive, operation.Type.DType, []);
    }

    /// <summary>How wide the lanes of an operation's numbers are; 0 when it has masks only, and −1 when there are two widths.</summary>
    public static int LaneBytes(OperationNode operation)
    {
        int bytes = 0;
        foreach (var dtype in operation.Arguments.Select(argument => argument.Type.DType).Append(operation.Type.DType))
        {
            if (dtype == DType.Bool) continue;
            int own = Flavour.Bytes(dtype);
            if (bytes != 0 && bytes != own) return -1;
            bytes = own;
        }
        return bytes;
    }

    /// <summary>The struct that combines the elements of a reduction over the last axes, all, or the first, with which a group may end; null when it is another operation.</summary>
    public static Type? ReductionOf(OperationNode operation)
    {
        var type = operation.Primitive.GetType();
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Reduce<>) || operation.Type.DType == DType.Bool || operation.Arguments[0].Type.Shape.Size == 0) return null;
        bool[] gone = Gone(operation);
        // From kept to combined axes or back there is one change at most, and along axes of length 1 nothing is combined.
        int changes = Enumerable.Range(1, Math.Max(gone.Length - 1, 0)).Count(axis => gone[axis] != gone[axis - 1]);
        return gone.Contains(true) && changes <= 1 ? type.GenericTypeArguments[0] : null;
    }

    /// <summary>Which axes a reduction combines, of those whose length is not 1.</summary>
    public static bool[] Gone(OperationNode reduction)
    {
        var axes = (IReadOnlyList<int>)reduction.Primitive.GetType().GetProperty(nameof(Reduce<AddOp>.Axes))!.GetValue(reduction.Primitive)!;
        var shape = reduction.Arguments[0].Type.Shape;
        return [.. Enumerable.Range(0, shape.Rank).Where(axis => shape[axis] != 1).Select(axis => axes.Contains(axis))];
    }
}
