using System.Reflection.Emit;
using Gradus.Tensors;

namespace Gradus.Compiler.Fusion;

/// <summary>One element at a time: what a device without this processor's vectors runs.</summary>
internal sealed class ScalarFlavour : Flavour
{
    /// <inheritdoc/>
    public override int Width => 1;

    /// <inheritdoc/>
    public override Type Register(DType dtype) => Element(dtype);

    /// <inheritdoc/>
    public override void Load(ILGenerator il, DType dtype) => il.Emit(OpCodes.Ldobj, Element(dtype));

    /// <inheritdoc/>
    public override void LoadPart(ILGenerator il, DType dtype) => throw OnePlace();

    /// <inheritdoc/>
    public override void Spread(ILGenerator il, DType dtype) => Load(il, dtype);

    /// <inheritdoc/>
    public override void Store(ILGenerator il, DType dtype) => Call(il, typeof(Scalars), nameof(Scalars.Store), Element(dtype));

    /// <inheritdoc/>
    public override void StorePart(ILGenerator il, DType dtype) => throw OnePlace();

    /// <inheritdoc/>
    public override void Constant(ILGenerator il, DType dtype, double number) => Number(il, dtype, number);

    /// <inheritdoc/>
    public override void Operate(ILGenerator il, Instruction instruction, DType argument)
    {
        switch (instruction.Kind)
        {
            case InstructionKind.Select:
                Call(il, typeof(Scalars), nameof(Scalars.Choose), Element(instruction.DType));
                break;
            case InstructionKind.Cast:
                Call(il, typeof(Scalars), nameof(Scalars.Convert), Element(argument), Element(instruction.DType));
                break;
            default:
                CallOperation(il, instruction.Operation!, OperationTypes.Scalar(instruction.Kind, Element(argument)));
                break;
        }
    }

    /// <inheritdoc/>
    public override void Combine(ILGenerator il, Fold fold, DType dtype) => Call(il, typeof(Scalars), nameof(Scalars.Combine), fold.Operation, Element(dtype));

    /// <inheritdoc/>
    public override void Fill(ILGenerator il, DType dtype) => throw OnePlace();

    /// <inheritdoc/>
    public override void FoldPlaces(ILGenerator il, Fold fold, DType dtype) => il.Emit(OpCodes.Pop);

    /// <inheritdoc/>
    public override void Everywhere(ILGenerator il, DType dtype)
    {
        // It is in all places.
    }

    /// <inheritdoc/>
    public override void StoreFirst(ILGenerator il, DType dtype) => Store(il, dtype);

    private static InvalidOperationException OnePlace() => new("A value of one place has no part.");
}
