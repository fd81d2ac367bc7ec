namespace Gradus.Compiler.Fusion;

/// <summary>How often a kernel goes over a row, and what it does when, where numbers that are combined of a row are needed for the row's elements: softmax takes three passes (the greatest
/// element; the exponentials and their sum; the quotients).</summary>
/// <remarks>What is one number for the row (a combined one, an input that is spread, what is computed of these) is computed once, before the first pass after its arguments'. Everything
/// else is computed in the first pass in which its arguments are known. A value that a later pass needs waits in a buffer as long as a row; inputs are read again.</remarks>
internal sealed class RowPasses
{
    private readonly Recipe recipe;
    private readonly int[] passes;
    private readonly bool[] isOfRow;

    /// <summary>Decides.</summary>
    public RowPasses(Recipe recipe)
    {
        this.recipe = recipe;
        int inputs = recipe.Inputs.Count, count = inputs + recipe.Instructions.Count;
        (passes, isOfRow) = (new int[count], new bool[count]);
        for (int input = 0; input < inputs; input++) isOfRow[input] = recipe.Inputs[input].IsSpread;
        for (int i = 0; i < recipe.Instructions.Count; i++)
        {
            var instruction = recipe.Instructions[i];
            bool isFold = instruction.Kind == InstructionKind.Fold;
            passes[inputs + i] = instruction.Arguments.Select(argument => passes[argument]).DefaultIfEmpty().Max() + (isFold ? 1 : 0);
            isOfRow[inputs + i] = isFold || instruction.Arguments.All(argument => isOfRow[argument]);
        }
        Count = Values().Select(value => IsFold(value) ? passes[value] : isOfRow[value] ? 0 : passes[value] + 1)
            .Concat(recipe.Outputs.Where((_, output) => !recipe.RowOutputs.Contains(output)).Select(value => passes[value] + 1)).Max();
        Buffered = [.. Enumerable.Range(inputs, recipe.Instructions.Count).Where(value => !isOfRow[value] && Readers(value).Any(reader => PassOf(reader) > passes[value]))];
    }

    /// <summary>How many passes there are.</summary>
    public int Count { get; }

    /// <summary>The values that wait in buffers for a later pass.</summary>
    public IReadOnlyList<int> Buffered { get; }

    /// <summary>Whether a value is one number for the row.</summary>
    public bool IsOfRow(int value) => isOfRow[value];

    /// <summary>The instructions, by their values' numbers, that are done once before a pass; combined numbers are there already.</summary>
    public IEnumerable<int> Before(int pass) => Values().Where(value => isOfRow[value] && !IsFold(value) && passes[value] == pass);

    /// <summary>The instructions, by their values' numbers, that are done for each element in a pass.</summary>
    public IEnumerable<int> In(int pass) => Values().Where(value => !isOfRow[value] && passes[value] == pass);

    /// <summary>The numbers that are combined in a pass.</summary>
    public IEnumerable<int> FoldsOf(int pass) => Values().Where(value => IsFold(value) && passes[value] == pass + 1);

    /// <summary>The values that a pass reads from memory: inputs, and what waits in buffers.</summary>
    public IEnumerable<int> ReadBy(int pass) => In(pass).Concat(FoldsOf(pass)).SelectMany(ArgumentsOf).Distinct()
        .Where(value => !isOfRow[value] && (value < recipe.Inputs.Count || passes[value] < pass)).Order();

    /// <summary>The last pass in which an input is read.</summary>
    public int LastReadOf(int input) => Enumerable.Range(0, Count).Where(pass => ReadBy(pass).Contains(input)).DefaultIfEmpty().Max();

    /// <summary>The pass in which, or the one before which, a value is computed.</summary>
    public int Of(int value) => passes[value];

    // A combined number is made in the pass before the one that it is there for.
    private int PassOf(int value) => IsFold(value) ? passes[value] - 1 : passes[value];

    private bool IsFold(int value) => value >= recipe.Inputs.Count && recipe.Instructions[value - recipe.Inputs.Count].Kind == InstructionKind.Fold;

    private IReadOnlyList<int> ArgumentsOf(int value) => recipe.Instructions[value - recipe.Inputs.Count].Arguments;

    private IEnumerable<int> Readers(int value) => Values().Where(reader => ArgumentsOf(reader).Contains(value));

    private IEnumerable<int> Values() => Enumerable.Range(recipe.Inputs.Count, recipe.Instructions.Count);
}
