using System.Reflection.Emit;
using Gradus.Tensors;

namespace Gradus.Compiler.Fusion;

/// <summary>Writes a kernel: the loops over rows and columns around a recipe's body.</summary>
/// <remarks><para>The kernel is <see cref="FusedKernel"/>: it gets an address for each operand (inputs, outputs, what is combined), how many bytes on each one's next row lies,
/// and how many rows and columns there are, at least one of each.</para>
/// <para>Without a fold, or when each row is combined into a number, the outer loop goes over rows and the inner one along each. When rows are combined into one, the outer
/// loop takes as many columns as registers hold and the inner one goes down all rows, so that the sums stay in registers.</para>
/// <para>What is left of a row beyond whole vectors is done in one more vector of which only some lanes are read and written.</para></remarks>
internal sealed class KernelWriter
{
    private readonly Recipe recipe;
    private readonly Flavour flavour;
    private readonly ILGenerator il;
    private readonly int unroll;
    private readonly LocalBuilder[] pointers, values, sums;
    private readonly LocalBuilder column, row;

    private KernelWriter(Recipe recipe, Flavour flavour, ILGenerator il, int unroll)
    {
        (this.recipe, this.flavour, this.il, this.unroll) = (recipe, flavour, il, unroll);
        pointers = [.. Enumerable.Range(0, recipe.OperandCount).Select(_ => il.DeclareLocal(typeof(byte*)))];
        values = [.. Enumerable.Range(0, recipe.Inputs.Count + recipe.Instructions.Count).Select(value => il.DeclareLocal(flavour.Register(recipe.TypeOf(value))))];
        sums = recipe.Fold is null ? [] : [.. Enumerable.Range(0, unroll).Select(_ => il.DeclareLocal(flavour.Register(recipe.TypeOf(recipe.Fold.Value))))];
        column = il.DeclareLocal(typeof(nint));
        row = il.DeclareLocal(typeof(nint));
    }

    private int Sum => recipe.OperandCount - 1;

    private DType SumType => recipe.TypeOf(recipe.Fold!.Value);

    /// <summary>Writes the body of a method with the signature of <see cref="FusedKernel"/>.</summary>
    /// <param name="recipe">What is done for each element.</param>
    /// <param name="flavour">On vectors or on single elements.</param>
    /// <param name="il">Where to.</param>
    /// <param name="unroll">How many vectors a turn of the inner loop takes; when it combines them, as many sums, which do not wait for each other.</param>
    public static void Write(Recipe recipe, Flavour flavour, ILGenerator il, int unroll)
    {
        var writer = new KernelWriter(recipe, flavour, il, unroll);
        if (recipe.Fold is { Direction: FoldDirection.Column }) writer.ColumnByColumn();
        else writer.RowByRow();
        il.Emit(OpCodes.Ret);
    }

    private void RowByRow()
    {
        for (int operand = 0; operand < pointers.Length; operand++) SetPointer(operand, () => PushBytes(0));
        CopyArgument(2, row);
        var nextRow = MarkedLabel();
        for (int input = 0; input < recipe.Inputs.Count; input++)
        {
            if (recipe.Inputs[input].IsSpread) Spread(input);
        }
        foreach (var sum in sums) Neutral(sum);
        SetZero(column);
        if (unroll > 1) Columns(unroll, () => Body(unroll, PushColumn));
        Columns(1, () => Body(1, PushColumn));
        if (flavour.Width > 1) IfColumnsAreLeft(() => Part(PushColumn));
        if (recipe.Fold is not null) StoreNumber();
        for (int operand = 0; operand < pointers.Length; operand++) Advance(operand);
        CountDown(row, nextRow);
    }

    private void ColumnByColumn()
    {
        SetZero(column);
        if (unroll > 1) Columns(unroll, () => Down(unroll, isPart: false));
        Columns(1, () => Down(1, isPart: false));
        if (flavour.Width > 1) IfColumnsAreLeft(() => Down(1, isPart: true));
    }

