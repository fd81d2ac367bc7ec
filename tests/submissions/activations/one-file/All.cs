using Gradus.Autodiff;
using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    public static Tensor Elu(Tensor x, double alpha)
    {
        Require.Float(x);
        Require.Positive(alpha);
        var isPositive = x >= 0;
        return Where(isPositive, x, alpha * Expm1(Where(isPositive, 0, x)));
    }
}

public static partial class Derivative
{
    public static Tensor Elu(Tensor x, double alpha)
    {
        Require.Float(x);
        Require.Positive(alpha);
        var isPositive = x >= 0;
        return Where(isPositive, 1, alpha * Exp(Where(isPositive, 0, x)));
    }
}

public static partial class Activation
{
    public static Tensor LeakyRelu(Tensor x, double slope)
    {
        Require.Float(x);
        Require.Finite(slope);
        return x * Where(x > 0, 1, slope, x.DType);
    }

    public static Tensor PRelu(Tensor x, Tensor slope)
    {
        Require.Float(x);
        Require.Slope(x, slope);
        return x * Where(x > 0, 1, slope);
    }
}

public static partial class Derivative
{
    public static Tensor LeakyRelu(Tensor x, double slope)
    {
        Require.Float(x);
        Require.Finite(slope);
        return Where(x > 0, 1, slope, x.DType);
    }
}

public static partial class Activation
{
    public static Tensor Relu(Tensor x)
    {
        Require.Float(x);
        // Not Maximum(x, 0), which gives each of two equal arguments half of the derivative. NaN stays NaN.
        return Where(x <= 0, 0, x);
    }
}

public static partial class Derivative
{
    public static Tensor Relu(Tensor x)
    {
        Require.Float(x);
        return Where(x <= 0, 0, 1, x.DType);
    }
}

public static partial class Activation
{
    public static Tensor Sigmoid(Tensor x)
    {
        Require.Float(x);
        // −|x| by a choice: the derivative of |x| at 0 is taken to be 0, and so would be that of σ.
        var isPositive = x >= 0;
        var power = Exp(Where(isPositive, -x, x));
        return Where(isPositive, 1, power) / (1 + power);
    }
}

public static partial class Derivative
{
    public static Tensor Sigmoid(Tensor x)
    {
        Require.Float(x);
        // σ' is even, so e^(−|x|) does for both signs; 1 − σ(40) would be 0.
        var power = Exp(-Abs(x));
        return power / Square(1 + power);
    }
}

public static partial class Activation
{
    public static Tensor Softmax(Tensor x, int axis)
    {
        Require.Float(x);
        // Whatever is subtracted, the quotient is the same: so nothing is to be learned of it.
        var power = Exp(x - Ad.StopGradient(x.Max(axis, keepDims: true)));
        return power / power.Sum(axis, keepDims: true);
    }

    public static Tensor LogSoftmax(Tensor x, int axis)
    {
        Require.Float(x);
        var shifted = x - Ad.StopGradient(x.Max(axis, keepDims: true));
        return shifted - Log(Exp(shifted).Sum(axis, keepDims: true));
    }
}

public static partial class Derivative
{
    public static Tensor Softmax(Tensor probabilities, Tensor upstream)
    {
        Require.Alike(probabilities, upstream);
        return probabilities * (upstream - (probabilities * upstream).Sum(-1, keepDims: true));
    }
}

public static partial class Activation
{
    public static Tensor Softplus(Tensor x)
    {
        Require.Float(x);
        var isPositive = x >= 0;
        return Where(isPositive, x, 0) + Log1p(Exp(Where(isPositive, -x, x)));
    }
}

public static partial class Derivative
{
    public static Tensor Softplus(Tensor x)
    {
        Require.Float(x);
        return Activation.Sigmoid(x);
    }
}

public static partial class Activation
{
    public static Tensor Softsign(Tensor x)
    {
        Require.Float(x);
        return x / (1 + Abs(x));
    }
}

public static partial class Derivative
{
    public static Tensor Softsign(Tensor x)
    {
        Require.Float(x);
        return 1 / Square(1 + Abs(x));
    }
}

public static partial class Activation
{
    public static Tensor Step(Tensor x)
    {
        Require.Float(x);
        return Where(x >= 0, 1, 0, x.DType);
    }
}

public static partial class Derivative
{
    public static Tensor Step(Tensor x)
    {
        Require.Float(x);
        return ZerosLike(x);
    }
}

public static partial class Activation
{
    public static Tensor Tanh(Tensor x)
    {
        Require.Float(x);
        var isPositive = x >= 0;
        var twice = 2 * x;
        // m = e^(−2|x|) − 1; tanh |x| = −m/(m + 2).
        var m = Expm1(Where(isPositive, -twice, twice));
        return Where(isPositive, -m, m) / (m + 2);
    }
}

public static partial class Derivative
{
    public static Tensor Tanh(Tensor x)
    {
        Require.Float(x);
        var power = Exp(-2 * Abs(x));
        return 4 * power / Square(1 + power);
    }
}
