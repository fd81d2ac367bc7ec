using Gradus.Losses;
using Gradus.Tensors;

namespace Gradus.Networks;

/// <summary>Predicts numbers: a multi-layer perceptron with linear outputs, trained by the mean squared error.</summary>
/// <remarks>Targets far from 0 or of very different sizes are better scaled first (<c>Scaler.Standard</c>).</remarks>
/// <param name="options">What it is and how it learns; null: the defaults.</param>
/// <exception cref="ArgumentException">An option is out of range; the message names it.</exception>
public sealed partial class MlpRegressor(MlpOptions? options = null) : Mlp(options)
{
    /// <summary>Whether the targets had columns, [n, outputs], so that predictions have them, too. Of a network that was not fitted: whether it has more outputs than one.</summary>
    public bool HasColumns => hasColumns ?? Weights[^1].Shape[0] > 1;

    private bool? hasColumns;

    /// <summary>Learns from examples. What was learned before is forgotten.</summary>
    /// <param name="x">[n, …input] float32 or float64, finite.</param>
    /// <param name="y">[n] or [n, outputs] the targets, float32 or float64, finite.</param>
    /// <returns>This regressor.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">Examples or targets have no rows, another shape, or are not finite, or there are not as many targets as examples.</exception>
    public MlpRegressor Fit(Tensor x, Tensor y)
    {
        var examples = Prepared(x);
        var numbers = Require.Numbers(y, Options.DType);
        Require.SameRows(x, y);
        if (y.Rank > 2 || y.Size == 0) throw new ArgumentException($"y is {y.Type}; expected [n], a number for each example, or [n, outputs].", nameof(y));
        if (Options.EarlyStopping && x.Shape[0] < 2) throw new ArgumentException($"x is {x.Type}; expected at least two examples, one to train with and one that says when to stop.", nameof(x));
        bool isTable = y.Rank == 2;
        var targets = numbers.Reshape(y.Shape[0], -1);
        bool? before = hasColumns;
        hasColumns = isTable;
        try
        {
            Train(examples, targets, new int[y.Shape[0]], targets.Shape[1], (outputs, t) => Loss.SquaredError(outputs, t), (rows, t) => Score(rows, isTable ? t : t.Reshape(-1)));
        }
        catch
        {
            hasColumns = before;
            throw;
        }
        return this;
    }

    /// <summary>What the network gives: evaluation mode, so nothing is dropped.</summary>
    /// <param name="x">[n, …input] examples as those that were learned from.</param>
    /// <returns>[n, outputs], with one column where the targets were [n].</returns>
    /// <exception cref="InvalidOperationException">There are no weights yet.</exception>
    /// <exception cref="ArgumentException">The examples have another shape.</exception>
    public Tensor Outputs(Tensor x) => Evaluate(x);
}
