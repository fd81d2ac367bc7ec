using System.Reflection.Emit;

namespace Gradus.Compiler.Fusion;

/// <summary>The loops of a kernel that combines rows, element by element, into one row.</summary>
/// <remarks>The outer loop takes as many columns as sums fit into registers, and the inner one goes down all rows, so that the sums need not be written in between. Each
/// column is combined in the order of its rows; the backend's reductions do so for as many rows as a kernel is called with.</remarks>
internal sealed class ColumnFoldWriter : KernelWriter
{
    // A light body is done for four vectors beside one another, which uses cache lines that are fetched in pairs, and does not wait for a sum.
    private const int Light = 4;

    private readonly LocalBuilder[] sums;

    /// <summary>Declares what the loops need.</summary>
    public ColumnFoldWriter(Recipe recipe, Flavour flavour, ILGenerator il) : base(recipe, flavour, il)
    {
        int count = recipe.Instructions.Count <= Light ? 4 : 1;
        sums = [.. Enumerable.Range(0, count).Select(_ => il.DeclareLocal(flavour.Register(TotalType)))];
    }

    /// <inheritdoc/>
    protected override void Write()
    {
        Set(Column, 0);
        if (sums.Length > 1) ForEachColumn(sums.Length * Flavour.Width, () => Down(sums.Length, isPart: false));
        ForEachColumn(Flavour.Width, () => Down(1, isPart: false));
        IfColumnsAreLeft(() => Down(1, isPart: true));
    }

    private void Down(int count, bool isPart)
    {
        SetPointers(atColumn: true);
        for (int sum = 0; sum < count; sum++)
        {
            Flavour.Neutral(IL, Recipe.Fold!, TotalType);
            IL.Emit(OpCodes.Stloc, sums[sum]);
        }
        ForEachRow(() =>
        {
            SpreadInputs();
            for (int sum = 0; sum < count; sum++)
            {
                int vector = sum;
                if (isPart) Part(_ => PushNumber(0));
                else Body(operand => PushNumber(vector * Flavour.Width * BytesOf(operand)));
                IL.Emit(OpCodes.Ldloc, sums[sum]);
                PushFolded();
                Flavour.Combine(IL, Recipe.Fold!, TotalType);
                IL.Emit(OpCodes.Stloc, sums[sum]);
            }
            Advance(Total);
        });
        for (int sum = 0; sum < count; sum++)
        {
            IL.Emit(OpCodes.Ldloc, sums[sum]);
            PushPointer(Total);
            PushNumber(sum * Flavour.Width * BytesOf(Total));
            IL.Emit(OpCodes.Add);
            if (isPart) PushColumnsLeft();
            if (isPart) Flavour.StorePart(IL, TotalType);
            else Flavour.Store(IL, TotalType);
        }
    }
}
