namespace Gradus.Linear;

/// <content>Logic functions as neurons, with the weights of lecture 4; true is 1, false 0.</content>
public sealed partial class ThresholdNeuron
{
    /// <summary>x₁ ∧ x₂: fires if both inputs are 1.</summary>
    /// <returns>A neuron with two weights.</returns>
    // exercise: logic
    public static ThresholdNeuron And() => new([1, 1], 1.5);

    /// <summary>x₁ ∨ x₂: fires if at least one input is 1.</summary>
    /// <returns>A neuron with two weights.</returns>
    // exercise: logic
    public static ThresholdNeuron Or() => new([1, 1], 0.5);

    /// <summary>¬x: fires if the input is 0.</summary>
    /// <returns>A neuron with one weight.</returns>
    // exercise: logic
    public static ThresholdNeuron Not() => new([-1], -0.5);

    /// <summary>x₁ ⊕ x₂ by one neuron that gets the product as a third input: [x₁ + x₂ − 2x₁x₂ − ½ &gt; 0]. Without it no neuron can: no straight line parts the two classes.</summary>
    // exercise: logic
    public static bool XorByFeature(bool a, bool b)
    {
        double x1 = a ? 1 : 0, x2 = b ? 1 : 0;
        return new ThresholdNeuron([1, 1, -2], 0.5).Fires(x1, x2, x1 * x2);
    }

    /// <summary>x₁ ⊕ x₂ by two layers: [(x₁ ∨ x₂) − (x₁ ∧ x₂) − ½ &gt; 0].</summary>
    // exercise: logic
    public static bool XorByLayers(bool a, bool b)
    {
        double x1 = a ? 1 : 0, x2 = b ? 1 : 0, or = Or().Fires(x1, x2) ? 1 : 0, and = And().Fires(x1, x2) ? 1 : 0;
        return new ThresholdNeuron([1, -1], 0.5).Fires(or, and);
    }
}
