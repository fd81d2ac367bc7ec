using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace Gradus.Metrics;

/// <summary>Checks of arguments. Each one throws an exception that names the argument, its value and what was expected.</summary>
/// <remarks>Call them at the top of a member: <c>Require.SameLength(truth, answers);</c> — the names in the message are those in the call.</remarks>
internal static class Require
{
    /// <summary>How far the sum of a row of probabilities may be from one.</summary>
    public const double RowSumTolerance = 1e-6;

    /// <summary>Demands an array with at least one element.</summary>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    /// <exception cref="ArgumentException">The array is empty.</exception>
    public static void NotEmpty(Array values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(values, name);
        if (values.Length == 0)
        {
            throw new ArgumentException(Invariant($"{name} is empty; expected at least one element."), name);
        }
    }

    /// <summary>Demands as many elements (of a matrix: rows) in <paramref name="second"/> as in <paramref name="first"/>.</summary>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ; names <paramref name="second"/>.</exception>
    public static void SameLength(
        Array first,
        Array second,
        [CallerArgumentExpression(nameof(first))] string firstName = "",
        [CallerArgumentExpression(nameof(second))] string secondName = "")
    {
        ArgumentNullException.ThrowIfNull(first, firstName);
        ArgumentNullException.ThrowIfNull(second, secondName);
        if (first.GetLength(0) != second.GetLength(0))
        {
            var unit = second.Rank == 1 ? "elements" : "rows";
            throw new ArgumentException(
                Invariant($"{secondName} has {second.GetLength(0)} {unit}; expected {first.GetLength(0)}, one for each element of {firstName}."),
                secondName);
        }
    }

    /// <summary>Demands a class index from 0 to <paramref name="classCount"/> − 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside.</exception>
    public static void Class(int @class, int classCount, [CallerArgumentExpression(nameof(@class))] string name = "")
    {
        if (@class < 0 || @class >= classCount)
        {
            name = name.TrimStart('@');
            throw new ArgumentOutOfRangeException(
                name, @class, Invariant($"{name} is {@class}; expected a class index from 0 to {classCount - 1}."));
        }
    }

    /// <summary>Demands at least one label, and of each label that it is a class index from 0 to <paramref name="classCount"/> − 1.</summary>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    /// <exception cref="ArgumentException">The array is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is outside, or <paramref name="classCount"/> is below 1.</exception>
    public static void Labels(int[] labels, int classCount, [CallerArgumentExpression(nameof(labels))] string name = "")
    {
        if (classCount < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(classCount), classCount, Invariant($"classCount is {classCount}; expected at least 1."));
        }

