using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>Symbolic computation, as lecture 4 has it: an expression is built of variables and constants before any number is known, compiled, and then run on numbers.</summary>
/// <remarks><code>
/// var a = Symbolic.Variable("a", [10]);
/// var b = Symbolic.Variable("b", [10]);
/// var d = (b * a) + Symbolic.Constant(1);
/// var f = Symbolic.Compile(d);
/// f(("a", Tensor.Ones([10])), ("b", Tensor.Ones([10]) * 2))      // 3 everywhere
/// </code>
/// An expression is a tensor: all operators and functions of tensors build it, transformations too. It has no numbers, so it cannot be read (<see cref="UnknownValueException"/>). What it is made
/// of is the same <see cref="Gradus.Compiler.Program"/> that <c>Ad.Jit</c> traces.</remarks>
public static class Symbolic
{
    private static readonly SymbolicTrace Expressions = new();

    /// <summary>A variable: what an expression is given when it is run.</summary>
    /// <param name="name">By which it is given.</param>
    /// <param name="shape">Its shape; null: a scalar.</param>
    /// <param name="dtype">The type of its elements.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static Tensor Variable(string name, Shape? shape = null, DType dtype = DType.Float32)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Of(new InputNode(new TensorType(dtype, shape ?? Shape.Scalar), name));
    }

    /// <summary>A constant: one number.</summary>
    /// <exception cref="ArgumentException">The type of elements cannot hold the number.</exception>
    public static Tensor Constant(double value, DType dtype = DType.Float32) => Constant(Tensor.Scalar(value, dtype));

    /// <summary>A constant: the numbers of a tensor.</summary>
    /// <exception cref="UnknownValueException">It has none.</exception>
    public static Tensor Constant(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new StagedTensor(Expressions, new ConstantNode(value.Concrete.Again()), value.Device);
    }

    /// <summary>The program of expressions, to print, walk and draw: its inputs are the variables, in the order in which the expressions come upon them.</summary>
    /// <exception cref="ArgumentException">A tensor is no expression, or two variables have one name.</exception>
    public static Program Program(params ReadOnlySpan<Tensor> expressions)
    {
        var results = new Node[expressions.Length];
        for (int i = 0; i < results.Length; i++) results[i] = NodeOf(expressions[i], nameof(expressions));
        List<InputNode> variables = [];
        List<OperationNode> operations = [];
        // Back from the results without recursion: a node is written when it is met again, after its arguments.
        HashSet<Node> met = [], written = [];
        var open = new Stack<Node>(results.Reverse());
        while (open.TryPeek(out var node))
        {
            if (node is OperationNode operation && met.Add(node))
            {
                for (int i = operation.Arguments.Count - 1; i >= 0; i--) open.Push(operation.Arguments[i]);
                continue;
            }
            open.Pop();
            if (!written.Add(node)) continue;
            if (node is InputNode variable) variables.Add(variable);
            else if (node is OperationNode done) operations.Add(done);
        }
        return variables.GroupBy(variable => variable.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new ArgumentException($"{twice.Count()} variables of the expression are called '{twice.Key}'. Make a variable once, and use it wherever it is meant.", nameof(expressions))
            : new Program(variables, operations, results);
    }

    /// <summary>An expression ready to be run on numbers.</summary>
    /// <exception cref="ArgumentException">The tensor is no expression, or two variables have one name.</exception>
    public static SymbolicFunction Compile(Tensor expression)
    {
        var program = Program(expression);
        var executable = new Lazy<IExecutable>(() => Executable.Of(program.Simplify()));
        return values =>
        {
            var inputs = Bound(program, values);
            return Array.Exists(inputs, input => input.Trace is not null) ? program.Evaluate(inputs)[0] : executable.Value.Run(inputs)[0];
        };
    }

    /// <summary>The gradient of an expression by a variable, as an expression.</summary>
    /// <param name="expression">One number.</param>
    /// <param name="variable">float32 or float64. Where the expression does not use it, the gradient is 0.</param>
    /// <exception cref="ArgumentException">A tensor is no expression, or no variable.</exception>
    /// <exception cref="InvalidOperationException">The expression is not one number.</exception>
    public static Tensor Gradient(Tensor expression, Tensor variable)
    {
        if (NodeOf(variable, nameof(variable)) is not InputNode by) throw new ArgumentException($"A gradient is taken by a Variable; this expression ({variable.Type}) is computed from others.", nameof(variable));
        var program = Program(expression);
        Tensor[] symbols = [.. program.Inputs.Select(Of)];
        int at = Array.IndexOf([.. program.Inputs], by);
        var gradient = Ad.Grad(x =>
        {
            if (at >= 0) symbols[at] = x;
            return program.Evaluate(symbols)[0];
        })(variable);
        return gradient.Trace is null ? Constant(gradient) : gradient;
    }

    private static StagedTensor Of(InputNode node) => new(Expressions, node, node.Device);

    private static Node NodeOf(Tensor tensor, string argument)
    {
        ArgumentNullException.ThrowIfNull(tensor, argument);
        return ReferenceEquals(tensor.Trace, Expressions) ? ((StagedTensor)tensor).Node
            : throw new ArgumentException($"This tensor ({tensor.Type}) is no expression: it was not computed from a Variable or a Constant of {nameof(Symbolic)}.", argument);
    }

    private static Tensor[] Bound(Program program, ReadOnlySpan<(string Name, Tensor Value)> values)
    {
        var inputs = new Tensor[program.Inputs.Count];
        string known = program.Inputs.Count == 0 ? "none" : string.Join(", ", program.Inputs.Select(input => input.Name));
        foreach (var (name, value) in values)
        {
            int at = 0;
            while (at < inputs.Length && program.Inputs[at].Name != name) at++;
            if (at == inputs.Length) throw new ArgumentException($"The expression has no variable '{name}'; its variables are: {known}.", nameof(values));
            if (inputs[at] is not null) throw new ArgumentException($"The variable '{name}' is given twice.", nameof(values));
            if (value is null) throw new ArgumentNullException(nameof(values), $"The variable '{name}' is given null; it is {program.Inputs[at].Type}.");
            if (value.Type != program.Inputs[at].Type) throw new ArgumentException($"The variable '{name}' is {program.Inputs[at].Type}; it is given {value.Type}.", nameof(values));
            inputs[at] = value;
        }
        int missing = Array.IndexOf(inputs, null);
        return missing < 0 ? inputs : throw new ArgumentException($"The variable '{program.Inputs[missing].Name}' ({program.Inputs[missing].Type}) is not given; the expression's variables are: {known}.", nameof(values));
    }
}

/// <summary>A compiled expression: <c>f(("a", x), ("b", y))</c>.</summary>
/// <param name="values">A tensor of the right type for each variable, in any order.</param>
/// <exception cref="ArgumentException">A variable is missing, unknown, given twice, or given a tensor of another type.</exception>
public delegate Tensor SymbolicFunction(params ReadOnlySpan<(string Name, Tensor Value)> values);
