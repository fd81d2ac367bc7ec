using Gradus.Contracts;

namespace Gradus.Grading.Constraints;

/// <summary>What suites do to the arrays of a fixture: transformations of known effect, and wrong results.</summary>
public static class ShapedArithmetic
{
    extension(Shaped array)
    {
        /// <summary>Other values in the shape of this array: value i is <paramref name="value"/> of i.</summary>
        public Shaped Instead(Func<int, double> value) => array.With([.. Enumerable.Range(0, array.Size).Select(value)]);

        /// <summary>Each element times a number.</summary>
        public Shaped Times(double factor) => array.With([.. array.Values.Select(v => v * factor)]);

        /// <summary>The elementwise product with an array of as many elements.</summary>
        public Shaped Times(Shaped other) => array.Instead(i => array.Values[i] * other.Values[i]);

        /// <summary>Each element plus a number.</summary>
        public Shaped Plus(double number) => array.With([.. array.Values.Select(v => v + number)]);

        /// <summary>Rows of a matrix, or elements of a vector, in another order: row i of the result is row <c>order[i]</c>.</summary>
        /// <exception cref="ArgumentException">A number has no rows.</exception>
        public Shaped Rows(params int[] order)
        {
            if (array.Rank == 0) throw new ArgumentException("A number has no rows; expected an array of rank 1 or more.", nameof(array));
            int width = array.Shape[0] == 0 ? 0 : array.Size / array.Shape[0];
            return new Shaped([.. order.SelectMany(row => array.Values.Skip(row * width).Take(width))], [order.Length, .. array.Shape[1..]]);
        }
    }
}
