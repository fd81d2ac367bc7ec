using System.Reflection.Emit;

namespace Gradus.Compiler.Fusion;

/// <summary>The loops of a kernel that combines each row into a number, or, where the row is a block of a longer one, into a vector.</summary>
internal sealed class RowFoldWriter(Recipe recipe, Flavour flavour, ILGenerator il) : RowSumsWriter(recipe, flavour, il, folds: 1)
{
    /// <inheritdoc/>
    protected override void Write()
    {
        var total = new Sum(0, Recipe.Fold!, TotalType, () => PushFolded());
        AllocateSums();
        SetPointers(atColumn: false);
        ForEachRow(() =>
        {
            SpreadInputs();
            Set(Column, 0);
            WholeVectors(() => Body(PushColumnBytes), Recipe.Instructions.Count, [total]);
            IfColumnsAreLeft(() =>
            {
                Part(PushColumnBytes);
                CombineWithLast(total, () => PushPart(total));
            });
            PushTotal(total);
            StoreTotal();
            Advance(Recipe.OperandCount);
        });
    }

    private void StoreTotal()
    {
        if (Recipe.Fold!.Direction == FoldDirection.RowBlock)
        {
            PushPointer(Total);
            Flavour.Store(IL, TotalType);
            return;
        }
        IL.Emit(OpCodes.Ldarg_3);
        Flavour.FoldPlaces(IL, Recipe.Fold, TotalType);
        PushPointer(Total);
        new ScalarFlavour().Store(IL, TotalType);
    }
}
