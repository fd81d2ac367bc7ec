using Gradus.Tensors;

namespace Gradus.Compiler;

// Elements that only change their places.
internal static partial class Rules
{
    // Reshaped, permuted, broadcast, sliced, flipped, padded or concatenated to what it is already.
    private static Node? Placed(Rewriter rewriter, Primitive primitive, Node[] arguments, TensorType type)
    {
        var x = arguments.Length > 0 ? arguments[0] : null;
        bool stays = primitive switch
        {
            Reshape or BroadcastTo => type.Shape.Equals(x!.Type.Shape),
            Permute permute => permute.Order.SequenceEqual(Enumerable.Range(0, permute.Order.Count)),
            Slice slice => type.Shape.Equals(x!.Type.Shape) && slice.Starts.All(start => start == 0) && slice.Steps.All(step => step == 1),
            Flip flip => flip.Axes.All(axis => type.Shape[axis] <= 1),
            Pad => type.Shape.Equals(x!.Type.Shape),
            Concatenate => arguments.Length == 1,
            _ => false,
        };
        return stays ? x : null;
    }

    // A change of places after one of the same kind is one change.
    private static Node? PlacedTwice(Rewriter rewriter, Primitive primitive, Node[] arguments, TensorType type)
    {
        if (arguments is not [OperationNode inner]) return null;
        Primitive? both = (primitive, inner.Primitive) switch
        {
            (Reshape reshape, Reshape) => reshape,
            (BroadcastTo broadcast, BroadcastTo) => broadcast,
            (Permute outer, Permute first) => new Permute([.. outer.Order.Select(axis => first.Order[axis])]),
            (Slice outer, Slice first) when type.Shape.Size > 0 => Within(outer, first),
            _ => null,
        };
        if (both is not null) return rewriter.Operation(both, inner.Arguments[0]);
        return primitive is Flip && primitive.Equals(inner.Primitive) ? inner.Arguments[0] : null;
    }

    private static Slice Within(Slice outer, Slice first)
    {
        int rank = outer.Starts.Count;
        int[] starts = new int[rank], steps = new int[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            starts[axis] = first.Starts[axis] + (outer.Starts[axis] * first.Steps[axis]);
            // Of one element the step is no matter.
            steps[axis] = outer.Lengths[axis] == 1 ? 1 : outer.Steps[axis] * first.Steps[axis];
        }
        return new Slice(starts, [.. outer.Lengths], steps);
    }

    // One number, seen everywhere, in other places: it is the number, seen everywhere.
    private static Node? OfOneNumber(Rewriter rewriter, Primitive primitive, Node[] arguments, TensorType type)
    {
        if (primitive is not (Reshape or Permute or Flip or Slice) || type.Shape.Size == 0) return null;
        if (arguments[0] is not OperationNode { Primitive: BroadcastTo } inner || inner.Arguments[0].Type.Shape.Size != 1) return null;
        return rewriter.Operation(new BroadcastTo(type.Shape), rewriter.Operation(new Reshape(Shape.Scalar), inner.Arguments[0]));
    }

    // An elementwise operation on tensors that were broadcast alike is done before, on fewer elements. Every element is computed as before, for a kernel does not care where it stands;
    // nor does a sum, whose order the shape alone decides.
    private static Node? BeforeBroadcast(Rewriter rewriter, Primitive primitive, Node[] arguments, TensorType type)
    {
        if (primitive is not ElementwisePrimitive) return null;
        Shape? small = null;
        foreach (var argument in arguments)
        {
            if (argument is ConstantNode constant && Uniform.Is(constant)) continue;
            if (argument is not OperationNode { Primitive: BroadcastTo } broadcast) return null;
            var shape = broadcast.Arguments[0].Type.Shape;
            if (small is not null && !small.Equals(shape)) return null;
            small = shape;
        }
        if (small is null || small.Size >= type.Shape.Size) return null;
        Node[] before = [.. arguments.Select(argument => argument is ConstantNode constant ? rewriter.Constant(Uniform.Reshaped(constant, small)) : ((OperationNode)argument).Arguments[0])];
        return rewriter.Operation(new BroadcastTo(type.Shape), rewriter.Operation(primitive, before));
    }
}
