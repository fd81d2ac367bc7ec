using Gradus.Tensors;

namespace Gradus.Linear;

/// <summary>The weights of softmax regression, or a gradient by them.</summary>
/// <param name="Theta">Θ [features, classes].</param>
/// <param name="Bias">b [classes], of the same type.</param>
public sealed record SoftmaxWeights(Tensor Theta, Tensor Bias);
