using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Intrinsics;
using Gradus.Tensors;

namespace Gradus.Compiler.Fusion;

/// <summary>Whole 512-bit vectors, which the runtime halves on a processor that has shorter ones. A mask is a vector whose lanes have all bits or none, as wide as the
/// numbers beside it.</summary>
/// <param name="laneBytes">4 or 8: all numbers of a recipe have one width.</param>
internal sealed class VectorFlavour(int laneBytes) : Flavour
{
    private static readonly MethodInfo[] VectorMethods = typeof(Vector512).GetMethods(BindingFlags.Public | BindingFlags.Static);

    private readonly Type mask = laneBytes == 4 ? typeof(int) : typeof(long);

    /// <inheritdoc/>
    public override int Width => 64 / laneBytes;

    /// <inheritdoc/>
    public override Type Register(DType dtype) => typeof(Vector512<>).MakeGenericType(Lane(dtype));

    /// <inheritdoc/>
    public override void Load(ILGenerator il, DType dtype) => Call(il, typeof(Lanes), dtype == DType.Bool ? nameof(Lanes.LoadMask) : nameof(Lanes.Load), Lane(dtype));

    /// <inheritdoc/>
    public override void LoadPart(ILGenerator il, DType dtype) =>
        Call(il, typeof(Lanes), dtype == DType.Bool ? nameof(Lanes.LoadMaskPart) : nameof(Lanes.LoadPart), Lane(dtype));

    /// <inheritdoc/>
    public override void Spread(ILGenerator il, DType dtype) => Call(il, typeof(Lanes), dtype == DType.Bool ? nameof(Lanes.SpreadMask) : nameof(Lanes.Spread), Lane(dtype));

    /// <inheritdoc/>
    public override void Store(ILGenerator il, DType dtype) => Call(il, typeof(Lanes), dtype == DType.Bool ? nameof(Lanes.StoreMask) : nameof(Lanes.Store), Lane(dtype));

    /// <inheritdoc/>
    public override void StorePart(ILGenerator il, DType dtype) =>
        Call(il, typeof(Lanes), dtype == DType.Bool ? nameof(Lanes.StoreMaskPart) : nameof(Lanes.StorePart), Lane(dtype));

    /// <inheritdoc/>
    public override void Constant(ILGenerator il, DType dtype, double number)
    {
        if (dtype == DType.Bool)
        {
            var type = Register(dtype);
            string which = number != 0 ? nameof(Vector512<int>.AllBitsSet) : nameof(Vector512<int>.Zero);
            il.Emit(OpCodes.Call, type.GetProperty(which)!.GetMethod!);
            return;
        }
        Number(il, dtype, number);
        CallVector(il, nameof(Vector512.Create), Lane(dtype), Lane(dtype));
    }

    /// <inheritdoc/>
    public override void Operate(ILGenerator il, Instruction instruction, DType argument)
    {
        switch (instruction.Kind)
        {
            case InstructionKind.Select:
                Call(il, typeof(Lanes), nameof(Lanes.Choose), mask, Lane(instruction.DType));
                break;
            case InstructionKind.Cast:
                Cast(il, argument, instruction.DType);
                break;
            case InstructionKind.Binary when argument == DType.Bool:
                // The greater of two masks is or, the smaller and.
                Call(il, typeof(Lanes), instruction.Operation == typeof(MaximumOp) ? nameof(Lanes.Or) : nameof(Lanes.And), mask);
                break;
            default:
                CallOperation(il, instruction.Operation!, OperationTypes.Vector(instruction.Kind, Lane(argument)));
                if (instruction.Kind == InstructionKind.Comparison) Call(il, typeof(Lanes), nameof(Lanes.Seen), Lane(argument), mask);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Combine(ILGenerator il, Fold fold, DType dtype) => CallOperation(il, fold.Operation, OperationTypes.Vector(InstructionKind.Binary, Lane(dtype)));

    /// <inheritdoc/>
    public override void Fill(ILGenerator il, DType dtype) => Call(il, typeof(Lanes), nameof(Lanes.Fill), Lane(dtype));

    /// <inheritdoc/>
    public override void FoldPlaces(ILGenerator il, Fold fold, DType dtype) => Call(il, typeof(Lanes), nameof(Lanes.Fold), fold.Operation, Lane(dtype));

    /// <inheritdoc/>
    public override void Everywhere(ILGenerator il, DType dtype) => CallVector(il, nameof(Vector512.Create), Lane(dtype), Lane(dtype));

    /// <inheritdoc/>
    public override void StoreFirst(ILGenerator il, DType dtype) => Call(il, typeof(Lanes), dtype == DType.Bool ? nameof(Lanes.StoreFirstMask) : nameof(Lanes.StoreFirst), Lane(dtype));

    /// <summary>The C# type of a lane.</summary>
    private Type Lane(DType dtype) => dtype == DType.Bool ? mask : Element(dtype);

    private void Cast(ILGenerator il, DType from, DType to)
    {
        if (from == to) return;
        if (from == DType.Bool) Call(il, typeof(Lanes), nameof(Lanes.OneWhere), mask, Lane(to));
        else if (to == DType.Bool) Call(il, typeof(Lanes), nameof(Lanes.IsNotZero), Lane(from), mask);
        else if (to == DType.Float32) CallVector(il, nameof(Vector512.ConvertToSingle), typeof(int));
        else CallVector(il, nameof(Vector512.ConvertToInt32), typeof(float));
    }

    // The overload for vectors of a lane's type, or for one lane.
    private static void CallVector(ILGenerator il, string name, Type lane, Type? argument = null)
    {
        argument ??= typeof(Vector512<>).MakeGenericType(lane);
        il.Emit(OpCodes.Call, VectorMethods.Single(m => m.Name == name && !m.IsGenericMethod && m.GetParameters() is [var only] && only.ParameterType == argument));
    }
}
