using Gradus.Tensors;

namespace Gradus.Optimizers;

internal static class Schedules
{
    internal static Tensor Exponential(Tensor step, double rate, double factor) => Tensor.Exp(step * Math.Log(factor)) * rate;

    internal static Tensor Stairs(Tensor step, double rate, double factor, int every) => Exponential(Tensor.Floor((step + 0.5) / every), rate, factor);

    internal static Tensor InverseTime(Tensor step, double rate, double decay) => rate * Tensor.Reciprocal(step * decay + 1);

    internal static Tensor Cosine(Tensor step, double rate, int steps, double last)
    {
        // (1 + cos φ)/2 = cos²(φ/2).
        var half = Tensor.Cos(Tensor.Clip(step / steps, 0, 1) * (Math.PI / 2));
        return rate * half * half + last * (1 - half * half);
    }
}
