using Gradus.Tensors;

namespace Gradus.Autodiff;

public static partial class Ad
{
    /// <summary>The operations that f does at x, to be printed or drawn. A branch or loop leaves what was taken; the trace of a derivative is the derivative's own operations.</summary>
    /// <remarks><c>Console.Write(Ad.Trace(Ad.Grad(f), x))</c> shows what a gradient is made of.</remarks>
    public static Graph Trace(Func<Tensor, Tensor> f, Tensor x) => Traced(inputs => f(inputs[0]), x);

    /// <summary>The operations that f does at a and b.</summary>
    public static Graph Trace(Func<Tensor, Tensor, Tensor> f, Tensor a, Tensor b) => Traced(inputs => f(inputs[0], inputs[1]), a, b);

    /// <summary>The operations that f does at some tensors.</summary>
    public static Graph Trace(Func<Tensor[], Tensor> f, Tensor[] inputs) => Traced(f, inputs);

    private static Graph Traced(Func<Tensor[], Tensor> f, params Tensor[] inputs)
    {
        var trace = new GraphRecorder();
        try
        {
            trace.Graph.Return(trace.NameOf(Expect.Result("Trace", f([.. inputs.Select(trace.Input)]))));
            return trace.Graph;
        }
        finally
        {
            trace.Close();
        }
    }
}
