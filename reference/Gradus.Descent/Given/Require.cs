using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace Gradus.Descent;

/// <summary>Checks of arguments. Each one throws an exception that names the argument, its value and what was expected.</summary>
/// <remarks>Call them at the top of a member: <c>Require.Positive(rate);</c> — the name in the message is the one in the call.</remarks>
internal static class Require
{
    /// <summary>Demands a finite number above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, negative, infinite or NaN.</exception>
    public static void Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} is {value}; expected a finite number above 0."));
        }
    }

    /// <summary>Demands a count of 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static void NotNegative(int count, [CallerArgumentExpression(nameof(count))] string name = "")
    {
        if (count < 0)
        {
            throw new ArgumentOutOfRangeException(name, count, Invariant($"{name} is {count}; expected 0 or more."));
        }
    }

    /// <summary>Demands a finite number of 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, infinite or NaN.</exception>
    public static void Tolerance(double tolerance, [CallerArgumentExpression(nameof(tolerance))] string name = "")
    {
        if (!(tolerance >= 0 && double.IsFinite(tolerance)))
        {
            throw new ArgumentOutOfRangeException(name, tolerance, Invariant($"{name} is {tolerance}; expected a finite number, 0 or more."));
        }
    }

    /// <summary>Demands that one number is not above another.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is; names <paramref name="smaller"/>.</exception>
    public static void NotAbove(
        double smaller,
        double larger,
        [CallerArgumentExpression(nameof(smaller))] string smallerName = "",
        [CallerArgumentExpression(nameof(larger))] string largerName = "")
    {
        if (smaller > larger)
        {
            throw new ArgumentOutOfRangeException(
                smallerName, smaller, Invariant($"{smallerName} is {smaller} and {largerName} is {larger}; expected {smallerName} not above {largerName}."));
        }
    }

    /// <summary>Demands of what a gradient function gave that it has one element for each coordinate.</summary>
    /// <returns>What it gave.</returns>
    /// <exception cref="ArgumentNullException">It gave null.</exception>
    /// <exception cref="ArgumentException">It gave more elements, or fewer.</exception>
    public static double[] Gradient(double[] slopes, int coordinates, [CallerArgumentExpression(nameof(slopes))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(slopes, name);
        return slopes.Length == coordinates
            ? slopes
            : throw new ArgumentException(Invariant($"{name} has {slopes.Length} elements; expected {coordinates}, one for each coordinate."), name);
    }

    /// <summary>Demands a point with a number of coordinates.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    /// <exception cref="ArgumentException">It has more coordinates, or fewer.</exception>
    public static void Coordinates(double[] point, int count, [CallerArgumentExpression(nameof(point))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(point, name);
        if (point.Length != count)
        {
            throw new ArgumentException(Invariant($"{name} has {point.Length} elements; expected {count}, one for each coordinate of the surface."), name);
        }
    }
}
