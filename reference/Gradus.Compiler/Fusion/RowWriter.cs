using System.Reflection.Emit;

namespace Gradus.Compiler.Fusion;

/// <summary>The loops of a kernel that combines nothing: row by row, each from left to right.</summary>
/// <remarks>A processor begins with the next turns before one has ended, as many as its list of instructions under way holds: hundreds. Short turns need no more. Of a long chain of
/// instructions, each of which waits for the last one's result, only part of a turn fits; then several vectors side by side keep it busy: without them each of four exponentials
/// in a row takes longer than one by itself.</remarks>
internal sealed class RowWriter(Recipe recipe, Flavour flavour, ILGenerator il) : KernelWriter(recipe, flavour, il, VectorsFor(recipe, flavour))
{
    // The weight from which on a turn is long: an addition weighs 1, an exponential 4.
    private const int Long = 8;

    // The vectors that registers hold beside constants. What does not fit goes to the stack and back, which takes up to half as long again.
    private const int Registers = 24;

    /// <inheritdoc/>
    protected override void Write()
    {
        int vectors = VectorsFor(Recipe, Flavour);
        SetPointers(atColumn: false);
        ForEachRow(() =>
        {
            SpreadInputs();
            Set(Column, 0);
            if (vectors > 1) ForEachColumn(vectors * Flavour.Width, () => Body(PushColumnBytes, vectors));
            ForEachColumn(Flavour.Width, () => Body(PushColumnBytes));
            IfColumnsAreLeft(() => Part(PushColumnBytes));
            Advance(Recipe.OperandCount);
        });
    }

    private static int VectorsFor(Recipe recipe, Flavour flavour)
    {
        if (flavour.Width == 1 || recipe.Weight < Long) return 1;
        // The body stands there so many times, and twice more: for single vectors and for what is left of a row.
        int places = recipe.Functions == 0 ? int.MaxValue : Recipe.MostFunctionsInline / recipe.Functions;
        return Math.Clamp(Math.Min(Registers / recipe.LiveValues, places - 2), 1, 4);
    }
}
