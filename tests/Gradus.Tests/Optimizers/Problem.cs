using Gradus.Autodiff;
using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Optimizers;

/// <summary>What the oracles minimised, in float64.</summary>
/// <param name="Start">The parameters before the first step.</param>
/// <param name="LossAndGradient">Of parameters: the loss, where there is one, and the gradient by each.</param>
internal sealed record Problem(Tensor[] Start, Func<Tensor[], (Tensor Loss, Tensor[] Gradient)> LossAndGradient)
{
    private static readonly Tensor Inputs = Of([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]);

    /// <summary>(1 − x)² + 100(y − x²)².</summary>
    public static Problem Rosenbrock => new([Of(1.5, 1.5)], w => Ad.ValueAndGrad((Tensor[] p) =>
    {
        Tensor x = p[0][0], y = p[0][1];
        return Square(1 - x) + (100 * Square(y - Square(x)));
    })(w));

    /// <summary>The sum of a 2-3-1 net's outputs, all sigmoids: PyTorch's test/cpp/api/optim_baseline.py.</summary>
    public static Problem Net => new(
        [
            Of([[-0.21089885683388707, -0.4975560466422629], [-0.1412921620247176, -0.3420288967865903], [-0.2523635082803723, 0.6975570255493778]]),
            Of(-0.10853121966252376, -0.297948499687533, 0.6892015099955718),
            Of([[-0.05080313011597654, -0.3941351875105899, -0.28433759745928844]]),
            Of(-0.07113812430174121),
        ],
        w => Ad.ValueAndGrad((Tensor[] p) => Sigmoid(Sigmoid(Inputs.MatMul(p[0].T) + p[1]).MatMul(p[2].T) + p[3]).Sum())(w));

    /// <summary>The gradient of the published paths, which is Rosenbrock's with an x too many in its second number.</summary>
    public static Problem Lua => new([Of(1.5, 1.5)], w =>
    {
        Tensor x = w[0][0], y = w[0][1], rest = y - Square(x);
        return (0, [Stack((-400 * x * rest) - (2 * (1 - x)), 200 * x * rest)]);
    });

    /// <summary>The problem of a name.</summary>
    public static Problem For(Trajectory trajectory) => trajectory.Problem switch
    {
        "rosenbrock" => Rosenbrock,
        "net" => Net,
        "lua" => Lua,
        _ => throw new InvalidOperationException($"There is no problem {trajectory.Problem}."),
    };
}
