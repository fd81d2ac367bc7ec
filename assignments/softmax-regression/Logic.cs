namespace Gradus.Linear;

/// <content>Logic functions as neurons, with the weights of lecture 4; true is 1, false 0.</content>
public sealed partial class ThresholdNeuron
{
    /// <summary>x₁ ∧ x₂: fires if both inputs are 1.</summary>
    /// <returns>A neuron with two weights.</returns>
    // TODO (logic)
    public static ThresholdNeuron And() => throw new NotImplementedException("ThresholdNeuron.And");

    /// <summary>x₁ ∨ x₂: fires if at least one input is 1.</summary>
    /// <returns>A neuron with two weights.</returns>
    // TODO (logic)
    public static ThresholdNeuron Or() => throw new NotImplementedException("ThresholdNeuron.Or");

    /// <summary>¬x: fires if the input is 0.</summary>
    /// <returns>A neuron with one weight.</returns>
    // TODO (logic)
    public static ThresholdNeuron Not() => throw new NotImplementedException("ThresholdNeuron.Not");

    /// <summary>x₁ ⊕ x₂ by one neuron that gets the product as a third input: [x₁ + x₂ − 2x₁x₂ − ½ &gt; 0]. Without it no neuron can: no straight line parts the two classes.</summary>
    // TODO (logic)
    public static bool XorByFeature(bool a, bool b)
    {
        throw new NotImplementedException("ThresholdNeuron.XorByFeature");
    }

    /// <summary>x₁ ⊕ x₂ by two layers: [(x₁ ∨ x₂) − (x₁ ∧ x₂) − ½ &gt; 0].</summary>
    // TODO (logic)
    public static bool XorByLayers(bool a, bool b)
    {
        throw new NotImplementedException("ThresholdNeuron.XorByLayers");
    }
}
