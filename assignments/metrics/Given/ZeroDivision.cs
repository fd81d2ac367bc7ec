namespace Gradus.Metrics;

/// <summary>What a ratio is worth when it is 0/0: precision when a class was never answered, recall when it never occurs.</summary>
/// <remarks>scikit-learn's <c>zero_division</c> argument, without its warning and with NaN as a third choice.</remarks>
public enum ZeroDivision
{
    /// <summary>0/0 = 0, the value scikit-learn takes by default. An average treats the class as a failure.</summary>
    Zero,

    /// <summary>0/0 = 1: nothing was asked, so nothing was wrong.</summary>
    One,

    /// <summary>0/0 = NaN: the value does not exist, nor does any average that contains it.</summary>
    NaN,
}

/// <summary>Division under a stated policy for 0/0.</summary>
internal static class Ratio
{
    /// <summary><paramref name="numerator"/> / <paramref name="denominator"/>, or the policy's value when the denominator is 0.</summary>
    /// <param name="numerator">A sum of counts; 0 whenever the denominator is 0, because the denominator contains it.</param>
    /// <param name="denominator">A sum of counts, at least 0.</param>
    /// <param name="zeroDivision">What 0/0 is worth.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="zeroDivision"/> is none of the three policies.</exception>
    public static double Of(double numerator, double denominator, ZeroDivision zeroDivision)
    {
        Require.Defined(zeroDivision);
        if (denominator != 0)
        {
            return numerator / denominator;
        }

        return zeroDivision switch
        {
            ZeroDivision.Zero => 0,
            ZeroDivision.One => 1,
            _ => double.NaN,
        };
    }
}