    // All rows of some columns.
    private void Down(int count, bool isPart)
    {
        for (int operand = 0; operand < pointers.Length; operand++)
        {
            bool isSpread = operand < recipe.Inputs.Count && recipe.Inputs[operand].IsSpread;
            int bytes = BytesOf(operand);
            SetPointer(operand, () => PushScaled(column, isSpread ? 0 : bytes));
        }
        for (int i = 0; i < count; i++) Neutral(sums[i]);
        CopyArgument(2, row);
        var nextRow = MarkedLabel();
        for (int input = 0; input < recipe.Inputs.Count; input++)
        {
            if (recipe.Inputs[input].IsSpread) Spread(input);
        }
        if (isPart) Part((_, offset) => PushBytes(offset));
        else Body(count, (_, offset) => PushBytes(offset));
        for (int operand = 0; operand < pointers.Length - 1; operand++) Advance(operand);
        CountDown(row, nextRow);
        for (int i = 0; i < count; i++)
        {
            il.Emit(OpCodes.Ldloc, sums[i]);
            il.Emit(OpCodes.Ldloc, pointers[Sum]);
            PushBytes(i * flavour.Width * Flavour.Bytes(SumType));
            il.Emit(OpCodes.Add);
            if (isPart) PushLeft();
            if (isPart) flavour.StorePart(il, SumType);
            else flavour.Store(il, SumType);
        }
    }

    // The recipe for some whole vectors, one after the other; the address of each is its operand's pointer and what the argument pushes.
    private void Body(int count, Action<int, int> pushOffset)
    {
        for (int i = 0; i < count; i++)
        {
            int vector = i;
            Instructions(
                input =>
                {
                    PushAddress(input, vector, pushOffset);
                    flavour.Load(il, recipe.Inputs[input].DType);
                },
                (output, value) =>
                {
                    il.Emit(OpCodes.Ldloc, values[value]);
                    PushAddress(output, vector, pushOffset);
                    flavour.Store(il, recipe.TypeOf(value));
                });
            if (recipe.Fold is { } fold) CombineInto(sums[vector], () => il.Emit(OpCodes.Ldloc, values[fold.Value]));
        }
    }

    // The recipe for what is left of a row.
    private void Part(Action<int, int> pushOffset)
    {
        Instructions(
            input =>
            {
                PushAddress(input, 0, pushOffset);
                PushLeft();
                flavour.LoadPart(il, recipe.Inputs[input].DType);
            },
            (output, value) =>
            {
                il.Emit(OpCodes.Ldloc, values[value]);
                PushAddress(output, 0, pushOffset);
                PushLeft();
                flavour.StorePart(il, recipe.TypeOf(value));
            });
        if (recipe.Fold is not { } fold) return;
        CombineInto(sums[0], () =>
        {
            il.Emit(OpCodes.Ldloc, values[fold.Value]);
            PushLeft();
            flavour.Neutral(il, fold, SumType);
            flavour.Fill(il, SumType);
        });
    }

    private void Instructions(Action<int> load, Action<int, int> store)
    {
        for (int input = 0; input < recipe.Inputs.Count; input++)
        {
            if (recipe.Inputs[input].IsSpread) continue;
            load(input);
            il.Emit(OpCodes.Stloc, values[input]);
        }
        for (int i = 0; i < recipe.Instructions.Count; i++)
        {
            var instruction = recipe.Instructions[i];
            int value = recipe.Inputs.Count + i;
            foreach (int argument in instruction.Arguments) il.Emit(OpCodes.Ldloc, values[argument]);
            if (instruction.Kind == InstructionKind.Constant) flavour.Constant(il, instruction.DType, instruction.Number);
            else flavour.Operate(il, instruction, recipe.TypeOf(instruction.Arguments[^1]));
            il.Emit(OpCodes.Stloc, values[value]);
            for (int output = 0; output < recipe.Outputs.Count; output++)
            {
                if (recipe.Outputs[output] == value) store(recipe.Inputs.Count + output, value);
            }
        }
    }

    private void StoreNumber()
    {
        for (int step = 1; step < unroll; step *= 2)
        {
            for (int i = 0; i + step < unroll; i += 2 * step)
            {
                int other = i + step;
                CombineInto(sums[i], () => il.Emit(OpCodes.Ldloc, sums[other]));
            }
        }
        il.Emit(OpCodes.Ldloc, sums[0]);
        flavour.FoldPlaces(il, recipe.Fold!, SumType);
        il.Emit(OpCodes.Ldloc, pointers[Sum]);
        new ScalarFlavour().Store(il, SumType);
    }

