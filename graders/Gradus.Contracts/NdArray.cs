namespace Gradus.Contracts;

/// <summary>The array that crosses between suite and student: values in row-major order and a shape.</summary>
/// <param name="Data">The values, row-major; its length is the product of <paramref name="Shape"/>.</param>
/// <param name="Shape">Length of each axis; empty for a scalar.</param>
public sealed record NdArray(double[] Data, int[] Shape);
