namespace Gradus.Losses;

/// <summary>Penalties on large weights (lecture 3): <c>loss + alpha * Penalty.L2(weights)</c>. Each takes a tree of tensors: an array, a record, a dictionary.</summary>
/// <remarks>They are for weights, not for biases, which may be as large as they must.</remarks>
public static partial class Penalty
{
}
