using System.Collections.Concurrent;
using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>Custom functions replaced by what their forward passes compute, which other operations may share. By then derivatives have been taken.</summary>
internal static class Lowering
{
    private static readonly ConcurrentDictionary<Type, bool> Known = [];

    /// <summary>Whether a primitive may say what it computes in simpler operations.</summary>
    public static bool Has(Primitive primitive) => Known.GetOrAdd(primitive.GetType(), type => type.GetMethod(nameof(Primitive.Lower))!.DeclaringType != typeof(Primitive));

    /// <summary>The program without custom functions.</summary>
    public static Program Of(Program program)
    {
        if (!program.Operations.Any(operation => Has(operation.Primitive))) return program;
        var trace = new Staging("Simplify");
        try
        {
            Dictionary<Node, Tensor> values = [];
            foreach (var input in program.Inputs) values[input] = trace.Input(input);
            Tensor ValueOf(Node node) => node is ConstantNode constant ? constant.Value : values[node];
            foreach (var operation in program.Operations) values[operation] = Lower(operation.Primitive, [.. operation.Arguments.Select(ValueOf)]);
            return trace.Finish(program.Results.Select(ValueOf));
        }
        finally
        {
            trace.Close();
        }
    }

    private static Tensor Lower(Primitive primitive, Tensor[] arguments) => (Has(primitive) ? primitive.Lower(arguments) : null) ?? primitive.Bind(arguments);
}
