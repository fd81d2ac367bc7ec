// Generic math: INumber<T>, CreateChecked, parsing, constants
// Run gives 11.5
namespace Innocent;

public static class GenericMath
{
    private static T Mean<T>(ReadOnlySpan<T> values) where T : System.Numerics.INumber<T>
    {
        T sum = T.Zero;
        foreach (T value in values) sum += value;
        return sum / T.CreateChecked(values.Length);
    }

    private static T Parse<T>(string text) where T : IParsable<T> => T.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    public static double Run() =>
        Mean<double>([1, 2, 6]) + Mean<int>([2, 4]) + Parse<double>("1.5") + Parse<int>("4") + double.CreateSaturating(Half.MinValue < (Half)0 ? T1<float>() : 0) - 1;

    private static T T1<T>() where T : System.Numerics.IFloatingPointIeee754<T> => T.Max(T.One, T.Sqrt(T.Epsilon));
}
