using Gradus.Tensors;

namespace Gradus.Autodiff;

// Derivatives of derivatives: a derivative is a function of tensors like any other, so it can be differentiated.
public static partial class Ad
{
    /// <summary>The derivative of a given order of a function of one number.</summary>
    /// <param name="f">From a scalar to a scalar.</param>
    /// <param name="order">How many times to differentiate; 0 gives f itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is negative.</exception>
    // TODO (grad-of-grad)
    public static Func<Tensor, Tensor> Derivative(Func<Tensor, Tensor> f, int order)
    {
        throw new NotImplementedException("Ad.Derivative");
    }

    /// <summary>The product of the Hessian of f at x with a vector, H·v, without the Hessian: the change of the gradient along v.</summary>
    /// <param name="f">A function whose value is one number.</param>
    /// <param name="x">Where.</param>
    /// <param name="v">Of the shape of x.</param>
    /// <returns>A tensor of the shape of x.</returns>
    // TODO (grad-of-grad)
    public static Tensor HessianVectorProduct(Func<Tensor, Tensor> f, Tensor x, Tensor v) => throw new NotImplementedException("Ad.HessianVectorProduct");

    /// <summary>The matrix of second derivatives of a function whose value is one number, ∂²f/∂xᵢ∂xⱼ.</summary>
    /// <param name="f">A function whose value is one number.</param>
    /// <returns>A function of x [n] whose value is [n, n]; for x of any shape s, [s…, s…].</returns>
    // TODO (grad-of-grad)
    public static Func<Tensor, Tensor> Hessian(Func<Tensor, Tensor> f) => throw new NotImplementedException("Ad.Hessian");
}
