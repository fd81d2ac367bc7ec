using Gradus.Tensors;

namespace Gradus.Autodiff;

public sealed partial class ForwardMode : Trace
{
    public override Tensor Process(Primitive primitive, ReadOnlySpan<Tensor> inputs)
    {
        Tensor[] all = inputs.ToArray();
        Tensor[] primals = [.. all.Select(PrimalOf)];
        Tensor?[] tangents = [.. all.Select(TangentOf)];
        var y = primitive.Bind(primals);
        return DerivativeTable.For(primitive).Jvp(primitive, primals, tangents, y) switch
        {
            null => y,
            var change => WithTangent(y, change),
        };
    }
}
