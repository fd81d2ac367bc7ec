using System.Globalization;
using Gradus.Tensors;

namespace Gradus.Compiler.Fusion;

/// <summary>What an instruction does with its arguments.</summary>
internal enum InstructionKind
{
    /// <summary>Nothing: it is a number that is known.</summary>
    Constant,

    /// <summary>An <see cref="IUnaryOp"/>.</summary>
    Unary,

    /// <summary>An <see cref="IBinaryOp"/>.</summary>
    Binary,

    /// <summary>An <see cref="IComparisonOp"/>.</summary>
    Comparison,

    /// <summary>A choice by a mask.</summary>
    Select,

    /// <summary>The same number in another type.</summary>
    Cast,

    /// <summary>The elements of a row combined into one number by an <see cref="IReductionOp"/>: all that comes of it waits for the row's end.</summary>
    Fold,
}

/// <summary>A step of a <see cref="Recipe"/>: it makes a value of earlier ones.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="DType">The type of its value.</param>
/// <param name="Arguments">The numbers of the values that it takes.</param>
/// <param name="Operation">The struct that has the mathematics; null where none is needed.</param>
/// <param name="Number">The constant.</param>
internal sealed record Instruction(InstructionKind Kind, DType DType, IReadOnlyList<int> Arguments, Type? Operation = null, double Number = 0)
{
    /// <summary>The instruction for a primitive; null when there is none that works on whole vectors.</summary>
    /// <remarks>A function that has no vector form ends a group. An element of it takes many times as long as what a group saves, its share of a pass over memory; while in a group
    /// it would force its neighbours to work element by element.</remarks>
    public static Instruction? Of(Primitive primitive, DType result, IReadOnlyList<int> arguments)
    {
        var type = primitive.GetType();
        if (primitive is Select) return new(InstructionKind.Select, result, arguments);
        if (primitive is Cast) return new(InstructionKind.Cast, result, arguments);
        if (!type.IsGenericType || !type.GenericTypeArguments[0].IsVisible) return null;
        var (definition, operation) = (type.GetGenericTypeDefinition(), type.GenericTypeArguments[0]);
        if (definition == typeof(Tensors.Comparison<>)) return new(InstructionKind.Comparison, result, arguments, operation);
        if (definition == typeof(Unary<>) && OperationTypes.IsVectorized(operation)) return new(InstructionKind.Unary, result, arguments, operation);
        // Masks stand in vectors as no bits or all, which the mathematics of numbers 0 and 1 does not fit: of two masks the greater is their or, the smaller their and.
        if (definition == typeof(Binary<>) && result == DType.Bool && operation != typeof(MaximumOp) && operation != typeof(MinimumOp)) return null;
        if (definition == typeof(Binary<>) && OperationTypes.IsVectorized(operation)) return new(InstructionKind.Binary, result, arguments, operation);
        return null;
    }

    /// <summary>The instruction for a number that stands for all elements.</summary>
    public static Instruction Constant(double number, DType dtype) => new(InstructionKind.Constant, dtype, [], Number: number);

    /// <inheritdoc/>
    public override string ToString()
    {
        // Every type of elements is exact in double, and all bits are shown: 0 and −0 are two numbers.
        if (Kind == InstructionKind.Constant) return string.Create(CultureInfo.InvariantCulture, $"{DType.Name()} {(double.IsNegative(Number) && Number == 0 ? "-0" : $"{Number:R}")}");
        string what = Kind == InstructionKind.Fold ? $"fold by {Operation!.Name}" : Operation?.Name ?? (Kind == InstructionKind.Cast ? $"cast to {DType.Name()}" : "select");
        return $"{what} {string.Join(", ", Arguments.Select(a => $"%{a}"))}";
    }
}
