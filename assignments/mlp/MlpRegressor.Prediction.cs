using Gradus.Tensors;

namespace Gradus.Networks;

/// <content>What is asked of a trained network.</content>
public sealed partial class MlpRegressor
{
    /// <summary>What the network makes of each example.</summary>
    /// <param name="x">[n, …input] examples as those that were learned from.</param>
    /// <returns>[n], or [n, outputs] where the targets had columns: the network's <see cref="Outputs"/> in the shape of the targets.</returns>
    /// <exception cref="InvalidOperationException">There are no weights yet.</exception>
    /// <exception cref="ArgumentException">The examples have another shape.</exception>
    // TODO (prediction)
    public Tensor Predict(Tensor x)
    {
        throw new NotImplementedException("MlpRegressor.Predict");
    }

    /// <summary>The coefficient of determination, R²: which share of the targets' variance the predictions explain.</summary>
    /// <param name="x">[n, …input] examples.</param>
    /// <param name="y">[n, outputs] their targets, or [n] where there is one output.</param>
    /// <returns>1 − Σ(y − prediction)²/Σ(y − ȳ)²: 1 is perfect, 0 is what answering the mean gives, below 0 is worse. Where all targets are equal, 1 for perfect predictions and else 0. Of
    /// several columns the mean over the columns.</returns>
    /// <exception cref="InvalidOperationException">There are no weights yet.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The examples or the targets have another shape.</exception>
    /// <remarks>Source: Draper and Smith, <i>Applied Regression Analysis</i> (1998), §1.3; as scikit-learn's score.</remarks>
    // TODO (prediction)
    public double Score(Tensor x, Tensor y)
    {
        throw new NotImplementedException("MlpRegressor.Score");
    }
}
