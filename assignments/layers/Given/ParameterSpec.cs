using Gradus.Tensors;

namespace Gradus.Layers;

/// <summary>How many numbers a unit takes in and gives out: what the spread of its starting weights depends on.</summary>
/// <param name="In">How many inputs one output is a sum over.</param>
/// <param name="Out">How many outputs one input goes into.</param>
public readonly record struct Fan(int In, int Out);

/// <summary>Draws the numbers that a parameter starts with.</summary>
/// <param name="key">Where they come from: equal keys give equal numbers.</param>
/// <param name="shape">The parameter's shape.</param>
/// <param name="fan">How many inputs and outputs the layer has.</param>
/// <param name="dtype">float32 or float64.</param>
/// <returns>A tensor of that type and shape.</returns>
public delegate Tensor Initializer(RandomKey key, Shape shape, Fan fan, DType dtype);

/// <summary>What is known of a parameter before it has numbers.</summary>
/// <param name="Name">Its name: <c>weights</c>; in a network with the layer's number before it: <c>2.weights</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Fan">How many inputs and outputs the layer has.</param>
/// <param name="Initializer">How it starts.</param>
/// <param name="IsWeight">Whether a penalty (L1, L2) is for it: a bias has none.</param>
public sealed record ParameterSpec(string Name, Shape Shape, Fan Fan, Initializer Initializer, bool IsWeight);
