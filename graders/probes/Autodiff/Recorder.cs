using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Probes;

/// <summary>Sees the one operation that a custom function is, and asks the derivative table for its gradients: as a tape does, and in its place.</summary>
internal sealed class Recorder : Trace
{
    private Primitive? used;
    private Tensor[] arguments = [];
    private Tensor? result;

    public override string Transformation => "Record";

    /// <summary>The inputs, watched.</summary>
    internal Tensor[] Watched(Tensor[] inputs) => [.. inputs.Select(x => new Seen(this, x))];

    public override Tensor Process(Primitive primitive, ReadOnlySpan<Tensor> inputs)
    {
        used = primitive;
        arguments = [.. inputs.ToArray().Select(x => x is Seen seen ? seen.Below : x)];
        return new Seen(this, result = primitive.Bind(arguments));
    }

    /// <summary>The gradient of each argument, given that of the result.</summary>
    internal Tensor?[] Gradients(Tensor upstream) => [.. arguments.Select((_, i) => DerivativeTable.For(used!).Vjp(used!, i, arguments, result!, upstream))];

    private sealed class Seen(Trace trace, Tensor below) : Tensor(below.DType, below.Shape, trace)
    {
        internal Tensor Below => below;

        public override Device Device => below.Device;

        public override DenseTensor Concrete => below.Concrete;
    }
}
