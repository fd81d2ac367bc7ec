using Gradus.Compiler.Fusion;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Compiler.Execution;

/// <summary>Runs a group's kernel over its operands.</summary>
internal sealed unsafe class FusedStep : IStep
{
    private readonly FusedKernel kernel;
    private readonly Tiling tiling;
    private readonly Slot[] outputs;
    private readonly int[] slots;
    private readonly nint[] offsets;
    private readonly long work;
    private readonly Partials? partials;
    private readonly int groups;
    private readonly bool intoNumbers;
    private readonly Slot? total;
    private readonly (Slot, Slot)[] inPlace;
    private readonly Slot[] reads;

    /// <summary>Makes the step.</summary>
    /// <param name="group">What is done.</param>
    /// <param name="inputs">The inputs as they lie in their slots.</param>
    /// <param name="kernelOf">Makes the kernel.</param>
    /// <param name="newSlot">Makes the slots of the results.</param>
    public FusedStep(FusedGroup group, IReadOnlyList<DenseTensor> inputs, Func<Recipe, FusedKernel> kernelOf, Func<DType, int, Slot> newSlot)
    {
        Group = group;
        var space = group.Space;
        int[][] strides = [.. inputs.Select((input, i) => Along(group, group.Inputs[i], input))];
        outputs = [.. group.Outputs.Select(output => newSlot(output.Type.DType, output.Type.Shape.Size))];
        var axes = SpaceOf(group, inputs);
        Dictionary<Node, bool> isSpread = [];
        for (int i = 0; i < inputs.Count; i++) isSpread[group.Inputs[i]] = axes.Strides[^1][i] == 0;
        var recipe = group.RecipeFor(node => isSpread[node], Tiling.DirectionOf(axes));
        Recipe = recipe;
        var dtypes = inputs.Select(input => input.DType).Concat(outputs.Select(output => output.DType));
        tiling = new Tiling(axes, [.. dtypes.Select(Flavour.Bytes)], recipe.Fold?.Direction, recipe.Fold is null ? 0 : Flavour.Bytes(recipe.TypeOf(recipe.Fold.Value)), group.Rows is not null);
        kernel = kernelOf(recipe);
        List<Slot> operands = [.. inputs.Select(input => (Slot)input.Storage), .. outputs];
        if (group.Reduction is { } reduction)
        {
            intoNumbers = recipe.Fold!.Direction == FoldDirection.RowBlock;
            groups = intoNumbers ? reduction.Type.Shape.Size : 1;
            total = newSlot(reduction.Type.DType, reduction.Type.Shape.Size);
            operands.Add(total);
            if (tiling.PartialCount > 1)
            {
                operands[^1] = Scratch = newSlot(total.DType, groups * tiling.Width * tiling.PartialCount);
                partials = Partials.For(recipe.Fold!.Operation, total.DType);
            }
            outputs = [.. outputs, total];
        }
        slots = [.. operands.Select(operand => operand.Index)];
        offsets = [.. inputs.Select(input => (nint)input.Offset * Flavour.Bytes(input.DType)), .. new nint[operands.Count - inputs.Count]];
        work = (long)space.Size * recipe.Weight;
        reads = [.. inputs.Select(input => (Slot)input.Storage)];
        inPlace = [.. Replaceable(inputs, strides, space)];
        if (group.Rows is null) return;
        var passes = new RowPasses(recipe);
        inPlace = [.. inPlace.Where(pair => IsReadBefore(pair.Item1, pair.Item2, inputs, passes))];
    }

    /// <summary>What is done.</summary>
    public FusedGroup Group { get; }

    /// <summary>What is done for each element.</summary>
    public Recipe Recipe { get; }

    /// <summary>Into how many parts the walk can be cut.</summary>
    internal int MostParts => tiling.MostParts;

    /// <summary>Where partial results stand; null when there are none.</summary>
    public Slot? Scratch { get; }

    /// <summary>The slots of the group's outputs, and last that of its reduction.</summary>
    public IReadOnlyList<Slot> Outputs => outputs;

