using System.Reflection.Emit;
using Gradus.Tensors;

namespace Gradus.Compiler.Fusion;

/// <summary>What kernels have that combine the elements of rows.</summary>
/// <remarks>The order is that of the backend's reductions, so the result has the same bits: vectors go to eight sums in turn; of what is left, four go to the first four, two to the
/// next two, one to the seventh, and the rest of the row to the last. The sums stand in memory, in the first-level cache: so the body is there once for all of
/// them, and an addition waits for the one eight vectors before. A light body is there eight times more, for eight vectors at once with their sums in registers: reading and writing sums
/// would take as long as the rest.</remarks>
internal abstract class RowSumsWriter : KernelWriter
{
    private const int SumCount = 8, Phases = 4;

    // How many things are combined at most while their sums stand in registers, and how many instructions a light body has.
    private const int MostInRegisters = 2, Light = 8;

    private readonly LocalBuilder sums, place, limit, phase;
    private readonly LocalBuilder[][] registers;
    private readonly int folds, sumBytes;

    /// <summary>Declares what the loops need.</summary>
    /// <param name="recipe">What is done for each element.</param>
    /// <param name="flavour">On vectors or on single elements.</param>
    /// <param name="il">Where to.</param>
    /// <param name="folds">How many things are combined at once.</param>
    protected RowSumsWriter(Recipe recipe, Flavour flavour, ILGenerator il, int folds) : base(recipe, flavour, il)
    {
        this.folds = folds;
        sums = il.DeclareLocal(typeof(byte*));
        place = il.DeclareLocal(typeof(nint));
        limit = il.DeclareLocal(typeof(nint));
        phase = il.DeclareLocal(typeof(nint));
        sumBytes = flavour.Width * recipe.LaneBytes;
        registers = new LocalBuilder[MostInRegisters][];
    }

    /// <summary>What is combined in a row: one of several things at once.</summary>
    /// <param name="Number">Which of them, from 0.</param>
    /// <param name="Fold">How.</param>
    /// <param name="DType">The type of the elements.</param>
    /// <param name="Push">Pushes the value that is combined.</param>
    protected readonly record struct Sum(int Number, Fold Fold, DType DType, Action Push);

    /// <summary>Makes room for the sums: on the stack, aligned to a cache line.</summary>
    protected void AllocateSums() => Allocate(sums, () => PushNumber(folds * SumCount * sumBytes));

    /// <summary>local = an address on the stack, aligned to a cache line.</summary>
    /// <param name="local">Which.</param>
    /// <param name="pushBytes">Pushes how many bytes there are.</param>
    protected void Allocate(LocalBuilder local, Action pushBytes)
    {
        const int line = 64;
        pushBytes();
        PushNumber(line);
        IL.Emit(OpCodes.Add);
        IL.Emit(OpCodes.Conv_U);
        IL.Emit(OpCodes.Localloc);
        PushNumber(line - 1);
        IL.Emit(OpCodes.Add);
        PushNumber(-line);
        IL.Emit(OpCodes.And);
        IL.Emit(OpCodes.Stloc, local);
    }

    // The sums before the first element.
    private void Begin(Sum one)
    {
        for (int sum = 0; sum < SumCount; sum++)
        {
            Flavour.Neutral(IL, one.Fold, one.DType);
            PushSum(one, sum);
            Flavour.Store(IL, one.DType);
        }
    }

