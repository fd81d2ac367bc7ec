using Gradus.Tensors;

namespace Gradus.Autodiff;

public static partial class Ad
{
    public static Func<Tensor, Tensor> Derivative(Func<Tensor, Tensor> f, int order) => order switch
    {
        < 0 => throw new ArgumentException($"The order is {order}; expected 0 or more.", nameof(order)),
        0 => f,
        _ => Grad(Derivative(f, order - 1)),
    };

    public static Tensor HessianVectorProduct(Func<Tensor, Tensor> f, Tensor x, Tensor v) => Vjp(Grad(f), x).Pullback(v);

    public static Func<Tensor, Tensor> Hessian(Func<Tensor, Tensor> f)
    {
        var gradient = Grad(f);
        return x => JacobianReverse(gradient)(x);
    }
}
