using System.Reflection.Emit;

namespace Gradus.Compiler.Fusion;

/// <summary>The loops of a kernel that combines each row into a number, or, where the row is a block of a longer one, into a vector.</summary>
/// <remarks>The order is that of the backend's reductions, so the result has the same bits: vectors go to eight sums in turn; of what is left, four go to the first four, two to the
/// next two, one to the seventh, and the rest of the row to the last. The sums stand in memory, in the first-level cache: so the body is there once for all of
/// them, and an addition waits for the one eight vectors before.</remarks>
internal sealed class RowFoldWriter : KernelWriter
{
    private const int SumCount = 8, Phases = 4;

    private readonly LocalBuilder sums, place, limit, phase;
    private readonly int sumBytes;

    /// <summary>Declares what the loops need.</summary>
    public RowFoldWriter(Recipe recipe, Flavour flavour, ILGenerator il) : base(recipe, flavour, il)
    {
        sums = il.DeclareLocal(typeof(byte*));
        place = il.DeclareLocal(typeof(nint));
        limit = il.DeclareLocal(typeof(nint));
        phase = il.DeclareLocal(typeof(nint));
        sumBytes = flavour.Width * Flavour.Bytes(TotalType);
    }

    /// <inheritdoc/>
    protected override void Write()
    {
        AllocateSums();
        SetPointers(atColumn: false);
        ForEachRow(() =>
        {
            SpreadInputs();
            for (int sum = 0; sum < SumCount; sum++)
            {
                Flavour.Neutral(IL, Recipe.Fold!, TotalType);
                PushSum(sum);
                Flavour.Store(IL, TotalType);
            }
            Set(Column, 0);
            WholeVectors();
            IfColumnsAreLeft(() =>
            {
                Part(PushColumnBytes);
                Combine(() => PushSum(SumCount - 1), PushFoldedPart);
            });
            StoreTotal();
            Advance(Recipe.OperandCount);
        });
    }

    // In phase 0 as many times eight vectors as there are; then four, two and one.
    private void WholeVectors()
    {
        Label nextPhase = IL.DefineLabel(), turn = IL.DefineLabel(), test = IL.DefineLabel();
        Set(phase, 0);
        IL.MarkLabel(nextPhase);
        foreach (var (local, name) in new[] { (limit, nameof(FoldPhases.End)), (place, nameof(FoldPhases.Sum)) })
        {
            IL.Emit(OpCodes.Ldloc, phase);
            IL.Emit(OpCodes.Ldloc, Column);
            IL.Emit(OpCodes.Ldarg_3);
            PushNumber(Flavour.Width);
            IL.Emit(OpCodes.Call, typeof(FoldPhases).GetMethod(name)!);
            IL.Emit(OpCodes.Stloc, local);
        }
        IL.Emit(OpCodes.Br, test);
        IL.MarkLabel(turn);
        Body(PushColumnBytes);
        Combine(PushPlace, () => PushFolded());
        IL.Emit(OpCodes.Ldloc, place);
        PushNumber(1);
        IL.Emit(OpCodes.Add);
        PushNumber(SumCount - 1);
        IL.Emit(OpCodes.And);
        IL.Emit(OpCodes.Stloc, place);
        Increase(Column, Flavour.Width);
        IL.MarkLabel(test);
        IL.Emit(OpCodes.Ldloc, Column);
        IL.Emit(OpCodes.Ldloc, limit);
        IL.Emit(OpCodes.Blt, turn);
        Increase(phase, 1);
        IL.Emit(OpCodes.Ldloc, phase);
        PushNumber(Phases);
        IL.Emit(OpCodes.Blt, nextPhase);
    }

    // The first and second sum into the first, the third and fourth into the third; then pairs of these, and so on.
    private void StoreTotal()
    {
        for (int step = 1; step < SumCount; step *= 2)
        {
            for (int sum = 0; sum < SumCount; sum += 2 * step)
            {
                int first = sum, second = sum + step;
                Combine(() => PushSum(first), () =>
                {
                    PushSum(second);
                    Flavour.Load(IL, TotalType);
                });
            }
        }
        PushSum(0);
        Flavour.Load(IL, TotalType);
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

    // *sum = combined(*sum, other)
    private void Combine(Action pushSum, Action pushOther)
    {
        pushSum();
        Flavour.Load(IL, TotalType);
        pushOther();
        Flavour.Combine(IL, Recipe.Fold!, TotalType);
        pushSum();
        Flavour.Store(IL, TotalType);
    }

    private void PushSum(int sum)
    {
        IL.Emit(OpCodes.Ldloc, sums);
        PushNumber(sum * sumBytes);
        IL.Emit(OpCodes.Add);
    }

    private void PushPlace()
    {
        IL.Emit(OpCodes.Ldloc, sums);
        IL.Emit(OpCodes.Ldloc, place);
        PushNumber(sumBytes);
        IL.Emit(OpCodes.Mul);
        IL.Emit(OpCodes.Add);
    }

    // On the stack, aligned to a cache line.
    private void AllocateSums()
    {
        const int line = 64;
        PushNumber((SumCount * sumBytes) + line);
        IL.Emit(OpCodes.Conv_U);
        IL.Emit(OpCodes.Localloc);
        PushNumber(line - 1);
        IL.Emit(OpCodes.Add);
        PushNumber(-line);
        IL.Emit(OpCodes.And);
        IL.Emit(OpCodes.Stloc, sums);
    }
}
