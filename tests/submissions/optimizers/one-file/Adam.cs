using Gradus.Tensors;

namespace Gradus.Optimizers;

public sealed partial class Adagrad
{
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        var squares = slots[0] += Tensor.Square(gradient);
        return value - (rate * gradient / (Place == EpsilonPlace.UnderRoot ? Tensor.Sqrt(squares + Epsilon) : Tensor.Sqrt(squares) + Epsilon));
    }
}

public sealed partial class Adam
{
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        var mean = slots[0] = (Beta1 * slots[0]) + ((1 - Beta1) * gradient);
        var square = slots[1] = (Beta2 * slots[1]) + ((1 - Beta2) * Tensor.Square(gradient));
        if (Form == AdamForm.Lecture) return value - (rate * mean / Tensor.Sqrt(square + Epsilon));
        // In float64: 1 − 0.999 of float32 numbers is off by 1.3e-5 of itself.
        var root = Tensor.Sqrt(1 - Tensor.Pow(Beta2, step));
        var length = rate * (root / (1 - Tensor.Pow(Beta1, step))).To(value.DType);
        // αv̂/(√Ĝ + ε), above and below times √(1 − β₂ᵗ): the corrections are numbers, and no element is divided twice.
        var epsilon = Form == AdamForm.KingmaBa ? (Epsilon * root).To(value.DType) : Tensor.Scalar(Epsilon, value.DType, value.Device);
        return value - (length * mean / (Tensor.Sqrt(square) + epsilon));
    }
}

internal static class Clippings
{
    internal static Tensor[] ByValue(Tensor[] gradients, double limit) => [.. gradients.Select(gradient => Tensor.Clip(gradient, -limit, limit))];

    internal static Tensor[] ByNorm(Tensor[] gradients, double limit)
    {
        if (gradients.Length == 0) return [];
        var squares = gradients.Select(gradient => Tensor.Square(gradient).Sum().To(DType.Float64)).Aggregate((sum, square) => sum + square);
        var factor = Tensor.Minimum(limit / (Tensor.Sqrt(squares) + 1e-6), 1);
        return [.. gradients.Select(gradient => gradient * factor.To(gradient.DType))];
    }
}

public sealed partial class Inertia
{
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        slots[0] = (Alpha * slots[0]) + ((1 - Alpha) * rate * gradient);
        return value - slots[0];
    }
}

public sealed partial class Momentum
{
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        if (Form == MomentumForm.Lecture)
        {
            slots[0] = (Beta * slots[0]) - (rate * gradient);
            return value + slots[0];
        }
        // The first gradient is not dampened.
        if (Dampening != 0) gradient *= Tensor.Where(step > 1, 1 - Dampening, Tensor.OnesLike(step)).To(value.DType);
        slots[0] = (Beta * slots[0]) + gradient;
        return value - (rate * slots[0]);
    }
}

public sealed partial class Nesterov
{
    public override Tensor LookAhead(Tensor value, ReadOnlySpan<Tensor> slots) => Form == MomentumForm.Lecture ? value + (Beta * slots[0]) : value;

    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        if (Form == MomentumForm.Lecture)
        {
            slots[0] = (Beta * slots[0]) - (rate * gradient);
            return value + slots[0];
        }
        slots[0] = (Beta * slots[0]) + gradient;
        return value - (rate * (gradient + (Beta * slots[0])));
    }
}

public sealed partial class RmsProp
{
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        var squares = slots[0] = (Gamma * slots[0]) + ((1 - Gamma) * Tensor.Square(gradient));
        return value - (rate * gradient / (Place == EpsilonPlace.UnderRoot ? Tensor.Sqrt(squares + Epsilon) : Tensor.Sqrt(squares) + Epsilon));
    }
}

internal static class Schedules
{
    internal static Tensor Exponential(Tensor step, double rate, double factor) => rate * Tensor.Pow(factor, step);

    internal static Tensor Stairs(Tensor step, double rate, double factor, int every) => rate * Tensor.Pow(factor, Tensor.Floor(step / every));

    internal static Tensor InverseTime(Tensor step, double rate, double decay) => rate / (1 + (decay * step));

    internal static Tensor Cosine(Tensor step, double rate, int steps, double last) =>
        last + ((rate - last) * (1 + Tensor.Cos(Tensor.Minimum(step, steps) * Math.PI / steps)) / 2);
}

public sealed partial class Sgd
{
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step) => value - (rate * gradient);
}
