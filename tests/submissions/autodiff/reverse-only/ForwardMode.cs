using Gradus.Tensors;

namespace Gradus.Autodiff;

public sealed partial class ForwardMode : Trace
{
    public override Tensor Process(Primitive primitive, ReadOnlySpan<Tensor> inputs)
    {
        var primals = new List<Tensor>();
        var tangents = new List<Tensor?>();
        foreach (var input in inputs)
        {
            primals.Add(PrimalOf(input));
            tangents.Add(TangentOf(input));
        }
        var value = primitive.Bind([.. primals]);
        if (!value.DType.IsFloat()) return value;
        var change = DerivativeTable.For(primitive).Jvp(primitive, [.. primals], [.. tangents], value);
        return WithTangent(value, change ?? Tensor.ZerosLike(value));
    }
}
