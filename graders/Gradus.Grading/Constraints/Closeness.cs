using System.Globalization;
using Gradus.Contracts;
using NUnit.Framework;

namespace Gradus.Grading.Constraints;

/// <summary>Adds the constraints of graded checks to NUnit's <see cref="Is"/>.</summary>
public static class GradedConstraints
{
    extension(Is)
    {
        /// <summary>A finite number close to a value. Without <see cref="CloseConstraint.Within"/>: to a relative error of 1e-9.</summary>
        public static CloseConstraint CloseTo(double expected) => new([expected], null);

        /// <summary>An array of the same length, close in every element.</summary>
        public static CloseConstraint CloseTo(double[] expected) => new(expected, [expected.Length]);

        /// <summary>A matrix of the same shape, close in every element.</summary>
        public static CloseConstraint CloseTo(double[,] expected) => new(CloseConstraint.Flatten(expected), [expected.GetLength(0), expected.GetLength(1)]);

        /// <summary>An array of the same shape, close in every element.</summary>
        public static CloseConstraint CloseTo(Shaped expected) => new(expected.Values, expected.Rank == 0 ? null : expected.Shape);

        /// <summary>The same value: integers, strings, truth values and arrays of them.</summary>
        public static ExactConstraint Exactly(object expected) => new(expected);

        /// <summary>A call that refuses its input with an <see cref="ArgumentException"/>, or one derived from it.</summary>
        public static RejectedConstraint Rejected => new();

        /// <summary>No names: the last call left the arrays that it was given as they were. The value is <see cref="Checks.Subject.ChangedArguments"/>.</summary>
        public static UntouchedConstraint Untouched => new();
    }

    /// <summary>A number as feedback prints it: the fewest digits of 6, 10 or 17 that tell it from another one.</summary>
    internal static string Print(double value, double from)
    {
        foreach (string format in (string[])["G6", "G10"])
        {
            string text = value.ToString(format, CultureInfo.InvariantCulture);
            if (text != from.ToString(format, CultureInfo.InvariantCulture)) return text;
        }
        return value.ToString("R", CultureInfo.InvariantCulture);
    }
}