    /// <summary>A row's whole vectors, from the first column on: in phase 0 as many times eight vectors as there are; then four, two and one.</summary>
    /// <param name="body">Does what is done for a vector in the current column.</param>
    /// <param name="instructions">How many instructions it has.</param>
    /// <param name="all">What is combined.</param>
    protected void WholeVectors(Action body, int instructions, IReadOnlyList<Sum> all)
    {
        bool isLight = Flavour.Width > 1 && instructions <= Light && all.Count <= MostInRegisters && Recipe.Functions * 2 * SumCount <= Recipe.MostFunctionsInline;
        foreach (var one in all) Begin(one);
        if (isLight) EightAtOnce(body, all);
        Label nextPhase = IL.DefineLabel(), turn = IL.DefineLabel(), test = IL.DefineLabel();
        Set(phase, isLight ? 1 : 0);
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
        body();
        foreach (var one in all) Combine(one, () => PushPlace(one), one.Push);
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

    // As long as there are eight vectors.
    private void EightAtOnce(Action body, IReadOnlyList<Sum> all)
    {
        var end = IL.DefineLabel();
        IL.Emit(OpCodes.Ldarg_3);
        PushNumber(SumCount * Flavour.Width);
        IL.Emit(OpCodes.Blt, end);
        foreach (var one in all)
        {
            registers[one.Number] = [.. Enumerable.Range(0, SumCount).Select(_ => IL.DeclareLocal(Flavour.Register(one.DType)))];
            foreach (var register in registers[one.Number])
            {
                Flavour.Neutral(IL, one.Fold, one.DType);
                IL.Emit(OpCodes.Stloc, register);
            }
        }
        ForEachColumn(SumCount * Flavour.Width, () =>
        {
            for (int sum = 0; sum < SumCount; sum++)
            {
                body();
                foreach (var one in all)
                {
                    IL.Emit(OpCodes.Ldloc, registers[one.Number][sum]);
                    one.Push();
                    Flavour.Combine(IL, one.Fold, one.DType);
                    IL.Emit(OpCodes.Stloc, registers[one.Number][sum]);
                }
                if (sum < SumCount - 1) Increase(Column, Flavour.Width);
            }
            Increase(Column, -(SumCount - 1) * Flavour.Width);
        });
        foreach (var one in all)
        {
            for (int sum = 0; sum < SumCount; sum++)
            {
                IL.Emit(OpCodes.Ldloc, registers[one.Number][sum]);
                PushSum(one, sum);
                Flavour.Store(IL, one.DType);
            }
        }
        IL.MarkLabel(end);
    }

    /// <summary>Combines with the last sum.</summary>
    protected void CombineWithLast(Sum one, Action push) => Combine(one, () => PushSum(one, SumCount - 1), push);

    /// <summary>Pushes the value that is combined, of a part: with what changes no combination in the lanes that have no element.</summary>
    protected void PushPart(Sum one)
    {
        one.Push();
        PushColumnsLeft();
        Flavour.Neutral(IL, one.Fold, one.DType);
        Flavour.Fill(IL, one.DType);
    }

    /// <summary>Pushes all sums combined: the first and second go into the first, the third and fourth into the third; then pairs of these, and so on.</summary>
    protected void PushTotal(Sum one)
    {
        for (int step = 1; step < SumCount; step *= 2)
        {
            for (int sum = 0; sum < SumCount; sum += 2 * step)
            {
                int first = sum, second = sum + step;
                Combine(one, () => PushSum(one, first), () =>
                {
                    PushSum(one, second);
                    Flavour.Load(IL, one.DType);
                });
            }
        }
        PushSum(one, 0);
        Flavour.Load(IL, one.DType);
    }

    // *sum = combined(*sum, other)
    private void Combine(Sum one, Action pushSum, Action pushOther)
    {
        pushSum();
        Flavour.Load(IL, one.DType);
        pushOther();
        Flavour.Combine(IL, one.Fold, one.DType);
        pushSum();
        Flavour.Store(IL, one.DType);
    }

    private void PushSum(Sum one, int sum)
    {
        IL.Emit(OpCodes.Ldloc, sums);
        PushNumber(((one.Number * SumCount) + sum) * sumBytes);
        IL.Emit(OpCodes.Add);
    }

    private void PushPlace(Sum one)
    {
        PushSum(one, 0);
        IL.Emit(OpCodes.Ldloc, place);
        PushNumber(sumBytes);
        IL.Emit(OpCodes.Mul);
        IL.Emit(OpCodes.Add);
    }
}