        NotEmpty(labels, name);
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0 || labels[i] >= classCount)
            {
                throw new ArgumentOutOfRangeException(
                    name, labels[i], Invariant($"{name}[{i}] is {labels[i]}; expected a class index from 0 to {classCount - 1}."));
            }
        }
    }

    /// <summary>Demands that, counted by weight, both class 0 and class 1 occur: without both there is no pair to rank.</summary>
    /// <exception cref="ArgumentException">One of them is missing.</exception>
    public static void BothClasses(int[] truth, double[] weights, [CallerArgumentExpression(nameof(truth))] string name = "")
    {
        for (var @class = 0; @class <= 1; @class++)
        {
            Occurs(@class, truth, weights, name);
        }
    }

    /// <summary>Demands that, counted by weight, <paramref name="class"/> occurs.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static void Occurs(int @class, int[] truth, double[] weights, [CallerArgumentExpression(nameof(truth))] string name = "")
    {
        if (!truth.Zip(weights).Any(sample => sample.First == @class && sample.Second > 0))
        {
            throw new ArgumentException(
                Invariant($"{name} has no sample of class {@class} with a positive weight; expected at least one."), name);
        }
    }

    /// <summary>Demands one weight for each sample: finite, at least 0, not all 0.</summary>
    /// <param name="weights">The weights, or null: every sample weighs 1.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="name">The argument's name; filled in by the compiler.</param>
    /// <returns>The weights, or <paramref name="count"/> ones where the caller gave none.</returns>
    /// <exception cref="ArgumentException">The length differs from <paramref name="count"/>, or all weights are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, infinite or NaN.</exception>
    public static double[] Weights(double[]? weights, int count, [CallerArgumentExpression(nameof(weights))] string name = "")
    {
        if (weights is null)
        {
            return Enumerable.Repeat(1.0, count).ToArray();
        }

        if (weights.Length != count)
        {
            throw new ArgumentException(Invariant($"{name} has {weights.Length} elements; expected {count}, one for each sample."), name);
        }

        NonNegative(weights, name);
        if (weights.Sum() == 0)
        {
            throw new ArgumentException(Invariant($"{name} sums to 0; expected at least one positive weight."), name);
        }

        return weights;
    }

    /// <summary>Demands at least one number, all finite.</summary>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    /// <exception cref="ArgumentException">The array is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is NaN or infinite.</exception>
    public static void Finite(Array numbers, [CallerArgumentExpression(nameof(numbers))] string name = "") =>
        Numbers(numbers, double.IsFinite, "a finite number", name);

    /// <summary>Demands finite numbers of at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, NaN or infinite.</exception>
    public static void NonNegative(Array numbers, [CallerArgumentExpression(nameof(numbers))] string name = "") =>
        Numbers(numbers, x => double.IsFinite(x) && x >= 0, "a finite number, at least 0", name);

    /// <summary>Demands at least one number, all from 0 to 1.</summary>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    /// <exception cref="ArgumentException">The array is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is NaN, below 0 or above 1.</exception>
    public static void Probabilities(double[] probabilities, [CallerArgumentExpression(nameof(probabilities))] string name = "") =>
        Numbers(probabilities, p => p is >= 0 and <= 1, "a probability from 0 to 1", name);

    /// <summary>Demands at least one row and two columns of numbers of at least 0, and rows that sum to one within 1e-6.</summary>
    /// <returns>A copy, each row divided by its sum, so that rows rounded to single precision sum to one here.</returns>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    /// <exception cref="ArgumentException">There is no row, fewer than two columns, or a row sums to something else.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, NaN or infinite.</exception>
    public static double[,] ProbabilityRows(double[,] probabilities, [CallerArgumentExpression(nameof(probabilities))] string name = "")
    {
        TwoColumns(probabilities, name);
        NonNegative(probabilities, name);
        var rows = (double[,])probabilities.Clone();
        for (var i = 0; i < rows.GetLength(0); i++)
        {
            var sum = 0.0;
            for (var c = 0; c < rows.GetLength(1); c++)
            {
                sum += rows[i, c];
            }

            if (Math.Abs(sum - 1) > RowSumTolerance)
            {
                throw new ArgumentException(Invariant($"row {i} of {name} sums to {sum}; expected 1 within {RowSumTolerance}."), name);
            }

            for (var c = 0; c < rows.GetLength(1); c++)
            {
                rows[i, c] /= sum;
            }
        }

        return rows;
    }

    /// <summary>Demands at least one row and two columns, one column for each class.</summary>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    /// <exception cref="ArgumentException">There is no row, or fewer than two columns.</exception>
    public static void TwoColumns(double[,] scores, [CallerArgumentExpression(nameof(scores))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(scores, name);
        if (scores.GetLength(0) == 0 || scores.GetLength(1) < 2)
        {
            throw new ArgumentException(
                Invariant($"{name} has {scores.GetLength(0)} rows and {scores.GetLength(1)} columns; expected a row for each sample and a column for each of two or more classes."),
                name);
        }
    }

    /// <summary>Demands β of at least 0; infinity is allowed and leaves recall alone.</summary>
    /// <exception cref="ArgumentOutOfRangeException">β is negative or NaN.</exception>
    public static void Beta(double beta, [CallerArgumentExpression(nameof(beta))] string name = "")
    {
        if (!(beta >= 0))
        {
            throw new ArgumentOutOfRangeException(name, beta, Invariant($"{name} is {beta}; expected a number of at least 0."));
        }
    }

    /// <summary>Demands at least one matrix, all of them 2×2.</summary>
    /// <exception cref="ArgumentNullException">The array or one of its elements is null.</exception>
    /// <exception cref="ArgumentException">The array is empty, or a matrix has another size.</exception>
    public static void BinaryProblems(ConfusionMatrix[] problems, [CallerArgumentExpression(nameof(problems))] string name = "")
    {
        NotEmpty(problems, name);
        for (var i = 0; i < problems.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(problems[i], Invariant($"{name}[{i}]"));
            if (problems[i].ClassCount != 2)
            {
                throw new ArgumentException(
                    Invariant($"{name}[{i}] has {problems[i].ClassCount} classes; expected 2, the negative and the positive one."), name);
            }
        }
    }

    /// <summary>Demands one of the values that the enum declares.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is a number without a name.</exception>
    public static void Defined<TEnum>(TEnum value, [CallerArgumentExpression(nameof(value))] string name = "")
        where TEnum : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(
                name, value, Invariant($"{name} is {value}; expected {string.Join(", ", Enum.GetNames<TEnum>())}."));
        }
    }

    private static void Numbers(Array numbers, Func<double, bool> isGood, string expected, string name)
    {
        NotEmpty(numbers, name);
        var i = 0;
        foreach (var number in numbers.Cast<double>())
        {
            if (!isGood(number))
            {
                var place = numbers.Rank == 1
                    ? Invariant($"{name}[{i}]")
                    : Invariant($"{name}[{i / numbers.GetLength(1)}, {i % numbers.GetLength(1)}]");
                throw new ArgumentOutOfRangeException(name, number, Invariant($"{place} is {number}; expected {expected}."));
            }

            i++;
        }
    }
}
