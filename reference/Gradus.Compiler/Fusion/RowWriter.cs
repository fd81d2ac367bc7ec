using System.Reflection.Emit;

namespace Gradus.Compiler.Fusion;

/// <summary>The loops of a kernel that combines nothing: row by row, each from left to right.</summary>
/// <remarks>A turn of the inner loop takes one vector. Turns do not depend on one another, so the processor does several at once without being told: two or four to a turn
/// were not faster.</remarks>
internal sealed class RowWriter(Recipe recipe, Flavour flavour, ILGenerator il) : KernelWriter(recipe, flavour, il)
{
    /// <inheritdoc/>
    protected override void Write()
    {
        SetPointers(atColumn: false);
        ForEachRow(() =>
        {
            SpreadInputs();
            Set(Column, 0);
            ForEachColumn(Flavour.Width, () => Body(PushColumnBytes));
            IfColumnsAreLeft(() => Part(PushColumnBytes));
            Advance(Recipe.OperandCount);
        });
    }
}
