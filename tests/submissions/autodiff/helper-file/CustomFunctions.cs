using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Autodiff;

public sealed class MultiplyFunction : Function
{
    protected override Tensor Forward(FunctionContext context, Tensor[] inputs)
    {
        context.Save(inputs);
        return inputs[1] * inputs[0];
    }

    protected override Tensor?[] Backward(FunctionContext context, Tensor upstream)
    {
        var (x, y) = (context.Saved[0], context.Saved[1]);
        return [y * upstream, x * upstream];
    }
}

public sealed class SoftplusFunction : Function
{
    protected override Tensor Forward(FunctionContext context, Tensor[] inputs)
    {
        var x = inputs[0];
        var small = Log1p(Exp(Minimum(x, -x)));
        var y = Where(x > 0, x + small, small);
        context.Save(x, y);
        return y;
    }

    // σ(x) = e^(x − softplus(x)).
    protected override Tensor?[] Backward(FunctionContext context, Tensor upstream) => [upstream * Exp(context.Saved[0] - new SoftplusFunction().Apply(context.Saved[0]))];
}
