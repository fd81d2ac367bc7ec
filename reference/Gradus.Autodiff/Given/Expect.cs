using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>What transformations ask of their functions and arguments. A message says what came and what to do instead.</summary>
internal static class Expect
{
    /// <summary>Only float32 and float64 change by small amounts.</summary>
    public static void Float(string transformation, Tensor? x, string place = "The argument")
    {
        if (x is null) throw new ArgumentNullException(nameof(x), $"{transformation}: {place} is null; a tensor was expected.");
        if (x.DType.IsFloat()) return;
        throw new ArgumentException(
            $"{transformation} differentiates by float32 and float64; {place} is {x.Type}. Convert it with .To(DType.Float64), or capture it: a captured tensor is a constant.");
    }

    /// <summary>A value that a function returned.</summary>
    public static Tensor Result(string transformation, Tensor? y)
    {
        if (y is null) throw new InvalidOperationException($"The function given to {transformation} returned null; a tensor was expected.");
        return y.Trace is { IsClosed: true } closed ? throw new LeakedTracerException(closed, transformation) : y;
    }

    /// <summary>A value whose gradient is asked for: one number.</summary>
    public static Tensor OneNumber(string transformation, Tensor? y)
    {
        var result = FloatResult(transformation, y);
        return result.Size == 1 ? result : throw new InvalidOperationException(
            $"{transformation} needs a function whose value is one number; this one's is {result.Type}. Reduce it with .Sum() or .Mean(), "
            + "or ask for all derivatives with Ad.JacobianReverse or Ad.JacobianForward, or for a weighted sum of them with Ad.Vjp.");
    }

    /// <summary>A value that can be differentiated.</summary>
    public static Tensor FloatResult(string transformation, Tensor? y)
    {
        var result = Result(transformation, y);
        return result.DType.IsFloat() ? result : throw new InvalidOperationException(
            $"{transformation} needs a function whose value is float32 or float64; this one's is {result.Type}. Comparisons, ArgMax and conversions to integers have no derivative: "
            + "differentiate what they were computed from.");
    }

    /// <summary>A tangent or an upstream gradient has the type of what it belongs to.</summary>
    public static void Alike(string what, Tensor? given, string of, TensorType expected)
    {
        if (given is null) throw new ArgumentNullException(what, $"The {what} is null; it must be {expected}, as {of} is.");
        if (given.DType != expected.DType || !given.Shape.Equals(expected.Shape)) throw new ArgumentException($"The {what} is {given.Type}; it must be {expected}, as {of} is.", what);
    }
}
