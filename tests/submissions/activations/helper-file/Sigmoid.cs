using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    public static Tensor Sigmoid(Tensor x)
    {
        Require.Float(x);
        var decay = Sides.Decay(x);
        return Where(x >= 0, OnesLike(x), decay) / (1 + decay);
    }
}

public static partial class Derivative
{
    public static Tensor Sigmoid(Tensor x)
    {
        Require.Float(x);
        var decay = Sides.Decay(x);
        return decay / Square(1 + decay);
    }
}
