using Gradus.Compiler.Fusion;
using Gradus.Tensors;

namespace Gradus.Compiler.Execution;

/// <summary>What is done in which order, and where each value is: made once, run often.</summary>
/// <remarks>Views are worked out here: a step reads its argument's slot with the view's offset and strides. So inputs are taken row-major (others are copied
/// when the program is called), and everything that is computed is.</remarks>
internal sealed class Plan
{
    private readonly List<Slot> slots = [];
    private readonly List<IStep> steps = [];
    private readonly Dictionary<Node, DenseTensor> places = [];
    private readonly Dictionary<int, DenseTensor> constants = [];
    private readonly Program program;

    private readonly Func<Recipe, FusedKernel> kernelOf;

    private Plan(Program program, Func<Recipe, FusedKernel> kernelOf) => (this.program, this.kernelOf) = (program, kernelOf);

    /// <summary>The places of inputs (first, in order), constants and values.</summary>
    public IReadOnlyList<Slot> Slots => slots;

    /// <summary>What is done, in order.</summary>
    public IReadOnlyList<IStep> Steps => steps;

    /// <summary>The tensors behind the slots of constants.</summary>
    public IReadOnlyDictionary<int, DenseTensor> Constants => constants;

    /// <summary>What of which slots the caller gets.</summary>
    public IReadOnlyList<SlotView> Results { get; private set; } = [];

    /// <summary>How many bytes each block has.</summary>
    public IReadOnlyList<long> BlockBytes { get; private set; } = [];

    /// <summary>How many arguments the steps that are no groups have together.</summary>
    public int ViewCount { get; private set; }

    /// <summary>Plans a program.</summary>
    public static Plan Of(Program program) => Of(program, Kernels.Of);

    /// <summary>Plans a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="kernelOf">Makes the groups' kernels.</param>
    internal static Plan Of(Program program, Func<Recipe, FusedKernel> kernelOf)
    {
        var plan = new Plan(program, kernelOf);
        foreach (var input in program.Inputs) plan.places[input] = Whole(plan.NewSlot(input.Type.DType, input.Type.Shape.Size, SlotKind.Input), input.Type.Shape);
        foreach (object item in Grouping.Of(program))
        {
            if (item is FusedGroup group) plan.Add(group);
            else plan.Add((OperationNode)item);
        }
        DenseTensor[] results = [.. program.Results.Select(plan.PlaceOf)];
        foreach (var result in results)
        {
            var slot = (Slot)result.Storage;
            if (slot.Kind == SlotKind.Block) slot.Kind = SlotKind.Result;
        }
        plan.Results = [.. results.Select(SlotView.Of)];
        plan.BlockBytes = BlockPlanner.Assign(plan.slots, plan.steps);
        return plan;
    }

    /// <summary>The steps, a line or a block each, with the values' names in the program.</summary>
    public override string ToString()
    {
        var names = new ProgramText(program);
        return string.Concat(Grouping.Of(program).Select(item => item is FusedGroup group ? group.ToString(names.NameOf) + "\n" : Line((OperationNode)item, names)));
    }

    private static string Line(OperationNode operation, ProgramText names) =>
        $"{names.NameOf(operation)} : {operation.Type} = {operation.Primitive}({string.Join(", ", operation.Arguments.Select(names.NameOf))})\n";

    private static DenseTensor Whole(Slot slot, Shape shape) => new(slot, shape);

    private Slot NewSlot(DType dtype, int length, SlotKind kind)
    {
        var slot = new Slot(dtype, length, slots.Count, kind);
        slots.Add(slot);
        return slot;
    }

    private void Add(FusedGroup group)
    {
        if (group.Outputs.Count == 0 && group.Reduction is null) return;
        DenseTensor[] inputs = [.. group.Inputs.Select(input => Readable(PlaceOf(input)))];
        if (group.Reduction is not null && !FusedStep.SpaceOf(group, inputs).IsOneRun)
        {
            // A broadcast argument breaks the run of elements that are combined: the values are written first, and combined in the order in which they lie.
            Add(group.WithoutReduction());
            Add(group.Reduction);
            return;
        }
        var step = new FusedStep(group, inputs, kernelOf, (dtype, length) => NewSlot(dtype, length, SlotKind.Block));
        steps.Add(step);
        for (int i = 0; i < group.Outputs.Count; i++) places[group.Outputs[i]] = Whole(step.Outputs[i], group.Outputs[i].Type.Shape);
        if (group.Reduction is { } reduction) places[reduction] = Whole(step.Outputs[^1], reduction.Type.Shape);
    }

    private void Add(OperationNode operation) => places[operation] = Add(operation.Primitive, [.. operation.Arguments.Select(PlaceOf)], operation.Type);

    private DenseTensor Add(Primitive primitive, DenseTensor[] inputs, TensorType type)
    {
        var slot = NewSlot(type.DType, type.Shape.Size, SlotKind.Block);
        steps.Add(new PrimitiveStep(primitive, inputs, slot, ViewCount));
        ViewCount += inputs.Length;
        return Whole(slot, type.Shape);
    }

    // Where a value is; of a view, what of its argument's slot it sees.
    private DenseTensor PlaceOf(Node node)
    {
        if (places.TryGetValue(node, out var place)) return place;
        return places[node] = node is ConstantNode constant ? PlaceOf(constant) : See((OperationNode)node);
    }

    private DenseTensor See(OperationNode view)
    {
        var argument = PlaceOf(view.Arguments[0]);
        if (view.Primitive is Reshape reshape && !reshape.IsViewOf(argument)) argument = Add(new RowMajor(), [argument], view.Arguments[0].Type);
        // No element is touched: there is no memory yet.
        return (DenseTensor)view.Primitive.Execute([argument]);
    }

    private DenseTensor PlaceOf(ConstantNode constant)
    {
        var value = constant.Value;
        var storage = HostMemory.Fixed(value.Storage);
        var slot = NewSlot(value.DType, storage.Length, SlotKind.Constant);
        constants[slot.Index] = new DenseTensor(storage, [storage.Length]);
        return Whole(slot, [storage.Length]).View(value.Shape, value.Offset, value.Strides.ToArray());
    }

    // A kernel reads neighbours, or one element for a whole row.
    private DenseTensor Readable(DenseTensor place)
    {
        for (int axis = place.Rank - 1; axis >= 0; axis--)
        {
            if (place.Shape[axis] == 1) continue;
            return place.Strides[axis] is 0 or 1 ? place : Add(new RowMajor(), [place], place.Type);
        }
        return place;
    }
}
