using System.Reflection;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Compiler.Fusion;

/// <summary>Questions to the structs of operations, which are known by their types only.</summary>
internal static class OperationTypes
{
    /// <summary>Whether an <see cref="IUnaryOp"/> or <see cref="IBinaryOp"/> can be done on whole vectors.</summary>
    public static bool IsVectorized(Type operation) => (bool)Ask(typeof(IUnaryOp).IsAssignableFrom(operation) ? nameof(OfUnary) : nameof(OfBinary), operation);

    /// <summary>What an <see cref="IUnaryOp"/> or <see cref="IBinaryOp"/> costs, in additions.</summary>
    public static int WeightOf(Type operation) => (int)Ask(typeof(IUnaryOp).IsAssignableFrom(operation) ? nameof(WeightOfUnary) : nameof(WeightOfBinary), operation);

    /// <summary>The method of an operation's interface for elements of one C# type.</summary>
    public static MethodInfo Scalar(InstructionKind kind, Type element) => Interface(kind).GetMethods()
        .Single(m => m.Name == "Invoke" && !m.IsGenericMethod && m.GetParameters()[0].ParameterType == element);

    /// <summary>The method of an operation's interface for vectors of elements of one C# type.</summary>
    public static MethodInfo Vector(InstructionKind kind, Type element) => Interface(kind).GetMethods().Single(m => m.Name == "Invoke" && m.IsGenericMethod).MakeGenericMethod(element);

    private static Type Interface(InstructionKind kind) => kind switch
    {
        InstructionKind.Unary => typeof(IUnaryOp),
        InstructionKind.Binary => typeof(IBinaryOp),
        InstructionKind.Comparison => typeof(IComparisonOp),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The instruction has no operation: expected a unary, binary or comparison."),
    };

    private static object Ask(string question, Type operation) =>
        typeof(OperationTypes).GetMethod(question, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(operation).Invoke(null, null)!;

    private static bool OfUnary<TOp>() where TOp : struct, IUnaryOp => TOp.IsVectorized;

    private static bool OfBinary<TOp>() where TOp : struct, IBinaryOp => TOp.IsVectorized;

    private static int WeightOfUnary<TOp>() where TOp : struct, IUnaryOp => Weights.OfUnary<TOp>();

    private static int WeightOfBinary<TOp>() where TOp : struct, IBinaryOp => Weights.OfBinary<TOp>();
}
