namespace Gradus.Tensors.Cpu;

/// <summary>What an elementwise operation costs, in additions: by this loops decide whether to do several vectors in a step, and whether to share their work.</summary>
internal static class Weights
{
    /// <summary>The cost of an operation that is a few instructions on a vector.</summary>
    public const int Cheap = 1;

    private const int Function = 4, OneByOne = 32;

    /// <summary>The cost of a function of one element.</summary>
    public static int OfUnary<TOp>() where TOp : struct, IUnaryOp =>
        !TOp.IsVectorized ? OneByOne
        : typeof(TOp) == typeof(NegateOp) || typeof(TOp) == typeof(AbsOp) || typeof(TOp) == typeof(ReluOp) || typeof(TOp) == typeof(SignOp) || typeof(TOp) == typeof(FloorOp)
            || typeof(TOp) == typeof(SqrtOp) ? Cheap
        : Function;

    /// <summary>The cost of a function of two elements: those on vectors are arithmetic.</summary>
    public static int OfBinary<TOp>() where TOp : struct, IBinaryOp => TOp.IsVectorized ? Cheap : OneByOne;
}
