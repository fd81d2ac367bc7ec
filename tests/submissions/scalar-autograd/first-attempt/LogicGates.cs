namespace Gradus.Scalars;

/// <summary>Logic functions as threshold neurons (lecture 4).</summary>
public static class LogicGates
{
    /// <summary>x₁ ∧ x₂: fires if both inputs are true.</summary>
    /// <returns>A neuron with two weights.</returns>
    // TODO (logic-gates)
    public static ThresholdNeuron And() => new([1, 1], -1.5);

    /// <summary>x₁ ∨ x₂: fires if at least one input is true.</summary>
    /// <returns>A neuron with two weights.</returns>
    // TODO (logic-gates)
    public static ThresholdNeuron Or() => new([1, 1], -0.5);

    /// <summary>¬x: fires if the input is false.</summary>
    /// <returns>A neuron with one weight.</returns>
    // TODO (logic-gates)
    public static ThresholdNeuron Not() => throw new NotImplementedException("LogicGates.Not");

    /// <summary>x₁ ⊕ x₂: fires if exactly one input is true. No single neuron can (its two classes are not linearly separable): it takes two layers.</summary>
    /// <returns>A network with two inputs.</returns>
    // TODO (logic-gates)
    public static ThresholdNetwork Xor() => throw new NotImplementedException("LogicGates.Xor");
}
