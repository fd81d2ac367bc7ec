using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>What the table says of a primitive: how small changes of its arguments change the result, and how the result's gradient comes back to the arguments.</summary>
public abstract class DerivativeRule
{
    /// <summary>The Jacobian times the tangents (forward mode).</summary>
    /// <param name="primitive">The primitive with its parameters.</param>
    /// <param name="inputs">Its arguments.</param>
    /// <param name="tangents">Their changes; null where there is none. At least one is not null.</param>
    /// <param name="output">Its result.</param>
    /// <returns>The change of the result; null for none.</returns>
    public abstract Tensor? Jvp(Primitive primitive, Tensor[] inputs, Tensor?[] tangents, Tensor output);

    /// <summary>The upstream gradient times the Jacobian, for one argument (reverse mode).</summary>
    /// <param name="primitive">The primitive with its parameters.</param>
    /// <param name="argument">Which argument's gradient is asked for.</param>
    /// <param name="inputs">Its arguments.</param>
    /// <param name="output">Its result.</param>
    /// <param name="upstream">The gradient of the result.</param>
    /// <returns>The gradient of the argument; null for zero.</returns>
    public abstract Tensor? Vjp(Primitive primitive, int argument, Tensor[] inputs, Tensor output, Tensor upstream);
}

/// <summary>For elementwise primitives: a local derivative for each argument.</summary>
internal sealed class ElementwiseRule(Func<int, Tensor[], Tensor, Tensor> derivative) : DerivativeRule
{
    /// <inheritdoc/>
    public override Tensor? Jvp(Primitive primitive, Tensor[] inputs, Tensor?[] tangents, Tensor output)
    {
        Tensor? sum = null;
        for (int i = 0; i < inputs.Length; i++)
        {
            if (tangents[i] is not { } tangent) continue;
            var term = tangent * derivative(i, inputs, output);
            sum = sum is null ? term : sum + term;
        }
        return sum;
    }

    /// <inheritdoc/>
    public override Tensor? Vjp(Primitive primitive, int argument, Tensor[] inputs, Tensor output, Tensor upstream) => upstream * derivative(argument, inputs, output);
}

/// <summary>For sums and differences of the arguments: the factor, 1 or −1, of each.</summary>
internal sealed class SignedSumRule(params int[] factors) : DerivativeRule
{
    /// <inheritdoc/>
    public override Tensor? Jvp(Primitive primitive, Tensor[] inputs, Tensor?[] tangents, Tensor output)
    {
        Tensor? sum = null;
        for (int i = 0; i < inputs.Length; i++)
        {
            if (tangents[i] is not { } tangent) continue;
            sum = sum is null ? Signed(i, tangent) : factors[i] > 0 ? sum + tangent : sum - tangent;
        }
        return sum;
    }

    /// <inheritdoc/>
    public override Tensor? Vjp(Primitive primitive, int argument, Tensor[] inputs, Tensor output, Tensor upstream) => Signed(argument, upstream);

    private Tensor Signed(int argument, Tensor x) => factors[argument] > 0 ? x : -x;
}

/// <summary>For primitives that are linear in some arguments together: forward, the same operation acts on the tangents; backward, its transpose.</summary>
/// <param name="isLinear">Whether the primitive is linear in an argument; the others (indices, conditions) have no derivative.</param>
/// <param name="transpose">The gradient of an argument from the upstream one.</param>
/// <param name="tangentOperation">The operation that acts on the tangents, where it is not the primitive itself.</param>
internal sealed class LinearRule<TPrimitive>(
    Func<int, bool> isLinear, Func<TPrimitive, int, Tensor[], Tensor, Tensor> transpose, Func<TPrimitive, TPrimitive>? tangentOperation = null) : DerivativeRule
    where TPrimitive : Primitive
{
    /// <inheritdoc/>
    public override Tensor? Jvp(Primitive primitive, Tensor[] inputs, Tensor?[] tangents, Tensor output)
    {
        var arguments = new Tensor[inputs.Length];
        bool changes = false;
        for (int i = 0; i < inputs.Length; i++)
        {
            changes |= isLinear(i) && tangents[i] is not null;
            arguments[i] = isLinear(i) ? tangents[i] ?? Tensor.ZerosLike(inputs[i]) : inputs[i];
        }
        return !changes ? null : tangentOperation is null ? primitive.Bind(arguments) : tangentOperation((TPrimitive)primitive).Bind(arguments);
    }

    /// <inheritdoc/>
    public override Tensor? Vjp(Primitive primitive, int argument, Tensor[] inputs, Tensor output, Tensor upstream) =>
        isLinear(argument) ? transpose((TPrimitive)primitive, argument, inputs, upstream) : null;
}

/// <summary>For conversions: between float32 and float64 the change is converted too; an integer or a mask does not change by small amounts.</summary>
internal sealed class CastRule : DerivativeRule
{
    /// <inheritdoc/>
    public override Tensor? Jvp(Primitive primitive, Tensor[] inputs, Tensor?[] tangents, Tensor output) =>
        tangents[0] is { } tangent && output.DType.IsFloat() ? primitive.Bind(tangent) : null;

    /// <inheritdoc/>
    public override Tensor? Vjp(Primitive primitive, int argument, Tensor[] inputs, Tensor output, Tensor upstream) => output.DType.IsFloat() ? upstream.To(inputs[0].DType) : null;
}

/// <summary>For primitives that are linear in each argument by itself, such as products: forward, the sum over the arguments of the operation with that one's tangent.</summary>
internal sealed class BilinearRule(Func<int, Tensor, Tensor, Tensor, Tensor> transpose) : DerivativeRule
{
    /// <inheritdoc/>
    public override Tensor? Jvp(Primitive primitive, Tensor[] inputs, Tensor?[] tangents, Tensor output)
    {
        var left = tangents[0] is { } da ? primitive.Bind(da, inputs[1]) : null;
        var right = tangents[1] is { } db ? primitive.Bind(inputs[0], db) : null;
        return left is null ? right : right is null ? left : left + right;
    }

    /// <inheritdoc/>
    public override Tensor? Vjp(Primitive primitive, int argument, Tensor[] inputs, Tensor output, Tensor upstream) => transpose(argument, upstream, inputs[0], inputs[1]);
}

/// <summary>For primitives of one argument that no family covers.</summary>
internal sealed class GeneralRule<TPrimitive>(Func<TPrimitive, Tensor, Tensor, Tensor, Tensor> jvp, Func<TPrimitive, Tensor, Tensor, Tensor, Tensor> vjp) : DerivativeRule where TPrimitive : Primitive
{
    /// <inheritdoc/>
    public override Tensor? Jvp(Primitive primitive, Tensor[] inputs, Tensor?[] tangents, Tensor output) => tangents[0] is { } tangent ? jvp((TPrimitive)primitive, inputs[0], output, tangent) : null;

    /// <inheritdoc/>
    public override Tensor? Vjp(Primitive primitive, int argument, Tensor[] inputs, Tensor output, Tensor upstream) => vjp((TPrimitive)primitive, inputs[0], output, upstream);
}

/// <summary>For primitives whose result does not change with small changes of the arguments: steps, comparisons, positions.</summary>
internal sealed class ZeroRule : DerivativeRule
{
    /// <inheritdoc/>
    public override Tensor? Jvp(Primitive primitive, Tensor[] inputs, Tensor?[] tangents, Tensor output) => null;

    /// <inheritdoc/>
    public override Tensor? Vjp(Primitive primitive, int argument, Tensor[] inputs, Tensor output, Tensor upstream) => null;
}
