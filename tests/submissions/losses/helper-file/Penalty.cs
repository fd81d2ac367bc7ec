using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Losses;

public static partial class Penalty
{
    public static Tensor L1<T>(T weights) => Elastic(weights, 1);

    public static Tensor L2<T>(T weights) => 2 * Elastic(weights, 0);

    public static Tensor Elastic<T>(T weights, double l1Ratio = 0.5)
    {
        Require.Share(l1Ratio);
        Tensor? total = null;
        foreach (var w in Require.Weights(weights))
        {
            var part = ((l1Ratio * Abs(w)) + ((1 - l1Ratio) / 2 * w * w)).Sum();
            total = total is null ? part : total + part;
        }

        return total!;
    }
}
