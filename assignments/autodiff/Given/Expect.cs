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

    /// <summary>The result of an operation on what lies below a trace lies below it too, unless a custom function captured what the trace (or a younger one) follows.</summary>
    public static Tensor Below(Trace trace, Primitive primitive, Tensor result) => result.Trace is { } above && above.Order >= trace.Order ? throw Captured(primitive.Name, above) : result;

    /// <summary>The same, where the operation is not known.</summary>
    public static Tensor Below(Trace trace, string who, Tensor result) => result.Trace is { } above && above.Order >= trace.Order ? throw Captured(who, above) : result;

    /// <summary>An argument of a function that is defined on float32 and float64.</summary>
    public static Tensor FloatArgument(string function, Tensor? x)
    {
        if (x is null) throw new ArgumentNullException(nameof(x), $"{function}: the argument is null; a tensor was expected.");
        return x.DType.IsFloat() ? x : throw new ArgumentException($"{function} takes float32 or float64; this tensor is {x.Type}. Convert it with .To(DType.Float64).", nameof(x));
    }

    private static InvalidOperationException Captured(string who, Trace trace) => new(
        $"{who} captured a tensor that {trace.Transformation} follows: pass it as an argument, or capture its numbers with .Detach(). Its own derivative is by its arguments alone.");

    /// <summary>A tangent or an upstream gradient has the type of what it belongs to.</summary>
    public static void Alike(string what, Tensor? given, string of, TensorType expected)
    {
        if (given is null) throw new ArgumentNullException(what, $"The {what} is null; it must be {expected}, as {of} is.");
        if (given.DType != expected.DType || !given.Shape.Equals(expected.Shape)) throw new ArgumentException($"The {what} is {given.Type}; it must be {expected}, as {of} is.", what);
    }
}
