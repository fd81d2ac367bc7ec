namespace Gradus.Activations;

/// <summary>The derivatives of the activation functions by formula: the second column of lecture 4's table.</summary>
/// <remarks>Each takes x, not the function's value (but softmax, whose derivative is said with its probabilities), and gives f'(x) element by element. What <see cref="Gradus.Autodiff.Ad"/> finds
/// by following <see cref="Activation"/> is the same. At a kink: relu'(0) = 0, leaky relu'(0) = its slope, elu'(0) = 1 for every α, step' = 0.</remarks>
public static partial class Derivative
{
}
