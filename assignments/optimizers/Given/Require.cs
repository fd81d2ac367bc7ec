using System.Globalization;
using Gradus.Tensors;

namespace Gradus.Optimizers;

/// <summary>What settings and arguments must be. A message says what came and what would be right.</summary>
internal static class Require
{
    public static double NotNegative(string name, double value) => double.IsFinite(value) && value >= 0 ? value : throw Refused(name, value, "a finite number that is not negative");

    public static double Positive(string name, double value) => double.IsFinite(value) && value > 0 ? value : throw Refused(name, value, "a finite number above 0");

    public static double BelowOne(string name, double value) => value is >= 0 and < 1 ? value : throw Refused(name, value, "a number from 0 up to, but not including, 1");

    public static double UpToOne(string name, double value) => value is >= 0 and <= 1 ? value : throw Refused(name, value, "a number from 0 to 1");

    public static int AtLeastOne(string name, int value) => value >= 1 ? value : throw Refused(name, value, "at least 1");

    public static TEnum OneOf<TEnum>(string name, TEnum value) where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, $"{name} is {value}: expected one of {string.Join(", ", Enum.GetNames<TEnum>())}.");

    public static Tensor Step(Tensor step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.DType == DType.Float64 ? step : throw new ArgumentException($"The step is {step.Type}; a schedule counts steps in float64: step.To(DType.Float64).", nameof(step));
    }

    public static Tensor[] NotNull(Tensor[] gradients)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        return gradients;
    }

    private static ArgumentOutOfRangeException Refused(string name, double value, string expected) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}: expected {expected}."));
}
