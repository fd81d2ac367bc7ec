using System.Globalization;
using Gradus.Tensors;

namespace Gradus.Layers;

/// <summary>How parameters start. The spread is chosen so that signals keep their size from layer to layer, forward (the inputs count) and backward (the outputs count).</summary>
public static partial class Initializers
{
    /// <summary>Zeros: biases start so. Weights must not: equal units would stay equal.</summary>
    public static Initializer Zeros { get; } = Constant(0);

    /// <summary>One number everywhere.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public static Initializer Constant(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(CultureInfo.InvariantCulture, $"A parameter starts with {value}: expected a finite number."));
        return (_, shape, _, dtype) => Tensor.Full(shape, value, dtype);
    }

    /// <summary>Uniform in [−bound, bound).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is negative or not finite.</exception>
    public static Initializer Uniform(double bound)
    {
        if (!(bound >= 0 && double.IsFinite(bound)))
        {
            throw new ArgumentOutOfRangeException(nameof(bound), bound, string.Create(CultureInfo.InvariantCulture, $"The bound is {bound}: expected a finite number, 0 at least."));
        }
        return (key, shape, _, dtype) => key.Uniform(shape, -bound, bound, dtype);
    }

    /// <summary>Uniform in ±1/√in: how PyTorch's <c>nn.Linear</c> starts its weights and its biases.</summary>
    /// <param name="key">Where the numbers come from.</param>
    /// <param name="shape">The parameter's shape.</param>
    /// <param name="fan">Only <see cref="Fan.In"/> matters.</param>
    /// <param name="dtype">float32 or float64.</param>
    /// <exception cref="ArgumentException">The fan has no input or no output.</exception>
    public static Tensor PyTorch(RandomKey key, Shape shape, Fan fan, DType dtype)
    {
        Require.Fan(fan);
        double bound = 1 / Math.Sqrt(fan.In);
        return key.Uniform(shape, -bound, bound, dtype);
    }
}
