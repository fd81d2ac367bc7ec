namespace Gradus.Scalars;

/// <summary>
/// A number that remembers how it was computed: a node of the computational graph of a scalar reverse-mode autograd engine.
/// </summary>
/// <remarks>
/// <para>
/// Every operation makes one new node, which stores its result (<see cref="Data"/>), the nodes it was computed from (<see cref="Parents"/>)
/// and its derivative with respect to each of them (<see cref="LocalDerivatives"/>). <see cref="Backward"/> then multiplies and sums the local
/// derivatives along the graph: downstream = local × upstream (lecture 2). Operations are named "+", "-", "*", "/", "neg", "pow", "exp", "log",
/// "tanh", "sigmoid", "relu" and "custom"; a node that nothing computed is a "leaf".
/// </para>
/// <para>
/// A <see cref="double"/> on either side of an operator becomes a leaf. Arithmetic is IEEE 754 throughout, as in PyTorch: infinities and NaN
/// come out as results, never as exceptions. Two values are equal only if they are the same node. Not safe for use from several threads at once.
/// Source: A. Karpathy's micrograd; lecture 2, computational graphs.
/// </para>
/// </remarks>
public sealed partial class Value
{
    private const string Leaf = "leaf";

    private readonly Value[] parents = [];
    private readonly double[] localDerivatives = [];

    /// <summary>Makes a leaf: an input, a parameter or a constant.</summary>
    /// <param name="data">The number; any double, NaN and infinities included.</param>
    /// <param name="name">A label that the printed graph shows, or null.</param>
    public Value(double data, string? name = null)
    {
        Data = data;
        Name = name;
        Operation = Leaf;
    }

    private Value(double data, string operation, Value[] parents, double[] localDerivatives)
        : this(data)
    {
        Operation = operation;
        this.parents = parents;
        this.localDerivatives = localDerivatives;
    }

    /// <summary>The number. Fixed for a computed node; a leaf's may be set, which is how a training step changes a parameter.</summary>
    /// <remarks>Setting a leaf recomputes nothing: nodes made from it keep their data and local derivatives. Compute anew after a step.</remarks>
    /// <exception cref="InvalidOperationException">Set on a computed node.</exception>
    public double Data
    {
        get;
        set => field = IsLeaf
            ? value
            : throw new InvalidOperationException($"Data can be set on a leaf only; this node is the result of '{Operation}'.");
    }

    /// <summary>
    /// The derivative, with respect to this node, of the value that <see cref="Backward"/> was called on; 0 before.
    /// A leaf's adds up over several calls; a computed node's is that of the last call which reached it.
    /// </summary>
    public double Grad { get; internal set; }

    /// <summary>A label that the printed graph shows, or null. It means nothing to the computation.</summary>
    public string? Name { get; set; }

    /// <summary>The name of the operation that made the node; "leaf" where none did.</summary>
    public string Operation { get; }

    /// <summary>The operands, left to right; empty for a leaf. An operand that was used twice stands here twice: x*x has the parents x, x.</summary>
    public IReadOnlyList<Value> Parents => parents;

    /// <summary>∂this/∂<see cref="Parents"/>[i] at the operands' data when the node was made, one for each parent.</summary>
    public IReadOnlyList<double> LocalDerivatives => localDerivatives;

    /// <summary>True where no operation made the node.</summary>
    public bool IsLeaf => parents.Length == 0;

    /// <summary>A number as a leaf, so that 2 * x and x + 1 can be written as they are.</summary>
    /// <param name="data">The number.</param>
    public static implicit operator Value(double data) => new(data);

    /// <summary>Makes the node of an operation; every operation ends here. Usage: <c>Node(left.Data * right.Data, "*", (left, …), (right, …))</c>.</summary>
    /// <param name="data">The operation's result.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="operands">Each operand with the local derivative of the result with respect to it, left to right; an operand that is used twice is given twice.</param>
    /// <exception cref="ArgumentException"><paramref name="operation"/> is blank, or there are no operands.</exception>
    /// <exception cref="ArgumentNullException">An operand is null.</exception>
    private static Value Node(double data, string operation, params ReadOnlySpan<(Value Parent, double Derivative)> operands)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(operation);
        if (operands.IsEmpty)
        {
            throw new ArgumentException($"The result of '{operation}' needs at least one operand; a number without operands is a leaf: new Value(data).", nameof(operands));
        }

        var parents = new Value[operands.Length];
        var derivatives = new double[operands.Length];
        for (int i = 0; i < operands.Length; i++)
        {
            (Value parent, derivatives[i]) = operands[i];
            parents[i] = parent ?? throw new ArgumentNullException(nameof(operands), $"Operand {i} of '{operation}' is null.");
        }

        return new Value(data, operation, parents, derivatives);
    }
}
