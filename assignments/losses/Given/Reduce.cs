using Gradus.Tensors;

namespace Gradus.Losses;

/// <summary>Loss functions (lectures 0, 1, 3 and 4): how far a network's outputs are from what they should be, as one number to make small.</summary>
/// <remarks><para>They are ordinary tensor operations, so <see cref="Gradus.Autodiff.Ad"/> differentiates, batches and compiles them, by predictions and by targets. The result has the predictions' type.</para>
/// <para>Types and shapes are checked always; labels and probabilities where their numbers are known, that is outside of derivatives and compiled functions.</para></remarks>
public static partial class Loss
{
    /// <summary>The distance of 1 from the next number: probabilities are kept so far from 0 and 1 before a logarithm is taken. 2⁻⁵² for float64 (−ln ε = 36.04), 2⁻²³ for float32 (15.94).</summary>
    /// <param name="dtype">float32 or float64.</param>
    /// <exception cref="ArgumentException">The type is another one.</exception>
    public static double Epsilon(DType dtype) => dtype switch
    {
        DType.Float32 => Math.ScaleB(1, -23),
        DType.Float64 => Math.ScaleB(1, -52),
        _ => throw new ArgumentException($"Epsilon: dtype is {dtype}; expected Float32 or Float64.", nameof(dtype)),
    };

    /// <summary>The mean of some losses, their sum, or they themselves.</summary>
    internal static Tensor Reduce(Tensor losses, Reduction reduction) => reduction switch
    {
        Reduction.Mean => losses.Mean(),
        Reduction.Sum => losses.Sum(),
        Reduction.None => losses,
        _ => throw new ArgumentOutOfRangeException(nameof(reduction), reduction, "reduction is none of Mean, Sum and None."),
    };
}
