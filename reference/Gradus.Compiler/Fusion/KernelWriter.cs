using System.Reflection.Emit;
using Gradus.Tensors;

namespace Gradus.Compiler.Fusion;

/// <summary>Writes a kernel: the loops around a recipe's body.</summary>
/// <remarks>The kernel is a <see cref="FusedKernel"/>: it gets an address for each operand (inputs, outputs, what is combined), how many bytes on each one's next row lies, and
/// how many rows and columns there are, at least one of each. What is left of a row beyond whole vectors is done in one more vector of which only some lanes are read
/// and written.</remarks>
internal abstract class KernelWriter
{
    private readonly LocalBuilder[] pointers;
    private readonly LocalBuilder[][] values;

    /// <summary>Declares what every kernel has.</summary>
    /// <param name="recipe">What is done for each element.</param>
    /// <param name="flavour">On vectors or on single elements.</param>
    /// <param name="il">Where to.</param>
    /// <param name="vectors">How many vectors a body does side by side at most.</param>
    protected KernelWriter(Recipe recipe, Flavour flavour, ILGenerator il, int vectors = 1)
    {
        (Recipe, Flavour, IL) = (recipe, flavour, il);
        pointers = [.. Enumerable.Range(0, recipe.OperandCount).Select(_ => il.DeclareLocal(typeof(byte*)))];
        values = [.. Enumerable.Range(0, vectors).Select(_ => Values())];
        Column = il.DeclareLocal(typeof(nint));
        RowsLeft = il.DeclareLocal(typeof(nint));
    }

    /// <summary>What is done for each element.</summary>
    protected Recipe Recipe { get; }

    /// <summary>On vectors or on single elements.</summary>
    protected Flavour Flavour { get; }

    /// <summary>Where to.</summary>
    protected ILGenerator IL { get; }

    /// <summary>The number of the current column.</summary>
    protected LocalBuilder Column { get; }

    /// <summary>How many rows there still are.</summary>
    protected LocalBuilder RowsLeft { get; }

    /// <summary>The number of the operand that takes what is combined.</summary>
    protected int Total => Recipe.OperandCount - 1;

    /// <summary>The type of what is combined.</summary>
    protected DType TotalType => Recipe.TypeOf(Recipe.Fold!.Value);

    /// <summary>Writes the body of a method with the signature of <see cref="FusedKernel"/>.</summary>
    public static void Write(Recipe recipe, Flavour flavour, ILGenerator il)
    {
        KernelWriter writer = recipe.Fold switch
        {
            null when recipe.CombinesRows => new RowPassesWriter(recipe, flavour, il),
            null => new RowWriter(recipe, flavour, il),
            { Direction: FoldDirection.Column } => new ColumnFoldWriter(recipe, flavour, il),
            _ => new RowFoldWriter(recipe, flavour, il),
        };
        writer.Write();
        il.Emit(OpCodes.Ret);
    }

    /// <summary>Writes the loops.</summary>
    protected abstract void Write();

    /// <summary>The recipe for neighbouring whole vectors of each operand, side by side: each instruction is done for all of them before the next, so that the processor has
    /// something to do while a function's steps wait for one another.</summary>
    /// <param name="pushOffset">Pushes how many bytes behind its pointer an operand's first vector lies.</param>
    /// <param name="vectors">How many.</param>
    protected void Body(Action<int> pushOffset, int vectors = 1) => Instructions(
        vectors,
        (input, vector, dtype) =>
        {
            PushAddress(input, vector, pushOffset);
            Flavour.Load(IL, dtype);
        },
        (output, vector, dtype) =>
        {
            PushAddress(output, vector, pushOffset);
            Flavour.Store(IL, dtype);
        });

    /// <summary>The recipe for what is left of a row.</summary>
    /// <param name="pushOffset">As for <see cref="Body"/>.</param>
    protected void Part(Action<int> pushOffset) => Instructions(
        1,
        (input, vector, dtype) =>
        {
            PushAddress(input, vector, pushOffset);
            PushColumnsLeft();
            Flavour.LoadPart(IL, dtype);
        },
        (output, vector, dtype) =>
        {
            PushAddress(output, vector, pushOffset);
            PushColumnsLeft();
            Flavour.StorePart(IL, dtype);
        });