    private void CombineInto(LocalBuilder sum, Action pushOther)
    {
        il.Emit(OpCodes.Ldloc, sum);
        pushOther();
        flavour.Combine(il, recipe.Fold!, SumType);
        il.Emit(OpCodes.Stloc, sum);
    }

    private void Neutral(LocalBuilder sum)
    {
        flavour.Neutral(il, recipe.Fold!, SumType);
        il.Emit(OpCodes.Stloc, sum);
    }

    private void Spread(int input)
    {
        il.Emit(OpCodes.Ldloc, pointers[input]);
        flavour.Spread(il, recipe.Inputs[input].DType);
        il.Emit(OpCodes.Stloc, values[input]);
    }

    // for (; column <= columns - width; column += width) body
    private void Columns(int vectors, Action body)
    {
        var test = il.DefineLabel();
        il.Emit(OpCodes.Br, test);
        var turn = MarkedLabel();
        body();
        il.Emit(OpCodes.Ldloc, column);
        il.Emit(OpCodes.Ldc_I4, vectors * flavour.Width);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, column);
        il.MarkLabel(test);
        il.Emit(OpCodes.Ldloc, column);
        il.Emit(OpCodes.Ldarg_3);
        il.Emit(OpCodes.Ldc_I4, vectors * flavour.Width);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Ble, turn);
    }

    private void IfColumnsAreLeft(Action body)
    {
        var end = il.DefineLabel();
        il.Emit(OpCodes.Ldloc, column);
        il.Emit(OpCodes.Ldarg_3);
        il.Emit(OpCodes.Bge, end);
        body();
        il.MarkLabel(end);
    }

    private void CountDown(LocalBuilder counter, Label again)
    {
        il.Emit(OpCodes.Ldloc, counter);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Dup);
        il.Emit(OpCodes.Stloc, counter);
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Bgt, again);
    }

    // pointer = operands[operand] + what the argument pushes
    private void SetPointer(int operand, Action pushOffset)
    {
        il.Emit(OpCodes.Ldarg_0);
        PushBytes(operand * sizeof(long));
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Ldind_I);
        pushOffset();
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, pointers[operand]);
    }

    // pointer += steps[operand]
    private void Advance(int operand)
    {
        il.Emit(OpCodes.Ldloc, pointers[operand]);
        il.Emit(OpCodes.Ldarg_1);
        PushBytes(operand * sizeof(long));
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Ldind_I);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, pointers[operand]);
    }

    private void PushAddress(int operand, int vector, Action<int, int> pushOffset)
    {
        il.Emit(OpCodes.Ldloc, pointers[operand]);
        pushOffset(operand, vector * flavour.Width * BytesOf(operand));
        il.Emit(OpCodes.Add);
    }

    // The bytes from a row's start to the current column, and some more.
    private void PushColumn(int operand, int offset)
    {
        PushScaled(column, BytesOf(operand));
        PushBytes(offset);
        il.Emit(OpCodes.Add);
    }

    private void PushScaled(LocalBuilder index, int bytes)
    {
        il.Emit(OpCodes.Ldloc, index);
        PushBytes(bytes);
        il.Emit(OpCodes.Mul);
    }

    private void PushBytes(int bytes)
    {
        il.Emit(OpCodes.Ldc_I4, bytes);
        il.Emit(OpCodes.Conv_I);
    }

    private void PushLeft()
    {
        il.Emit(OpCodes.Ldarg_3);
        il.Emit(OpCodes.Ldloc, column);
        il.Emit(OpCodes.Sub);
    }

    private void CopyArgument(int argument, LocalBuilder local)
    {
        il.Emit(OpCodes.Ldarg, (short)argument);
        il.Emit(OpCodes.Stloc, local);
    }

    private void SetZero(LocalBuilder local)
    {
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Stloc, local);
    }

    private Label MarkedLabel()
    {
        var label = il.DefineLabel();
        il.MarkLabel(label);
        return label;
    }

    private int BytesOf(int operand) => Flavour.Bytes(
        operand < recipe.Inputs.Count ? recipe.Inputs[operand].DType
        : operand < recipe.Inputs.Count + recipe.Outputs.Count ? recipe.TypeOf(recipe.Outputs[operand - recipe.Inputs.Count])
        : SumType);
}
