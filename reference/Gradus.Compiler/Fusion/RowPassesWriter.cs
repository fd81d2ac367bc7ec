using System.Reflection.Emit;
using Gradus.Tensors;

namespace Gradus.Compiler.Fusion;

/// <summary>The loops of a kernel that goes over each row several times: row by row, so that a row is in the nearest cache after the first time.</summary>
/// <remarks>What waits for a later pass stands in buffers on the stack, which all rows share: no other thread sees them, and no memory is planned for them.</remarks>
internal sealed class RowPassesWriter : RowSumsWriter
{
    private readonly RowPasses passes;
    private readonly Dictionary<int, LocalBuilder> buffers, totals;

    /// <summary>Declares what the loops need.</summary>
    public RowPassesWriter(Recipe recipe, Flavour flavour, ILGenerator il) : this(recipe, flavour, il, new RowPasses(recipe))
    {
    }

    private RowPassesWriter(Recipe recipe, Flavour flavour, ILGenerator il, RowPasses passes)
        : base(recipe, flavour, il, Enumerable.Range(0, passes.Count).Max(pass => passes.FoldsOf(pass).Count()))
    {
        this.passes = passes;
        buffers = passes.Buffered.ToDictionary(value => value, _ => il.DeclareLocal(typeof(byte*)));
        totals = Enumerable.Range(0, passes.Count).SelectMany(passes.FoldsOf).ToDictionary(value => value, value => il.DeclareLocal(flavour.Register(recipe.TypeOf(value))));
    }

    /// <inheritdoc/>
    protected override void Write()
    {
        AllocateSums();
        foreach (var (value, buffer) in buffers) Allocate(buffer, () => PushColumnsOf(value));
        SetPointers(atColumn: false);
        ForEachRow(() =>
        {
            SpreadInputs();
            for (int pass = 0; pass < passes.Count; pass++)
            {
                foreach (int value in passes.Before(pass)) ComputeOfRow(value);
                Pass(pass);
            }
            foreach (int value in passes.Before(passes.Count)) ComputeOfRow(value);
            Advance(Recipe.OperandCount);
        });
    }

    private void Pass(int pass)
    {
        Sum[] sums = [.. passes.FoldsOf(pass).Select(SumOf)];
        Set(Column, 0);
        if (sums.Length == 0)
        {
            ForEachColumn(Flavour.Width, () => Elements(pass, isPart: false));
            IfColumnsAreLeft(() => Elements(pass, isPart: true));
            return;
        }
        // A row that does not fill a vector has no use for eight sums.
        IfRowFillsVector(() =>
        {
            WholeVectors(() => Elements(pass, isPart: false), passes.In(pass).Count(), sums);
        });
        var folded = passes.FoldsOf(pass).ToArray();
        IfColumnsAreLeft(() =>
        {
            Elements(pass, isPart: true);
            for (int i = 0; i < sums.Length; i++)
            {
                PushPart(sums[i]);
                IL.Emit(OpCodes.Stloc, totals[folded[i]]);
            }
            IfRowFillsVector(() =>
            {
                for (int i = 0; i < sums.Length; i++) CombineWithLast(sums[i], () => IL.Emit(OpCodes.Ldloc, totals[folded[i]]));
            });
        });
        for (int i = 0; i < sums.Length; i++) Finish(sums[i], folded[i]);
    }

    private Sum SumOf(int value, int number)
    {
        var instruction = InstructionOf(value);
        int argument = instruction.Arguments[0];
        return new(number, new Fold(instruction.Operation!, argument, FoldDirection.Row), instruction.DType, () => IL.Emit(OpCodes.Ldloc, ValueOf(argument)));
    }

