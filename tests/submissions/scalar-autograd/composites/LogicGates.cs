namespace Gradus.Scalars;

public static class LogicGates
{
    public static ThresholdNeuron And() => new([2, 2], -3);

    public static ThresholdNeuron Or() => new([5, 5], -1);

    public static ThresholdNeuron Not() => new([-3], 1);

    // x1 and not x2, or x2 and not x1.
    public static ThresholdNetwork Xor() => new([new ThresholdNeuron([1, -1], -0.5), new ThresholdNeuron([-1, 1], -0.5)], Or());
}
