using Gradus.Tensors;

namespace Gradus.Layers;

public sealed partial class Dense
{
    /// <summary>activation(x·W + b): the matrix product, the bias added to each row, then <see cref="Activation"/> where there is one.</summary>
    /// <param name="weights">W [in, out] and, where <see cref="HasBias"/>, b [out].</param>
    /// <param name="x">[batch, in].</param>
    /// <param name="key">Nothing here is random.</param>
    /// <returns>[batch, out].</returns>
    // TODO (dense)
    protected override Tensor Compute(ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key)
    {
        throw new NotImplementedException("Dense.Compute");
    }

    /// <summary>The shape of one example's output: [in] → [<see cref="Outputs"/>].</summary>
    /// <param name="input">[in].</param>
    /// <exception cref="ArgumentException">The examples are no rows of numbers: <c>Require.Features(this, input)</c> says so, and what to do.</exception>
    // TODO (dense)
    public override Shape OutputShape(Shape input)
    {
        throw new NotImplementedException("Dense.OutputShape");
    }

    /// <summary><c>weights</c> [in, out], which start as <see cref="WeightsStart"/> says, and where <see cref="HasBias"/> a <c>bias</c> [out], which starts as <see cref="BiasStart"/>
    /// says and is no weight. The fan of both is in and out.</summary>
    /// <param name="input">[in].</param>
    /// <exception cref="ArgumentException">The examples are no rows of numbers: <c>Require.Features(this, input)</c> says so.</exception>
    // TODO (dense)
    public override IReadOnlyList<ParameterSpec> Parameters(Shape input)
    {
        throw new NotImplementedException("Dense.Parameters");
    }
}
