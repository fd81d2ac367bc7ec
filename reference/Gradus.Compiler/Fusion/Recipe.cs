using System.Globalization;
using System.Text;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Compiler.Fusion;

/// <summary>A value that a kernel reads from memory.</summary>
/// <param name="DType">The type of its elements.</param>
/// <param name="IsSpread">Whether one element stands for a whole row; otherwise a row's elements are neighbours.</param>
internal readonly record struct RecipeInput(DType DType, bool IsSpread);

/// <summary>Which way a kernel combines elements.</summary>
internal enum FoldDirection
{
    /// <summary>The elements of each row into one number.</summary>
    Row,

    /// <summary>The elements of each row, which is a block of a longer one, into a vector.</summary>
    RowBlock,

    /// <summary>The rows, element by element, into one row.</summary>
    Column,
}

/// <summary>A reduction at the end of a kernel.</summary>
/// <param name="Operation">The struct that combines two numbers.</param>
/// <param name="Value">The number of the value that is combined.</param>
/// <param name="Direction">Which way.</param>
internal sealed record Fold(Type Operation, int Value, FoldDirection Direction);

/// <summary>What a kernel does for each element, without any node, shape or address: groups with one recipe share one kernel. Values are numbered: the inputs first, then
/// the instructions' results.</summary>
/// <param name="Inputs">What is read.</param>
/// <param name="Instructions">What is computed, in order.</param>
/// <param name="Outputs">The numbers of the values that are written, row by row.</param>
/// <param name="Fold">What is combined at the end; null when nothing is.</param>
/// <remarks>Where instructions combine rows themselves, each row is gone over several times (<see cref="RowPasses"/>), and there is no fold at the end.</remarks>
internal sealed record Recipe(IReadOnlyList<RecipeInput> Inputs, IReadOnlyList<Instruction> Instructions, IReadOnlyList<int> Outputs, Fold? Fold)
{
    /// <summary>How many functions (an exponential, a logarithm) a kernel may have, each time that its body stands there. The runtime puts their code in place as long as the whole
    /// does not get too long, and beyond it calls them, with vectors that go through memory: then they take several times as long.</summary>
    public const int MostFunctionsInline = 48;

    /// <summary>How many operands a kernel of this recipe takes: inputs, outputs, and what is combined.</summary>
    public int OperandCount => Inputs.Count + Outputs.Count + (Fold is null ? 0 : 1);

    /// <summary>The outputs that have one number for each row, by their places among the outputs; the others have a number for each element.</summary>
    public IReadOnlyList<int> RowOutputs { get; init; } = [];

    /// <summary>Whether instructions combine the elements of rows.</summary>
    public bool CombinesRows => Instructions.Any(instruction => instruction.Kind == InstructionKind.Fold);

    /// <summary>Bytes of a lane: those of the numbers in the recipe, which all have the same, and 4 when there are only masks.</summary>
    public int LaneBytes => Inputs.Select(input => input.DType).Concat(Instructions.Select(instruction => instruction.DType)).Contains(DType.Float64) ? 8 : 4;

    /// <summary>How many instructions are more than a few instructions of the processor.</summary>
    public int Functions => Instructions.Count(IsFunction);

    /// <summary>What an element costs, in additions.</summary>
    public int Weight => Instructions.Sum(instruction => instruction.Kind switch
    {
        InstructionKind.Constant => 0,
        InstructionKind.Unary or InstructionKind.Binary => OperationTypes.WeightOf(instruction.Operation!),
        _ => Weights.Cheap,
    }) + (Fold is null ? 0 : Weights.Cheap);

    /// <summary>How many values wait at once for a later instruction, or to be written: what the kernel needs registers for.</summary>
    public int LiveValues
    {
        get
        {
            int[] lastUse = LastUses();
            int live = Inputs.Count(input => input.IsSpread), most = live;
            var isLive = new bool[lastUse.Length];
            for (int i = 0; i < Instructions.Count; i++)
            {
                foreach (int argument in Instructions[i].Arguments)
                {
                    if (argument < Inputs.Count && !Inputs[argument].IsSpread && !isLive[argument])
                    {
                        isLive[argument] = true;
                        live++;
                    }
                }
                if (Instructions[i].Kind != InstructionKind.Constant) live++;
                most = Math.Max(most, live);
                foreach (int argument in Instructions[i].Arguments.Distinct())
                {
                    bool isHeld = argument < Inputs.Count ? !Inputs[argument].IsSpread : Instructions[argument - Inputs.Count].Kind != InstructionKind.Constant;
                    if (isHeld && lastUse[argument] == i) live--;
                }
            }
            return most;
        }
    }

    /// <summary>The type of a value.</summary>
    public DType TypeOf(int value) => value < Inputs.Count ? Inputs[value].DType : Instructions[value - Inputs.Count].DType;

    /// <summary>What tells recipes apart: equal for equal structures.</summary>
    /// <remarks>An operation's name alone does not tell it from another assembly's.</remarks>
    public string Key() => $"{this} {string.Join(' ', Instructions.Select(i => i.Operation).Append(Fold?.Operation).OfType<Type>().Select(type => type.TypeHandle.Value))}";

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (int i = 0; i < Inputs.Count; i++) text.Append(CultureInfo.InvariantCulture, $"%{i} = {Inputs[i].DType.Name()}{(Inputs[i].IsSpread ? " spread" : "")}; ");
        for (int i = 0; i < Instructions.Count; i++) text.Append(CultureInfo.InvariantCulture, $"%{Inputs.Count + i} = {Instructions[i]}; ");
        text.AppendJoin(", ", Outputs.Select((value, output) => $"%{value}{(RowOutputs.Contains(output) ? " of the row" : "")}").Concat(Fold is null ? [] : [$"{Fold.Operation.Name} %{Fold.Value} by {Fold.Direction}"]));
        return text.ToString();
    }

    private static bool IsFunction(Instruction instruction) =>
        instruction.Kind is InstructionKind.Unary or InstructionKind.Binary && OperationTypes.WeightOf(instruction.Operation!) > Weights.Cheap;

    private int[] LastUses()
    {
        var last = new int[Inputs.Count + Instructions.Count];
        for (int i = 0; i < Instructions.Count; i++)
        {
            foreach (int argument in Instructions[i].Arguments) last[argument] = i;
        }
        // Outputs are written as soon as they are computed; a combined value goes into its register there.
        return last;
    }
}