    /// <summary>The axes that a group goes over.</summary>
    public static IterationSpace SpaceOf(FusedGroup group, IReadOnlyList<DenseTensor> inputs) => new(
        group.Space,
        [.. inputs.Select((input, i) => Along(group, group.Inputs[i], input)), .. group.Outputs.Select(output => group.IsOfRows(output) ? [.. group.Rows!.Rows.RowMajorStrides, 0] : group.Space.RowMajorStrides)],
        group.Reduction is not null ? Elementwise.Gone(group.Reduction) : group.Rows is { } rows ? [.. rows.Rows.Select(_ => false), true] : null);

    /// <inheritdoc/>
    public IEnumerable<Slot> Reads => reads;

    /// <inheritdoc/>
    public IEnumerable<Slot> Writes => Scratch is null ? outputs : outputs.Append(Scratch);

    /// <inheritdoc/>
    public IEnumerable<(Slot Read, Slot Written)> InPlace => inPlace;

    /// <inheritdoc/>
    public void Run(Workspace workspace)
    {
        foreach (var output in outputs)
        {
            if (output.Kind == SlotKind.Result) workspace.Allocate(output);
        }
        nint* addresses = workspace.Addresses;
        byte** operands = stackalloc byte*[slots.Length];
        for (int i = 0; i < slots.Length; i++) operands[i] = (byte*)addresses[slots[i]] + offsets[i];
        int parts = work < Shared.Worthwhile || Cores.Count == 1 ? 1 : (int)Math.Min(Math.Min(2L * Cores.Count, work / (Shared.Worthwhile / 4)), tiling.MostParts);
        if (parts == 1) tiling.Run(kernel, operands, 0, 1);
        else Cores.Run(parts, new Job(tiling, kernel, operands, parts));
        if (partials is not null) partials.Combine((byte*)addresses[Scratch!.Index], groups, tiling.PartialCount, tiling.Width, intoNumbers, (byte*)addresses[total!.Index]);
    }

    // An input that lies just as an output does, and is not read in another way beside.
    private IEnumerable<(Slot, Slot)> Replaceable(IReadOnlyList<DenseTensor> inputs, int[][] strides, Shape space)
    {
        bool LiesAsOutput(int i) => inputs[i].Offset == 0 && inputs[i].Storage.Length == space.Size && strides[i].AsSpan().SequenceEqual(space.RowMajorStrides);
        for (int i = 0; i < inputs.Count; i++)
        {
            var slot = inputs[i].Storage;
            if (!Enumerable.Range(0, inputs.Count).Where(j => ReferenceEquals(inputs[j].Storage, slot)).All(LiesAsOutput)) continue;
            foreach (var output in outputs)
            {
                if (!ReferenceEquals(output, total) && Flavour.Bytes(output.DType) == Flavour.Bytes(slot.DType)) yield return ((Slot)slot, output);
            }
        }
    }

    // Of a group that goes over a row several times: whether an output's rows are written when nobody reads the input's any more.
    private bool IsReadBefore(Slot read, Slot written, IReadOnlyList<DenseTensor> inputs, RowPasses passes)
    {
        int output = Array.IndexOf(outputs, written);
        return !Recipe.RowOutputs.Contains(output)
            && Enumerable.Range(0, inputs.Count).Where(i => ReferenceEquals(inputs[i].Storage, read)).All(i => passes.LastReadOf(i) <= passes.Of(Recipe.Outputs[output]));
    }

    // The strides of an input along the axes of the space, whose lengths are not 1; along a row it stands still when it has one number for it.
    private static int[] Along(FusedGroup group, Node node, DenseTensor input)
    {
        int[] strides = [.. Enumerable.Range(0, input.Rank).Where(axis => input.Shape[axis] != 1).Select(axis => input.Strides[axis])];
        return group.IsOfRows(node) ? [.. strides, 0] : strides;
    }

    private readonly struct Job(Tiling tiling, FusedKernel kernel, byte** operands, int parts) : IJob
    {
        public void Run(int part) => tiling.Run(kernel, operands, part, parts);
    }
}
