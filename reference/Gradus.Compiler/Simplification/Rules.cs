using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>What may stand for an operation because it gives the same to the last bit, for every number, infinity, NaN and signed zero.</summary>
/// <remarks>x + 0 is not x: −0 + 0 is 0. x − x is not 0: ∞ − ∞ is NaN. −(a − b) is not b − a: of equal numbers the one is −0, the other 0. x · 0, a common factor, another order of a sum:
/// none of these holds for floating-point numbers, so none is here.</remarks>
internal static partial class Rules
{
    /// <summary>What stands for an operation; null: the rule does not say.</summary>
    public delegate Node? Rule(Rewriter rewriter, Primitive primitive, Node[] arguments, TensorType type);

    /// <summary>All rules, in the order in which they are asked.</summary>
    public static Rule[] All { get; } = [Neutral, Repeated, Divided, Chosen, Converted, Placed, PlacedTwice, OfOneNumber, BeforeBroadcast];

    // x · 1, x / 1, x + (−0), x − 0; for integers also x + 0.
    private static Node? Neutral(Rewriter rewriter, Primitive primitive, Node[] arguments, TensorType type)
    {
        if (arguments.Length != 2) return null;
        bool isFloat = type.DType.IsFloat();
        return primitive switch
        {
            _ when primitive.Equals(Primitives.Multiply) => Is(arguments[1], 1) ? arguments[0] : Is(arguments[0], 1) ? arguments[1] : null,
            _ when primitive.Equals(Primitives.Divide) => Is(arguments[1], 1) ? arguments[0] : null,
            _ when primitive.Equals(Primitives.Add) => Is(arguments[1], isFloat ? -0.0 : 0) ? arguments[0] : Is(arguments[0], isFloat ? -0.0 : 0) ? arguments[1] : null,
            _ when primitive.Equals(Primitives.Subtract) => Is(arguments[1], 0) ? arguments[0] : null,
            _ => null,
        };
    }

    // −(−x), ||x||, |−x|, ⌊⌊x⌋⌋, max(x, x), min(x, x).
    private static Node? Repeated(Rewriter rewriter, Primitive primitive, Node[] arguments, TensorType type)
    {
        if (primitive.Equals(Primitives.Maximum) || primitive.Equals(Primitives.Minimum)) return arguments[0] == arguments[1] ? arguments[0] : null;
        if (arguments is not [OperationNode inner]) return null;
        if (primitive.Equals(Primitives.Negate) && inner.Primitive.Equals(Primitives.Negate)) return inner.Arguments[0];
        if (primitive.Equals(Primitives.Floor) && inner.Primitive.Equals(Primitives.Floor)) return inner;
        if (primitive.Equals(Primitives.Abs) && inner.Primitive.Equals(Primitives.Abs)) return inner;
        return primitive.Equals(Primitives.Abs) && inner.Primitive.Equals(Primitives.Negate) ? rewriter.Operation(primitive, inner.Arguments[0]) : null;
    }

    // x / 2ⁿ is x · 2⁻ⁿ: both are the same real number, rounded once. A division takes several times as long.
    private static Node? Divided(Rewriter rewriter, Primitive primitive, Node[] arguments, TensorType type)
    {
        if (!primitive.Equals(Primitives.Divide) || Uniform.Number(arguments[1]) is not { } divisor) return null;
        int leastExponent = type.DType == DType.Float32 ? -125 : -1021;
        if (!double.IsNormal(divisor) || Math.Abs(Math.ILogB(divisor)) > -leastExponent || Math.ScaleB(1, Math.ILogB(divisor)) != Math.Abs(divisor)) return null;
        var factor = (DenseTensor)Tensor.Full(type.Shape, 1 / divisor, type.DType, ((ConstantNode)arguments[1]).Value.Device);
        return rewriter.Operation(Primitives.Multiply, arguments[0], rewriter.Constant(new ConstantNode(factor)));
    }

    // select(c, a, a); select(true, a, b); select(c, a, select(c, b, d)), where b is never chosen.
    private static Node? Chosen(Rewriter rewriter, Primitive primitive, Node[] arguments, TensorType type)
    {
        if (primitive is not Select) return null;
        if (arguments[1] == arguments[2]) return arguments[1];
        if (Uniform.Number(arguments[0]) is { } condition) return arguments[condition == 1 ? 1 : 2];
        Node a = Chosen(arguments[1], 1), b = Chosen(arguments[2], 2);
        return a == arguments[1] && b == arguments[2] ? null : rewriter.Operation(primitive, arguments[0], a, b);

        Node Chosen(Node node, int argument) => node is OperationNode { Primitive: Select } inner && inner.Arguments[0] == arguments[0] ? inner.Arguments[argument] : node;
    }

    // A conversion to the type that it has, and one after another that loses nothing.
    private static Node? Converted(Rewriter rewriter, Primitive primitive, Node[] arguments, TensorType type)
    {
        if (primitive is not Cast cast) return null;
        if (arguments[0].Type.DType == cast.DType) return arguments[0];
        if (arguments[0] is not OperationNode { Primitive: Cast between } inner) return null;
        var from = inner.Arguments[0].Type.DType;
        bool losesNothing = from == DType.Bool || (between.DType == DType.Float64 && from is (DType.Int32 or DType.Float32));
        return losesNothing ? rewriter.Operation(cast, inner.Arguments[0]) : null;
    }

    private static bool Is(Node node, double number) => Uniform.Number(node) is { } known && BitConverter.DoubleToInt64Bits(known) == BitConverter.DoubleToInt64Bits(number);
}