    /// <summary>Pushes the value that is combined.</summary>
    protected void PushFolded(int vector = 0) => IL.Emit(OpCodes.Ldloc, ValueOf(Recipe.Fold!.Value, vector));

    /// <summary>Reads the inputs of which one element stands for a row.</summary>
    protected void SpreadInputs()
    {
        for (int input = 0; input < Recipe.Inputs.Count; input++)
        {
            if (!Recipe.Inputs[input].IsSpread) continue;
            PushPointer(input);
            Flavour.Spread(IL, Recipe.Inputs[input].DType);
            IL.Emit(OpCodes.Stloc, values[0][input]);
        }
    }

    /// <summary>Whether an operand has neighbours along a row.</summary>
    protected bool HasColumns(int operand) => operand >= Recipe.Inputs.Count || !Recipe.Inputs[operand].IsSpread;

    /// <summary>How many bytes an element of an operand takes.</summary>
    protected int BytesOf(int operand) => Flavour.Bytes(
        operand < Recipe.Inputs.Count ? Recipe.Inputs[operand].DType
        : operand < Recipe.Inputs.Count + Recipe.Outputs.Count ? Recipe.TypeOf(Recipe.Outputs[operand - Recipe.Inputs.Count])
        : TotalType);

    /// <summary>Sets all pointers to the operands' first elements, or to those in the current column.</summary>
    protected void SetPointers(bool atColumn)
    {
        for (int operand = 0; operand < pointers.Length; operand++)
        {
            IL.Emit(OpCodes.Ldarg_0);
            PushNumber(operand * sizeof(long));
            IL.Emit(OpCodes.Add);
            IL.Emit(OpCodes.Ldind_I);
            if (atColumn && HasColumns(operand))
            {
                PushColumnBytes(operand);
                IL.Emit(OpCodes.Add);
            }
            IL.Emit(OpCodes.Stloc, pointers[operand]);
        }
    }

    /// <summary>Moves the first pointers to the next row.</summary>
    protected void Advance(int operands)
    {
        for (int operand = 0; operand < operands; operand++)
        {
            PushPointer(operand);
            IL.Emit(OpCodes.Ldarg_1);
            PushNumber(operand * sizeof(long));
            IL.Emit(OpCodes.Add);
            IL.Emit(OpCodes.Ldind_I);
            IL.Emit(OpCodes.Add);
            IL.Emit(OpCodes.Stloc, pointers[operand]);
        }
    }

    /// <summary>Pushes an operand's pointer.</summary>
    protected void PushPointer(int operand) => IL.Emit(OpCodes.Ldloc, pointers[operand]);

    /// <summary>Pushes how many bytes lie between an operand's first element in a row and that in the current column.</summary>
    protected void PushColumnBytes(int operand)
    {
        IL.Emit(OpCodes.Ldloc, Column);
        PushNumber(BytesOf(operand));
        IL.Emit(OpCodes.Mul);
    }

    /// <summary>Pushes how many columns there are from the current one on.</summary>
    protected void PushColumnsLeft()
    {
        IL.Emit(OpCodes.Ldarg_3);
        IL.Emit(OpCodes.Ldloc, Column);
        IL.Emit(OpCodes.Sub);
    }

    /// <summary>Pushes a number as wide as an address.</summary>
    protected void PushNumber(int number)
    {
        IL.Emit(OpCodes.Ldc_I4, number);
        IL.Emit(OpCodes.Conv_I);
    }

    /// <summary>local += number.</summary>
    protected void Increase(LocalBuilder local, int number)
    {
        IL.Emit(OpCodes.Ldloc, local);
        PushNumber(number);
        IL.Emit(OpCodes.Add);
        IL.Emit(OpCodes.Stloc, local);
    }

    /// <summary>local = number.</summary>
    protected void Set(LocalBuilder local, int number)
    {
        PushNumber(number);
        IL.Emit(OpCodes.Stloc, local);
    }

