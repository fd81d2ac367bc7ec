using System.Reflection;
using System.Reflection.Emit;
using Gradus.Tensors;

namespace Gradus.Compiler.Fusion;

/// <summary>How a recipe becomes instructions: on whole vectors, or on one element at a time. Each method emits code that takes its arguments from the evaluation stack and
/// leaves its value there.</summary>
internal abstract class Flavour
{
    /// <summary>How many elements a value holds.</summary>
    public abstract int Width { get; }

    /// <summary>The C# type of a value in a register.</summary>
    public abstract Type Register(DType dtype);

    /// <summary>address → value.</summary>
    public abstract void Load(ILGenerator il, DType dtype);

    /// <summary>address, count → value, of which the first elements count.</summary>
    public abstract void LoadPart(ILGenerator il, DType dtype);

    /// <summary>address → value: one element in all places.</summary>
    public abstract void Spread(ILGenerator il, DType dtype);

    /// <summary>value, address → nothing.</summary>
    public abstract void Store(ILGenerator il, DType dtype);

    /// <summary>value, address, count → nothing: the first elements are stored.</summary>
    public abstract void StorePart(ILGenerator il, DType dtype);

    /// <summary>→ value: a number in all places.</summary>
    public abstract void Constant(ILGenerator il, DType dtype, double number);

    /// <summary>arguments → value.</summary>
    public abstract void Operate(ILGenerator il, Instruction instruction, DType argument);

    /// <summary>value, value → value: combined, place by place.</summary>
    public abstract void Combine(ILGenerator il, Fold fold, DType dtype);

    /// <summary>value, count, neutral → value: neutral where there is no element.</summary>
    public abstract void Fill(ILGenerator il, DType dtype);

    /// <summary>value, count → number: all places combined; when there are fewer than a value holds, one after the other.</summary>
    public abstract void FoldPlaces(ILGenerator il, Fold fold, DType dtype);

    /// <summary>number → value: in all places.</summary>
    public abstract void Everywhere(ILGenerator il, DType dtype);

    /// <summary>value, address → nothing: the first place is stored.</summary>
    public abstract void StoreFirst(ILGenerator il, DType dtype);

    /// <summary>→ value: what changes no combination, in all places.</summary>
    public void Neutral(ILGenerator il, Fold fold, DType dtype)
    {
        var number = typeof(Scalars).GetMethod(nameof(Scalars.Neutral))!.MakeGenericMethod(fold.Operation, Element(dtype)).Invoke(null, null)!;
        Constant(il, dtype, System.Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The C# type of an element in memory.</summary>
    public static Type Element(DType dtype) => dtype switch
    {
        DType.Float32 => typeof(float),
        DType.Float64 => typeof(double),
        DType.Int32 => typeof(int),
        _ => typeof(bool),
    };

    /// <summary>How many bytes an element takes in memory.</summary>
    public static int Bytes(DType dtype) => dtype switch { DType.Float64 => 8, DType.Bool => 1, _ => 4 };

    /// <summary>→ number.</summary>
    protected static void Number(ILGenerator il, DType dtype, double number)
    {
        switch (dtype)
        {
            case DType.Float32: il.Emit(OpCodes.Ldc_R4, (float)number); break;
            case DType.Float64: il.Emit(OpCodes.Ldc_R8, number); break;
            default: il.Emit(OpCodes.Ldc_I4, (int)number); break;
        }
    }

    /// <summary>Calls an operation's method as its interface declares it: the struct may leave it to the interface's own.</summary>
    protected static void CallOperation(ILGenerator il, Type operation, MethodInfo method)
    {
        il.Emit(OpCodes.Constrained, operation);
        il.Emit(OpCodes.Call, method);
    }

    /// <summary>Calls a static generic method.</summary>
    protected static void Call(ILGenerator il, Type type, string name, params Type[] arguments) => il.Emit(OpCodes.Call, type.GetMethod(name)!.MakeGenericMethod(arguments));
}
