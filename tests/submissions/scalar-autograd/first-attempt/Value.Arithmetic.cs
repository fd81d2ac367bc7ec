namespace Gradus.Scalars;

/// <content>Arithmetic: each operator gives the node of its result, with the local derivative for each operand.</content>
public sealed partial class Value
{
    /// <summary>The sum, "+".</summary>
    /// <param name="left">The first summand.</param>
    /// <param name="right">The second summand; may be the same node.</param>
    /// <returns>A node with the parents left, right.</returns>
    /// <exception cref="ArgumentNullException">An operand is null.</exception>
    // TODO (arithmetic)
    public static Value operator +(Value left, Value right)
    {
        return Node(left.Data + right.Data, "+", (left, 1), (right, 1));
    }

    /// <summary>The product, "*".</summary>
    /// <param name="left">The first factor.</param>
    /// <param name="right">The second factor; may be the same node.</param>
    /// <returns>A node with the parents left, right.</returns>
    /// <exception cref="ArgumentNullException">An operand is null.</exception>
    // TODO (arithmetic)
    public static Value operator *(Value left, Value right)
    {
        return Node(left.Data * right.Data, "*", (left, right.Data), (right, left.Data));
    }

    /// <summary>The negative, "neg".</summary>
    /// <param name="operand">The value to negate.</param>
    /// <returns>A node with the one parent operand.</returns>
    /// <exception cref="ArgumentNullException">The operand is null.</exception>
    // TODO (arithmetic)
    public static Value operator -(Value operand)
    {
        return Node(-operand.Data, "neg", (operand, -1));
    }

    /// <summary>The difference left − right, "-".</summary>
    /// <param name="left">The value to subtract from.</param>
    /// <param name="right">The value to subtract; may be the same node.</param>
    /// <returns>A node with the parents left, right.</returns>
    /// <exception cref="ArgumentNullException">An operand is null.</exception>
    // TODO (arithmetic)
    public static Value operator -(Value left, Value right)
    {
        return Node(left.Data - right.Data, "-", (left, 1), (right, -1));
    }

    /// <summary>The quotient left / right, "/". Division by zero gives an infinity or NaN, as for doubles.</summary>
    /// <param name="left">The dividend.</param>
    /// <param name="right">The divisor; may be the same node.</param>
    /// <returns>A node with the parents left, right.</returns>
    /// <exception cref="ArgumentNullException">An operand is null.</exception>
    // TODO (arithmetic)
    public static Value operator /(Value left, Value right)
    {
        return left * right.Pow(-1);
    }

    /// <summary>This value to a constant power, "pow". The exponent is a plain number: no gradient flows to it.</summary>
    /// <remarks>
    /// A negative value to a power that is no integer gives NaN. To the power 0 it is the constant 1, whose derivative is 0 everywhere, at 0 too.
    /// </remarks>
    /// <param name="exponent">The exponent, finite.</param>
    /// <returns>A node with the one parent this.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exponent"/> is NaN or infinite.</exception>
    // TODO (arithmetic)
    public Value Pow(double exponent)
    {
        return Node(Math.Pow(Data, exponent), "pow", (this, Math.Pow(Data, exponent - 1)));
    }
}
