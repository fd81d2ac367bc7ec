namespace Gradus.Tensors;

/// <summary>What is known of a tensor before its numbers are: its type of elements and its shape. Printed as <c>float32 [2, 3]</c>.</summary>
/// <param name="DType">The type of its elements.</param>
/// <param name="Shape">The lengths of its axes.</param>
public readonly record struct TensorType(DType DType, Shape Shape)
{
    /// <inheritdoc/>
    public override string ToString() => $"{DType.Name()} {Shape}";
}
