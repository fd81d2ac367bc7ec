using System.Globalization;
using System.Numerics;

namespace Gradus.Tensors;

/// <summary>A finite number in decimal digits: d.ddd · 10^Exponent, without trailing zeros.</summary>
/// <param name="IsNegative">Whether it has a minus sign; zero may.</param>
/// <param name="Digits">The digits; "0" for zero.</param>
/// <param name="Exponent">The power of ten of the first digit.</param>
internal readonly record struct ShortDecimal(bool IsNegative, string Digits, int Exponent)
{
    /// <summary>The fewest digits that no other number of its type is closer to.</summary>
    /// <param name="x">The number.</param>
    /// <param name="single">Whether the type is float32.</param>
    public static ShortDecimal Of(double x, bool single)
    {
        // "R" gives the shortest digits, with an exponent or without.
        string shortest = single ? ((float)Math.Abs(x)).ToString("R", CultureInfo.InvariantCulture) : Math.Abs(x).ToString("R", CultureInfo.InvariantCulture);
        int mark = shortest.IndexOf('E', StringComparison.Ordinal);
        string number = mark < 0 ? shortest : shortest[..mark];
        int exponent = mark < 0 ? 0 : int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int point = number.IndexOf('.', StringComparison.Ordinal);
        if (point < 0) point = number.Length;
        string all = number.Replace(".", "", StringComparison.Ordinal);
        string digits = all.TrimStart('0');
        if (digits.Length == 0) return new ShortDecimal(double.IsNegative(x), "0", 0);
        return new ShortDecimal(double.IsNegative(x), digits.TrimEnd('0'), exponent + point - 1 - (all.Length - digits.Length));
    }

    /// <summary>How many digits stand after the point when it is written without an exponent.</summary>
    public int FractionDigits => Math.Max(0, Digits.Length - 1 - Exponent);

    /// <summary>The number to so many digits after the point: the shortest digits if they suffice, else the exact number rounded, to even from the middle.</summary>
    public ShortDecimal ToFraction(double x, int places) =>
        FractionDigits > places ? Rounded(x, places)
        // Before the point, zeros would not do: 68887584f has the shortest digits 6888758.
        : Digits.Length <= Exponent ? Rounded(x, 0) : this;

    /// <summary>The number to so many digits in all.</summary>
    public ShortDecimal ToSignificant(double x, int count) => Digits.Length <= count ? this : Rounded(x, count - 1 - Exponent);

    /// <summary>The number with so many digits after the first: further ones are the exact number's, not zeros.</summary>
    public ShortDecimal WithFraction(double x, int digits)
    {
        if (Digits.Length > digits || Digits == "0") return this;
        // The shortest digits may be a power of ten that the exact number does not reach: 1e-5f is 9.9999997e-06.
        var below = Rounded(x, digits - Exponent + 1);
        return below.Exponent < Exponent ? below : Rounded(x, digits - Exponent);
    }

    /// <summary>Written without an exponent, with a point: <c>-12.5</c>, <c>3.</c></summary>
    public string Positional()
    {
        string whole = Exponent < 0 ? "0" : Digits.Length > Exponent ? Digits[..(Exponent + 1)] : Digits.PadRight(Exponent + 1, '0');
        string fraction = Exponent < 0 ? new string('0', -1 - Exponent) + Digits : Digits.Length > Exponent + 1 ? Digits[(Exponent + 1)..] : "";
        return $"{(IsNegative ? "-" : "")}{whole}.{(Digits == "0" ? "" : fraction)}";
    }

    /// <summary>Written with an exponent: <c>-1.25e-07</c>.</summary>
    /// <param name="fractionDigits">How many digits stand after the point at least.</param>
    /// <param name="exponentDigits">How many digits the exponent has at least.</param>
    public string Scientific(int fractionDigits = 0, int exponentDigits = 2)
    {
        string exponent = Math.Abs(Exponent).ToString(CultureInfo.InvariantCulture).PadLeft(exponentDigits, '0');
        return $"{(IsNegative ? "-" : "")}{Digits[0]}.{Digits[1..].PadRight(fractionDigits, '0')}e{(Exponent < 0 ? '-' : '+')}{exponent}";
    }

    // x = mantissa · 2^power exactly, so x · 10^places is a fraction of two integers.
    private static ShortDecimal Rounded(double x, int places)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int biased = (int)(bits >> 52) & 0x7FF;
        BigInteger above = (bits & 0xFFFFFFFFFFFFF) | (biased == 0 ? 0 : 1L << 52), below = BigInteger.One;
        int power = Math.Max(biased, 1) - 1075;
        if (power >= 0) above <<= power;
        else below <<= -power;
        if (places >= 0) above *= BigInteger.Pow(10, places);
        else below *= BigInteger.Pow(10, -places);
        var quotient = BigInteger.DivRem(above, below, out var rest);
        int middle = (rest * 2).CompareTo(below);
        if (middle > 0 || (middle == 0 && !quotient.IsEven)) quotient++;
        string digits = quotient.ToString(CultureInfo.InvariantCulture);
        return quotient.IsZero ? new ShortDecimal(double.IsNegative(x), "0", 0) : new ShortDecimal(double.IsNegative(x), digits.TrimEnd('0'), digits.Length - 1 - places);
    }
}
