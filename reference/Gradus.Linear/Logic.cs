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

    /// <summary>x₁ ⊕ x₂ as one neuron that gets the product as a third input: [x₁ + x₂ − 2x₁x₂ − ½ &gt; 0]. Without it no neuron can: no straight line parts the two classes.</summary>
    /// <returns>A neuron with three weights: of x₁, of x₂ and of x₁x₂.</returns>
    // exercise: logic
    public static ThresholdNeuron XorByFeature() => new([1, 1, -2], 0.5);

    /// <summary>x₁ ⊕ x₂ as two layers: [(x₁ ∨ x₂) − (x₁ ∧ x₂) − ½ &gt; 0].</summary>
    /// <returns>The neurons of the first layer, x₁ ∨ x₂ and x₁ ∧ x₂; and the one behind them, with two weights: of the answer of <c>Or</c> and of that of <c>And</c>, each 1 or 0.</returns>
    // exercise: logic
    public static (ThresholdNeuron Or, ThresholdNeuron And, ThresholdNeuron Output) XorByLayers() => (Or(), And(), new([1, -1], 0.5));
}
