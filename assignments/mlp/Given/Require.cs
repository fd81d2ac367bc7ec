using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Gradus.Layers;
using Gradus.Tensors;
using static System.FormattableString;

namespace Gradus.Networks;

/// <summary>Checks of arguments. Each one throws an exception that names the argument, its value and what was expected.</summary>
/// <remarks>Call them at the top of a member: <c>Require.SameRows(x, y);</c> — the names in the message are those in the call.</remarks>
internal static partial class Require
{
    /// <summary>Demands that neither is null.</summary>
    public static void Given([NotNull] object? a, [NotNull] object? b, [CallerArgumentExpression(nameof(a))] string nameOfA = "", [CallerArgumentExpression(nameof(b))] string nameOfB = "")
    {
        ArgumentNullException.ThrowIfNull(a, nameOfA);
        ArgumentNullException.ThrowIfNull(b, nameOfB);
    }

    /// <summary>Demands that none is null.</summary>
    public static void Given(
        [NotNull] object? a, [NotNull] object? b, [NotNull] object? c,
        [CallerArgumentExpression(nameof(a))] string nameOfA = "", [CallerArgumentExpression(nameof(b))] string nameOfB = "", [CallerArgumentExpression(nameof(c))] string nameOfC = "")
    {
        Given(a, b, nameOfA, nameOfB);
        ArgumentNullException.ThrowIfNull(c, nameOfC);
    }

    /// <summary>Demands that none is null.</summary>
    public static void Given(
        [NotNull] object? a, [NotNull] object? b, [NotNull] object? c, [NotNull] object? d,
        [CallerArgumentExpression(nameof(a))] string nameOfA = "", [CallerArgumentExpression(nameof(b))] string nameOfB = "", [CallerArgumentExpression(nameof(c))] string nameOfC = "",
        [CallerArgumentExpression(nameof(d))] string nameOfD = "")
    {
        Given(a, b, c, nameOfA, nameOfB, nameOfC);
        ArgumentNullException.ThrowIfNull(d, nameOfD);
    }

    /// <summary>Demands rows, and as many in y as in x.</summary>
    public static void SameRows([NotNull] Tensor? x, [NotNull] Tensor? y, [CallerArgumentExpression(nameof(x))] string nameOfX = "", [CallerArgumentExpression(nameof(y))] string nameOfY = "")
    {
        Given(x, y, nameOfX, nameOfY);
        Rows(x, nameOfX);
        if (y.Rank == 0 || y.Shape[0] != x.Shape[0]) throw new ArgumentException($"{nameOfY} is {y.Type}; expected [{x.Shape[0]}, …], a target for each row of {nameOfX}, which is {x.Type}.", nameOfY);
    }

    /// <summary>Demands rows, and a label for each of x.</summary>
    public static void SameRows([NotNull] Tensor? x, [NotNull] int[]? labels, [CallerArgumentExpression(nameof(x))] string nameOfX = "", [CallerArgumentExpression(nameof(labels))] string nameOfLabels = "")
    {
        Given(x, labels, nameOfX, nameOfLabels);
        Rows(x, nameOfX);
        if (labels.Length != x.Shape[0]) throw new ArgumentException($"{nameOfLabels} has {labels.Length} elements; expected {x.Shape[0]}, one for each row of {nameOfX}, which is {x.Type}.", nameOfLabels);
    }

    /// <summary>Demands the same shape.</summary>
    public static void SameShape(Tensor given, Tensor expected, [CallerArgumentExpression(nameof(given))] string nameOfGiven = "", [CallerArgumentExpression(nameof(expected))] string nameOfExpected = "")
    {
        if (!given.Shape.Equals(expected.Shape)) throw new ArgumentException($"{nameOfGiven} is {given.Type}; expected {expected.Shape}, as {nameOfExpected} is.", nameOfGiven);
    }

    /// <summary>Demands a whole number of at least so much.</summary>
    /// <returns>The number.</returns>
    public static int AtLeast(int least, int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} is {value}; expected at least {least}."));

    /// <summary>Demands a finite number of at least 0.</summary>
    /// <returns>The number.</returns>
    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} is {value}; expected a finite number of at least 0."));

    /// <summary>Demands a number from 0 up to, not including, 1.</summary>
    /// <returns>The number.</returns>
    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} is {value}; expected a number in [0, 1)."));

    /// <summary>Demands a number between 0 and 1.</summary>
    /// <returns>The number.</returns>
    public static double Share(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} is {value}; expected a number between 0 and 1."));

    /// <summary>Demands classes of at least two rows each.</summary>
    public static void Divisible([NotNull] int[]? labels, [CallerArgumentExpression(nameof(labels))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(labels, name);
        if (labels.Length == 0) throw new ArgumentException($"{name} is empty; expected a label for each row.", name);
        foreach (var (label, rows) in labels.CountBy(label => label))
        {
            if (label < 0) throw new ArgumentException(Invariant($"{name} has the label {label}; expected labels of at least 0."), name);
            if (rows < 2) throw new ArgumentException(Invariant($"{name} has {label} once; expected at least two rows of each class, one to train with and one to validate with."), name);
        }
    }

    /// <summary>Demands labels from 0 to classes − 1.</summary>
    public static void Labels(int[] labels, int classes, [CallerArgumentExpression(nameof(labels))] string name = "")
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes) throw new ArgumentOutOfRangeException(name, labels[i], Invariant($"{name}[{i}] is {labels[i]}; expected a class from 0 to {classes - 1}."));
        }
    }

    /// <summary>Demands plain finite numbers of float32 or float64.</summary>
    public static void Numbers([NotNull] Tensor? x, [CallerArgumentExpression(nameof(x))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(x, name);
        if (!x.DType.IsFloat()) throw new ArgumentException($"{name} is {x.Type}; expected float32 or float64: convert it with .To(DType.Float32).", name);
        if (x.Trace is { } trace) throw new ArgumentException($"{name} is followed by {trace.Transformation}; expected plain numbers: .Detach() gives them.", name);
        if (!(bool)Tensor.IsFinite(x).All()) throw new ArgumentException($"{name} is {x.Type} and holds NaN or infinite numbers; expected finite ones.", name);
    }

    /// <summary>Demands plain finite numbers of float32 or float64 that are finite in another type, too.</summary>
    /// <returns>The numbers, of that type.</returns>
    public static Tensor Numbers([NotNull] Tensor? x, DType type, [CallerArgumentExpression(nameof(x))] string name = "")
    {
        Numbers(x, name);
        var converted = x.To(type);
        return x.DType == type || (bool)Tensor.IsFinite(converted).All() ? converted
            : throw new ArgumentException($"{name} is {x.Type} and holds numbers that are infinite in {type.Name()}, the options' DType: scale them, or set DType to float64.", name);
    }

    /// <summary>Demands as many numbers as expected.</summary>
    public static void Length(int expected, [NotNull] double[]? numbers, [CallerArgumentExpression(nameof(numbers))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(numbers, name);
        if (numbers.Length != expected) throw new ArgumentException($"{name} has {numbers.Length} numbers; the network takes {expected}.", name);
    }

    private static void Rows(Tensor x, string name)
    {
        if (x.Rank == 0 || x.Shape[0] == 0) throw new ArgumentException($"{name} is {x.Type}; expected at least one row.", name);
    }
}
