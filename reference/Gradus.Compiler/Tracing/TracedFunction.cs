using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>A function traced for arguments of one build: its program, and how results become what the function returns.</summary>
/// <param name="Program">The program as it was traced.</param>
/// <param name="Captured">What the function captured that an outer transformation follows: the values of the program's last inputs. Where there are any, the program is good for one call.</param>
/// <param name="Template">What the function returned, with staged tensors in the places of results.</param>
internal sealed record TracedFunction<TOut>(Program Program, IReadOnlyList<Tensor> Captured, TOut Template)
{
    private readonly Lazy<IExecutable> executable = new(() => Compiler.Executable.Of(Program.Simplify()));

    /// <summary>The program made ready to run on numbers. Made when it is first asked for: under another transformation it never is.</summary>
    public IExecutable Executable => executable.Value;

    /// <summary>Calls a function once on tensors without numbers.</summary>
    /// <param name="transformation">What messages call it.</param>
    /// <param name="f">The function.</param>
    /// <param name="arguments">Trees whose tensors and random keys are replaced.</param>
    /// <param name="names">What the program calls the arguments.</param>
    public static TracedFunction<TOut> Of(string transformation, Func<object?[], TOut> f, object?[] arguments, IReadOnlyList<string> names)
    {
        var trace = new Staging(transformation);
        try
        {
            var staged = new object?[arguments.Length];
            for (int i = 0; i < staged.Length; i++)
            {
                var places = Tree.Leaves(arguments[i]);
                string name = names[i];
                int at = 0;
                staged[i] = Tree.Map(
                    leaf => trace.Input(new InputNode(leaf.Type, name + places[at++].Place, leaf.Device)),
                    key => RandomKey.FromWords(trace.Input(new InputNode(key.Words.Type, name))), arguments[i]);
            }
            var template = f(staged);
            if (template is null) throw new InvalidOperationException($"The function given to {transformation} returned null; a tensor or a tree of tensors was expected.{ArgumentTree.Missing(arguments, names)}");
            var program = trace.Finish(ArgumentTree.Leaves(template));
            return new TracedFunction<TOut>(program, trace.Captured, template);
        }
        finally
        {
            trace.Close();
        }
    }

    /// <summary>What the function returns, given the program's results.</summary>
    public TOut Returned(Tensor[] results)
    {
        int at = 0;
        return Tree.Map(_ => results[at++], _ => RandomKey.FromWords(results[at++]), Template);
    }
}

/// <summary>The tensors of an argument or a result, random keys among them, in the order in which programs take and give them.</summary>
internal static class ArgumentTree
{
    /// <summary>For a message: where in the arguments null stands, which a function may have returned; empty where there is none.</summary>
    public static string Missing(object?[] arguments, IReadOnlyList<string> names)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is null) return $" Its argument {names[i]} is null.";
            // A build has a place's last step before what stands there.
            var build = Tree.Build(arguments[i]);
            for (int at = 1; at < build.Count; at++)
            {
                if (build[at] is null && build[at - 1] is string { Length: > 0 } step && step[0] is '.' or '[') return $" In its argument {names[i]}, {step} is null.";
            }
        }
        return "";
    }

    /// <summary>The tensors, and the keys as tensors.</summary>
    public static IReadOnlyList<Tensor> Leaves<T>(T tree)
    {
        if (tree is Tensor tensor) return [tensor];
        List<Tensor> leaves = [];
        Tree.Map(leaf =>
        {
            leaves.Add(leaf);
            return leaf;
        }, key =>
        {
            leaves.Add(key.Words);
            return key;
        }, tree);
        return leaves;
    }
}
