using Gradus.Tensors;

namespace Gradus.Layers;

public static partial class Initializers
{
    /// <summary>N(0, 1), whatever the fan: the start of lectures 0 and 1.</summary>
    /// <param name="key">Where the numbers come from.</param>
    /// <param name="shape">The parameter's shape.</param>
    /// <param name="fan">Does not matter.</param>
    /// <param name="dtype">float32 or float64.</param>
    // TODO (initializers)
    public static Tensor Normal(RandomKey key, Shape shape, Fan fan, DType dtype) => throw new NotImplementedException("Initializers.Normal");

    /// <summary>Uniform in ±√(6/(in + out)), whose variance is 2/(in + out): the default of <see cref="Dense"/>. Source: Glorot and Bengio (2010).</summary>
    /// <param name="key">Where the numbers come from.</param>
    /// <param name="shape">The parameter's shape.</param>
    /// <param name="fan">How many inputs and outputs the layer has.</param>
    /// <param name="dtype">float32 or float64.</param>
    /// <exception cref="ArgumentException">The fan has no input or no output: <c>Require.Fan(fan)</c> says so.</exception>
    // TODO (initializers)
    public static Tensor GlorotUniform(RandomKey key, Shape shape, Fan fan, DType dtype)
    {
        throw new NotImplementedException("Initializers.GlorotUniform");
    }

    /// <summary>N(0, 2/(in + out)): the variance, not the deviation, is 2/(in + out). Source: Glorot and Bengio (2010).</summary>
    /// <param name="key">Where the numbers come from.</param>
    /// <param name="shape">The parameter's shape.</param>
    /// <param name="fan">How many inputs and outputs the layer has.</param>
    /// <param name="dtype">float32 or float64.</param>
    /// <exception cref="ArgumentException">The fan has no input or no output: <c>Require.Fan(fan)</c> says so.</exception>
    // TODO (initializers)
    public static Tensor GlorotNormal(RandomKey key, Shape shape, Fan fan, DType dtype)
    {
        throw new NotImplementedException("Initializers.GlorotNormal");
    }

    /// <summary>Uniform in ±√(6/in), whose variance is 2/in: for ReLU, which lets half of the numbers through. Source: He et al. (2015).</summary>
    /// <param name="key">Where the numbers come from.</param>
    /// <param name="shape">The parameter's shape.</param>
    /// <param name="fan">How many inputs and outputs the layer has.</param>
    /// <param name="dtype">float32 or float64.</param>
    /// <exception cref="ArgumentException">The fan has no input or no output: <c>Require.Fan(fan)</c> says so.</exception>
    // TODO (initializers)
    public static Tensor HeUniform(RandomKey key, Shape shape, Fan fan, DType dtype)
    {
        throw new NotImplementedException("Initializers.HeUniform");
    }

    /// <summary>N(0, 2/in): the variance, not the deviation, is 2/in. For ReLU. Source: He et al. (2015).</summary>
    /// <param name="key">Where the numbers come from.</param>
    /// <param name="shape">The parameter's shape.</param>
    /// <param name="fan">How many inputs and outputs the layer has.</param>
    /// <param name="dtype">float32 or float64.</param>
    /// <exception cref="ArgumentException">The fan has no input or no output: <c>Require.Fan(fan)</c> says so.</exception>
    // TODO (initializers)
    public static Tensor HeNormal(RandomKey key, Shape shape, Fan fan, DType dtype)
    {
        throw new NotImplementedException("Initializers.HeNormal");
    }
}
