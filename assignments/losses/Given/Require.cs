using System.Globalization;
using System.Runtime.CompilerServices;
using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Losses;

/// <summary>What a loss asks of its arguments. A message names the function, the argument, what it is and what would be right.</summary>
/// <remarks>Types and shapes are known also while a function is differentiated, batched or compiled, so they are always looked at. Numbers are looked at where they are known
/// (<c>x.Trace is null</c>): a compiled step cannot read them.</remarks>
internal static class Require
{
    // Rows of float32 probabilities that a softmax or a file gives sum to 1 so nearly.
    private const double SumTolerance = 1e-5;

    /// <summary>Predictions and targets are float32 or float64, of one type and shape: <c>Require.Alike(prediction, target)</c>.</summary>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void Alike(Tensor prediction, Tensor target, [CallerArgumentExpression(nameof(prediction))] string? first = null,
        [CallerArgumentExpression(nameof(target))] string? second = null, [CallerMemberName] string? function = null)
    {
        Float(prediction, first, function);
        Float(target, second, function);
        if (target.Type != prediction.Type) throw new ArgumentException($"{function}: {second} is {target.Type}; expected {prediction.Type}, as {first} is.", second);
    }

    /// <summary>Numbers, where they are known, are probabilities: <c>Require.Probabilities(targets)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not in 0 … 1.</exception>
    public static void Probabilities(Tensor p, [CallerArgumentExpression(nameof(p))] string? argument = null, [CallerMemberName] string? function = null)
    {
        if (p.Trace is not null || (bool)((p >= 0) & (p <= 1)).All()) return;
        double[] numbers = p.To(DType.Float64).ToArray<double>();
        int at = Array.FindIndex(numbers, number => number is not (>= 0 and <= 1));
        throw new ArgumentOutOfRangeException(argument, numbers[at],
            string.Create(CultureInfo.InvariantCulture, $"{function}: {argument} has {numbers[at]} as its element {at}; expected probabilities, from 0 to 1."));
    }

    /// <summary>Rows of numbers, where they are known, are distributions: in 0 … 1, with the sum 1 within 1e-5: <c>Require.Distributions(targets)</c>.</summary>
    /// <exception cref="ArgumentException">A row is none.</exception>
    public static void Distributions(Tensor p, [CallerArgumentExpression(nameof(p))] string? argument = null, [CallerMemberName] string? function = null)
    {
        Probabilities(p, argument, function);
        if (p.Trace is not null) return;
        double[] sums = p.To(DType.Float64).Sum(1).ToArray<double>();
        int at = Array.FindIndex(sums, sum => !(Math.Abs(sum - 1) <= SumTolerance));
        if (at < 0) return;
        throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{function}: row {at} of {argument} sums to {sums[at]}; expected 1 in each row."), argument);
    }

    /// <summary>Logits or logarithms of probabilities are float32 or float64, [n, classes]: <c>Require.Rows(logits)</c>.</summary>
    /// <exception cref="ArgumentNullException">They are null.</exception>
    /// <exception cref="ArgumentException">They are of another type or shape, or there are no classes.</exception>
    public static void Rows(Tensor x, [CallerArgumentExpression(nameof(x))] string? argument = null, [CallerMemberName] string? function = null)
    {
        Float(x, argument, function);
        if (x.Rank == 2 && x.Shape[1] > 0) return;
        string one = x.Rank == 1 ? $" One example is {argument}.ExpandDims(0)." : "";
        throw new ArgumentException($"{function}: {argument} is {x.Type}; expected [n, classes], a row for each example.{one}", argument);
    }

    /// <summary>Rows are as said there, and labels are int32 [n], each, where it is known, one of the classes: <c>Require.Labels(logits, labels)</c>.</summary>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    /// <exception cref="ArgumentException">They are of another type or shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is none of the classes.</exception>
    public static void Labels(Tensor rows, Tensor labels, [CallerArgumentExpression(nameof(rows))] string? first = null, [CallerMemberName] string? function = null)
    {
        Rows(rows, first, function);
        if (labels is null) throw new ArgumentNullException(nameof(labels), $"{function}: labels is null; an int32 tensor was expected.");
        if (labels.DType != DType.Int32 || labels.Rank != 1 || labels.Shape[0] != rows.Shape[0])
        {
            string instead = labels.DType.IsFloat() && labels.Shape.Equals(rows.Shape) ? " For one-hot targets there is CrossEntropyOneHot." : "";
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{function}: labels is {labels.Type}; expected int32 [{rows.Shape[0]}], a class for each row of {first}.{instead}"), nameof(labels));
        }
        if (labels.Trace is not null) return;
        foreach (int label in labels.ToArray<int>())
        {
            if ((uint)label < (uint)rows.Shape[1]) continue;
            throw new ArgumentOutOfRangeException(nameof(labels), label,
                string.Create(CultureInfo.InvariantCulture, $"{function}: labels has {label}; expected 0 to {rows.Shape[1] - 1}, the classes of {first}, {rows.Type}."));
        }
    }

    /// <summary>The number is greater than 0 and finite: <c>Require.Positive(delta)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, negative, infinite or NaN.</exception>
    public static void Positive(double value, [CallerArgumentExpression(nameof(value))] string? argument = null, [CallerMemberName] string? function = null)
    {
        if (!(value > 0) || !double.IsFinite(value)) throw OutOfRange(value, "a finite number greater than 0", argument, function);
    }

    /// <summary>The number is a share, from 0 to 1: <c>Require.Share(l1Ratio)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static void Share(double value, [CallerArgumentExpression(nameof(value))] string? argument = null, [CallerMemberName] string? function = null)
    {
        if (!(value is >= 0 and <= 1)) throw OutOfRange(value, "a number from 0 to 1", argument, function);
    }

    /// <summary>The tensors of a tree of weights, float32 or float64, all of one type: <c>Require.Weights(weights)</c>.</summary>
    /// <exception cref="ArgumentNullException">There is no tree, or a tensor in it is null.</exception>
    /// <exception cref="ArgumentException">It has no tensor, one of another type, or some of both types.</exception>
    public static Tensor[] Weights<T>(T weights, [CallerMemberName] string? function = null)
    {
        if (weights is null) throw new ArgumentNullException(nameof(weights), $"{function}: weights is null; a tree of float32 or float64 tensors was expected.");
        var leaves = Tree.Leaves(weights);
        if (leaves.Count == 0) throw new ArgumentException($"{function} found no tensor in weights ({typeof(T).Name}); expected a tree with at least one.", nameof(weights));
        foreach (var (place, leaf) in leaves)
        {
            Float(leaf, "weights" + place, function);
            if (leaf.DType == leaves[0].Leaf.DType) continue;
            throw new ArgumentException($"{function}: weights{place} is {leaf.Type} and weights{leaves[0].Place} {leaves[0].Leaf.Type}; expected one type of elements.", nameof(weights));
        }
        return [.. leaves.Select(l => l.Leaf)];
    }

    private static void Float(Tensor x, string? argument, string? function)
    {
        if (x is null) throw new ArgumentNullException(argument, $"{function}: {argument} is null; a float32 or float64 tensor was expected.");
        if (!x.DType.IsFloat()) throw new ArgumentException($"{function} takes float32 or float64; {argument} is {x.Type}. Convert it with .To(DType.Float64).", argument);
    }

    private static ArgumentOutOfRangeException OutOfRange(double value, string expected, string? argument, string? function) =>
        new(argument, value, string.Create(CultureInfo.InvariantCulture, $"{function}: {argument} is {value}; expected {expected}."));
}
