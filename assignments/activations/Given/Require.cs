using System.Globalization;
using System.Runtime.CompilerServices;
using Gradus.Tensors;

namespace Gradus.Activations;

/// <summary>What a function asks of its arguments. A message names the function, the argument, what it is and what would be right.</summary>
/// <remarks>Types and shapes are known also while a function is differentiated, batched or compiled, so they are always looked at.</remarks>
internal static class Require
{
    /// <summary>x is float32 or float64: <c>Require.Float(x)</c>.</summary>
    /// <exception cref="ArgumentNullException">x is null.</exception>
    /// <exception cref="ArgumentException">x has another type of elements.</exception>
    public static void Float(Tensor x, [CallerArgumentExpression(nameof(x))] string? argument = null, [CallerMemberName] string? function = null)
    {
        if (x is null) throw new ArgumentNullException(argument, $"{function}: {argument} is null; a float32 or float64 tensor was expected.");
        if (!x.DType.IsFloat()) throw new ArgumentException($"{function} takes float32 or float64; {argument} is {x.Type}. Convert it with .To(DType.Float64).", argument);
    }

    /// <summary>The number is neither infinite nor NaN: <c>Require.Finite(slope)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is one of them.</exception>
    public static void Finite(double value, [CallerArgumentExpression(nameof(value))] string? argument = null, [CallerMemberName] string? function = null)
    {
        if (!double.IsFinite(value)) throw OutOfRange(value, "a finite number", argument, function);
    }

    /// <summary>The number is greater than 0 and finite: <c>Require.Positive(alpha)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, negative, infinite or NaN.</exception>
    public static void Positive(double value, [CallerArgumentExpression(nameof(value))] string? argument = null, [CallerMemberName] string? function = null)
    {
        if (!(value > 0) || !double.IsFinite(value)) throw OutOfRange(value, "a finite number greater than 0", argument, function);
    }

    /// <summary>A learned slope has x's type and is one number, or one for each element of x's last axis: <c>Require.Slope(x, slope)</c>.</summary>
    /// <exception cref="ArgumentNullException">The slope is null.</exception>
    /// <exception cref="ArgumentException">It has another type or shape.</exception>
    public static void Slope(Tensor x, Tensor slope, [CallerMemberName] string? function = null)
    {
        Float(slope, nameof(slope), function);
        bool fits = slope.Rank == 0 || (slope.Rank == 1 && x.Rank > 0 && slope.Shape[0] == x.Shape[-1]);
        if (fits && slope.DType == x.DType) return;
        string features = x.Rank > 0 ? $" or [{x.Shape[-1].ToString(CultureInfo.InvariantCulture)}]" : "";
        throw new ArgumentException($"{function}: slope is {slope.Type} beside x, which is {x.Type}; expected {x.DType.Name()} []{features}.", nameof(slope));
    }

    /// <summary>The upstream gradient has the type and shape of the probabilities, which have an axis: <c>Require.Alike(probabilities, upstream)</c>.</summary>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    /// <exception cref="ArgumentException">They differ, are integers, or have no axis.</exception>
    public static void Alike(Tensor probabilities, Tensor upstream, [CallerMemberName] string? function = null)
    {
        Float(probabilities, nameof(probabilities), function);
        Float(upstream, nameof(upstream), function);
        if (probabilities.Rank == 0) throw new ArgumentException($"{function}: probabilities is {probabilities.Type}; expected [..., classes].", nameof(probabilities));
        if (upstream.Type != probabilities.Type)
            throw new ArgumentException($"{function}: upstream is {upstream.Type}; expected {probabilities.Type}, as probabilities is.", nameof(upstream));
    }

    private static ArgumentOutOfRangeException OutOfRange(double value, string expected, string? argument, string? function) =>
        new(argument, value, string.Create(CultureInfo.InvariantCulture, $"{function}: {argument} is {value}; expected {expected}."));
}