    // The sums become a number, which stands in all places of a value from now on.
    private void Finish(Sum sum, int value)
    {
        IfRowFillsVector(() =>
        {
            PushTotal(sum);
            IL.Emit(OpCodes.Stloc, totals[value]);
        });
        IL.Emit(OpCodes.Ldloc, totals[value]);
        IL.Emit(OpCodes.Ldarg_3);
        Flavour.FoldPlaces(IL, sum.Fold, sum.DType);
        Flavour.Everywhere(IL, sum.DType);
        IL.Emit(OpCodes.Stloc, ValueOf(value));
        StoreOfRow(value);
    }

    private void ComputeOfRow(int value)
    {
        Compute(InstructionOf(value), value);
        StoreOfRow(value);
    }

    private void StoreOfRow(int value)
    {
        foreach (int output in OutputsOf(value, ofRow: true))
        {
            IL.Emit(OpCodes.Ldloc, ValueOf(value));
            PushPointer(Recipe.Inputs.Count + output);
            Flavour.StoreFirst(IL, Recipe.TypeOf(value));
        }
    }

    // One vector of each value, or what is left of a row.
    private void Elements(int pass, bool isPart)
    {
        foreach (int value in passes.ReadBy(pass))
        {
            PushAddressOf(value);
            if (isPart) PushColumnsLeft();
            if (isPart) Flavour.LoadPart(IL, Recipe.TypeOf(value));
            else Flavour.Load(IL, Recipe.TypeOf(value));
            IL.Emit(OpCodes.Stloc, ValueOf(value));
        }
        foreach (int value in passes.In(pass))
        {
            Compute(InstructionOf(value), value);
            if (buffers.ContainsKey(value)) StoreElements(value, () => PushAddressOf(value), isPart);
            StoreOutputs(value, isPart);
        }
        // One number for the row may be wanted for each of its elements.
        foreach (int value in Recipe.Outputs.Distinct().Where(value => passes.IsOfRow(value) && passes.Of(value) == pass)) StoreOutputs(value, isPart);
    }

    private void StoreOutputs(int value, bool isPart)
    {
        foreach (int output in OutputsOf(value, ofRow: false))
        {
            StoreElements(value, () => PushAddress(Recipe.Inputs.Count + output, 0, PushColumnBytes), isPart);
        }
    }

    private void StoreElements(int value, Action pushAddress, bool isPart)
    {
        IL.Emit(OpCodes.Ldloc, ValueOf(value));
        pushAddress();
        if (isPart) PushColumnsLeft();
        if (isPart) Flavour.StorePart(IL, Recipe.TypeOf(value));
        else Flavour.Store(IL, Recipe.TypeOf(value));
    }

    // Of an input, or of what waits in a buffer.
    private void PushAddressOf(int value)
    {
        if (value < Recipe.Inputs.Count)
        {
            PushAddress(value, 0, PushColumnBytes);
            return;
        }
        IL.Emit(OpCodes.Ldloc, buffers[value]);
        IL.Emit(OpCodes.Ldloc, Column);
        PushNumber(Flavour.Bytes(Recipe.TypeOf(value)));
        IL.Emit(OpCodes.Mul);
        IL.Emit(OpCodes.Add);
    }

    private void PushColumnsOf(int value)
    {
        IL.Emit(OpCodes.Ldarg_3);
        PushNumber(Flavour.Bytes(Recipe.TypeOf(value)));
        IL.Emit(OpCodes.Mul);
    }

    // if (columns >= width) body, where a value holds several elements.
    private void IfRowFillsVector(Action body)
    {
        var end = IL.DefineLabel();
        IL.Emit(OpCodes.Ldarg_3);
        PushNumber(Flavour.Width);
        IL.Emit(OpCodes.Blt, end);
        body();
        IL.MarkLabel(end);
    }

    private Instruction InstructionOf(int value) => Recipe.Instructions[value - Recipe.Inputs.Count];

    private IEnumerable<int> OutputsOf(int value, bool ofRow) =>
        Enumerable.Range(0, Recipe.Outputs.Count).Where(output => Recipe.Outputs[output] == value && Recipe.RowOutputs.Contains(output) == ofRow);
}
