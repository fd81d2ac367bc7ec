using Gradus.Tensors;

namespace Gradus.Optimizers;

internal static class RunningMean
{
    public static Tensor Of(Tensor before, Tensor now, double share) => (share * before) + ((1 - share) * now);

    public static Tensor Root(Tensor squares, double epsilon, bool isUnder) => isUnder ? Tensor.Sqrt(squares + epsilon) : Tensor.Sqrt(squares) + epsilon;
}
