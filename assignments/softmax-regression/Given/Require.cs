using System.Globalization;
using Gradus.Tensors;

namespace Gradus.Linear;

/// <summary>What the functions of this module ask of their arguments. A message names the argument, what came and what would be right. Shapes and types are checked always, numbers where they are known.</summary>
internal static class Require
{
    /// <summary>A matrix of float32 or float64 with at least one column.</summary>
    public static void Matrix(Tensor x, string argument)
    {
        ArgumentNullException.ThrowIfNull(x, argument);
        if (!x.DType.IsFloat() || x.Rank != 2 || x.Shape[1] < 1)
        {
            throw new ArgumentException($"{argument} is {x.Type}; a float32 or float64 matrix with a row for each example is needed: one example is x.ExpandDims(0).", argument);
        }
    }

    /// <summary>Two matrices of one type and number of columns, the first with at least one row.</summary>
    public static void Columns(Tensor training, Tensor other)
    {
        Matrix(training, nameof(training));
        Matrix(other, nameof(other));
        if (training.Shape[0] < 1) throw new ArgumentException($"training is {training.Type}: without a row there is no range to scale by.", nameof(training));
        if (other.DType != training.DType || other.Shape[1] != training.Shape[1])
        {
            throw new ArgumentException($"other is {other.Type}; it needs the type and the {training.Shape[1]} columns of training, {training.Type}.", nameof(other));
        }
        // An infinite range would make zeros of everything. NaN and infinite numbers have no finite range, either.
        if (training.Trace is null && !(bool)Tensor.IsFinite(training.Max(0) - training.Min(0)).All())
        {
            throw new ArgumentException($"training is {training.Type} and has a column with NaN or infinite numbers, or whose range is greater than any number: expected finite ones.", nameof(training));
        }
    }

    /// <summary>Weights that belong together, and rows that they can be applied to.</summary>
    public static void Fits(SoftmaxWeights w, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(w);
        Matrix(w.Theta, "w.Theta");
        ArgumentNullException.ThrowIfNull(w.Bias, "w.Bias");
        if (w.Bias.DType != w.Theta.DType || w.Bias.Rank != 1 || w.Bias.Shape[0] != w.Theta.Shape[1])
        {
            throw new ArgumentException($"w.Bias is {w.Bias.Type}; beside w.Theta, {w.Theta.Type}, it must be {w.Theta.DType.Name()} [{w.Theta.Shape[1]}].", nameof(w));
        }
        Matrix(x, nameof(x));
        if (x.DType != w.Theta.DType || x.Shape[1] != w.Theta.Shape[0])
        {
            throw new ArgumentException($"x is {x.Type}; weights of {w.Theta.Type} take {w.Theta.DType.Name()} [n, {w.Theta.Shape[0]}].", nameof(x));
        }
    }

    /// <summary>A label for each row. Whether each is a class, Tensor.OneHot asks.</summary>
    public static void Labels(Tensor labels, Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.DType != DType.Int32 || labels.Rank != 1 || labels.Shape[0] != rows.Shape[0])
        {
            throw new ArgumentException($"labels is {labels.Type}; {rows.Shape[0]} rows need int32 [{rows.Shape[0]}].", nameof(labels));
        }
    }

    /// <summary>A mean needs at least one row.</summary>
    public static void SomeRows(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Rank > 0 && x.Shape[0] == 0) throw new ArgumentException($"x is {x.Type}: a step needs at least one row.", nameof(x));
    }

    /// <summary>What a whole training needs.</summary>
    public static void Training(Tensor x, int[] labels)
    {
        Matrix(x, nameof(x));
        ArgumentNullException.ThrowIfNull(labels);
        SomeRows(x);
        if (labels.Length != x.Shape[0]) throw new ArgumentException($"{x.Shape[0]} rows need {x.Shape[0]} labels; there are {labels.Length}.", nameof(labels));
        int negative = Array.FindIndex(labels, label => label < 0);
        if (negative >= 0) throw new ArgumentException(Invariant($"Labels are classes, 0 or more; that of row {negative} is {labels[negative]}."), nameof(labels));
        int greatest = Array.IndexOf(labels, int.MaxValue);
        if (greatest >= 0) throw new ArgumentException(Invariant($"Labels are classes, at most {int.MaxValue - 1}; that of row {greatest} is {labels[greatest]}."), nameof(labels));
        if (!(bool)Tensor.IsFinite(x).All()) throw new ArgumentException("x has an element that is NaN or infinite; features are finite numbers.", nameof(x));
    }

    /// <summary>A learning rate: finite and 0 or more.</summary>
    public static void Rate(double rate, string argument = "rate")
    {
        if (!double.IsFinite(rate) || rate < 0) throw new ArgumentOutOfRangeException(argument, rate, Invariant($"The learning rate is finite and 0 or more; it is {rate}."));
    }

    /// <summary>A finite number.</summary>
    public static void Finite(double value, string argument)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(argument, value, Invariant($"{argument} must be finite; it is {value}."));
    }

    /// <summary>Finite numbers.</summary>
    public static void Finite(double[] values, string argument)
    {
        int wrong = Array.FindIndex(values, value => !double.IsFinite(value));
        if (wrong >= 0) throw new ArgumentException(Invariant($"{argument} must be finite; number {wrong} is {values[wrong]}."), argument);
    }

    /// <summary>As many inputs as weights, all finite.</summary>
    public static void Inputs(ReadOnlySpan<double> inputs, int weights, string argument)
    {
        if (inputs.Length != weights) throw new ArgumentException($"{weights} weights take {weights} inputs; {argument} has {inputs.Length}.", argument);
        for (int i = 0; i < inputs.Length; i++)
        {
            if (!double.IsFinite(inputs[i])) throw new ArgumentException(Invariant($"{argument} must be finite; number {i} is {inputs[i]}."), argument);
        }
    }

    /// <summary>One of the two labels of a perceptron.</summary>
    public static void Sign(int label, string argument)
    {
        if (label is not (1 or -1)) throw new ArgumentOutOfRangeException(argument, label, Invariant($"A perceptron's labels are -1 and +1; this is {label}."));
    }

    /// <summary>Examples for a perceptron.</summary>
    public static void Examples(double[][] rows, int[] labels, int features)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(labels);
        if (rows.Length == 0) throw new ArgumentException("Learning takes at least one row; there is none.", nameof(rows));
        if (labels.Length != rows.Length) throw new ArgumentException($"{rows.Length} rows need {rows.Length} labels; there are {labels.Length}.", nameof(labels));
        for (int row = 0; row < rows.Length; row++)
        {
            ArgumentNullException.ThrowIfNull(rows[row], $"{nameof(rows)}[{row}]");
            Inputs(rows[row], features, $"{nameof(rows)}[{row}]");
            Sign(labels[row], $"{nameof(labels)}[{row}]");
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