    /// <summary>for (row = rows; row > 0; row--) body.</summary>
    protected void ForEachRow(Action body)
    {
        IL.Emit(OpCodes.Ldarg_2);
        IL.Emit(OpCodes.Stloc, RowsLeft);
        var next = IL.DefineLabel();
        IL.MarkLabel(next);
        body();
        Increase(RowsLeft, -1);
        IL.Emit(OpCodes.Ldloc, RowsLeft);
        PushNumber(0);
        IL.Emit(OpCodes.Bgt, next);
    }

    /// <summary>for (; column + count &lt;= columns; column += count) body.</summary>
    protected void ForEachColumn(int count, Action body)
    {
        Label test = IL.DefineLabel(), turn = IL.DefineLabel();
        IL.Emit(OpCodes.Br, test);
        IL.MarkLabel(turn);
        body();
        Increase(Column, count);
        IL.MarkLabel(test);
        PushColumnsLeft();
        PushNumber(count);
        IL.Emit(OpCodes.Bge, turn);
    }

    /// <summary>if (column &lt; columns) body, where a value holds several elements; otherwise nothing can be left.</summary>
    protected void IfColumnsAreLeft(Action body)
    {
        if (Flavour.Width == 1) return;
        var end = IL.DefineLabel();
        PushColumnsLeft();
        PushNumber(0);
        IL.Emit(OpCodes.Ble, end);
        body();
        IL.MarkLabel(end);
    }

    /// <summary>Pushes where a vector of an operand lies.</summary>
    protected void PushAddress(int operand, int vector, Action<int> pushOffset)
    {
        PushPointer(operand);
        pushOffset(operand);
        IL.Emit(OpCodes.Add);
        PushNumber(vector * Flavour.Width * BytesOf(operand));
        IL.Emit(OpCodes.Add);
    }

    private void Instructions(int vectors, Action<int, int, DType> load, Action<int, int, DType> store)
    {
        for (int input = 0; input < Recipe.Inputs.Count; input++)
        {
            if (Recipe.Inputs[input].IsSpread) continue;
            for (int vector = 0; vector < vectors; vector++)
            {
                load(input, vector, Recipe.Inputs[input].DType);
                IL.Emit(OpCodes.Stloc, ValueOf(input, vector));
            }
        }
        for (int i = 0; i < Recipe.Instructions.Count; i++)
        {
            for (int vector = 0; vector < vectors; vector++) Operate(Recipe.Instructions[i], Recipe.Inputs.Count + i, vector, store);
        }
    }

    /// <summary>Does an instruction.</summary>
    protected void Compute(Instruction instruction, int value, int vector = 0)
    {
        foreach (int argument in instruction.Arguments) IL.Emit(OpCodes.Ldloc, ValueOf(argument, vector));
        if (instruction.Kind == InstructionKind.Constant) Flavour.Constant(IL, instruction.DType, instruction.Number);
        else Flavour.Operate(IL, instruction, Recipe.TypeOf(instruction.Arguments[^1]));
        IL.Emit(OpCodes.Stloc, ValueOf(value, vector));
    }

    private void Operate(Instruction instruction, int value, int vector, Action<int, int, DType> store)
    {
        Compute(instruction, value, vector);
        for (int output = 0; output < Recipe.Outputs.Count; output++)
        {
            if (Recipe.Outputs[output] != value) continue;
            IL.Emit(OpCodes.Ldloc, ValueOf(value, vector));
            store(Recipe.Inputs.Count + output, vector, Recipe.TypeOf(value));
        }
    }

    /// <summary>The register of a value; what stands for a whole row is the same in all vectors.</summary>
    protected LocalBuilder ValueOf(int value, int vector = 0) => values[value < Recipe.Inputs.Count && Recipe.Inputs[value].IsSpread ? 0 : vector][value];

    private LocalBuilder[] Values() => [.. Enumerable.Range(0, Recipe.Inputs.Count + Recipe.Instructions.Count).Select(value => IL.DeclareLocal(Flavour.Register(Recipe.TypeOf(value))))];
}
