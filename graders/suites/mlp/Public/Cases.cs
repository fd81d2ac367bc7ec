namespace Gradus.Suites.Networks;

/// <param name="Key">Which mistake.</param>
/// <param name="Values">What it gives.</param>
internal sealed record Wrong(string Key, double[] Values);

/// <summary>An objective.</summary>
/// <param name="Value">What it is.</param>
/// <param name="Wrong">What known mistakes give.</param>
internal sealed record ObjectiveCase(NetworkSetting Setting, Shaped[] Weights, Shaped X, Shaped Y, double Value, WrongObjective[] Wrong)
{
    /// <summary>The examples in another order: the objective stays.</summary>
    internal ObjectiveCase Permuted(params int[] order) => this with { X = X.Rows(order), Y = Y.Rows(order) };
}

/// <param name="Key">Which mistake.</param>
/// <param name="Value">What it gives.</param>
internal sealed record WrongObjective(string Key, double Value);

/// <param name="Key">Which mistake.</param>
/// <param name="Loss">The losses that it gives.</param>
/// <param name="After">The weights that it leads to.</param>
internal sealed record WrongSteps(string Key, double[] Loss, double[] After);

/// <summary>Steps on batches that are given.</summary>
/// <param name="Loss">Before each step.</param>
/// <param name="After">The weights after the last one, end to end.</param>
/// <param name="Wrong">Where known mistakes lead.</param>
internal sealed record StepsCase(NetworkSetting Setting, Shaped[] Weights, Shaped X, Shaped Y, int[][] Batches, double[] Loss, double[] After, WrongSteps[] Wrong)
{
    /// <summary>The examples in another order, and the batches' rows with them: no step changes.</summary>
    internal StepsCase Permuted(params int[] order) => this with { X = X.Rows(order), Y = Y.Rows(order), Batches = Judging.Moved(Batches, order) };
}

/// <param name="Key">Which mistake.</param>
/// <param name="After">The weights that it leads to.</param>
/// <param name="Gradients">The gradients that it leaves.</param>
internal sealed record WrongBackward(string Key, double[] After, double[] Gradients);

/// <summary>Steps in PyTorch's manner.</summary>
/// <param name="Left">Gradients that the caller left; empty for none.</param>
/// <param name="After">The weights after the last step, end to end.</param>
/// <param name="Gradients">Those of the last step, end to end.</param>
/// <param name="Wrong">Where known mistakes lead.</param>
internal sealed record BackwardCase(NetworkSetting Setting, Shaped[] Weights, Shaped[] Left, Shaped X, Shaped Y, int[][] Batches, double[] After, double[] Gradients, WrongBackward[] Wrong)
{
    /// <summary>The examples in another order, and the batches' rows with them: no step changes.</summary>
    internal BackwardCase Permuted(params int[] order) => this with { X = X.Rows(order), Y = Y.Rows(order), Batches = Judging.Moved(Batches, order) };
}

/// <summary>The order and the keys of an epoch.</summary>
/// <param name="Order">Of the rows.</param>
/// <param name="OfKeyItself">Their order by the epoch's key, without 0 folded into it.</param>
/// <param name="Keys">Of the batches.</param>
/// <param name="KeysFromZero">Their keys when the first batch has the key of the order.</param>
/// <param name="OneKey">The epoch's key for each of them.</param>
internal sealed record OrderCase(int Rows, int BatchSize, int Key, int[] Order, int[] OfKeyItself, long[] Keys, long[] KeysFromZero, long[] OneKey);

/// <summary>Epochs over all rows.</summary>
/// <param name="Loss">Of each epoch.</param>
/// <param name="After">The weights after the last one, end to end.</param>
internal sealed record EpochsCase(NetworkSetting Setting, Shaped[] Weights, Shaped X, Shaped Y, int BatchSize, int Epochs, int Key, double[] Loss, double[] After);

/// <param name="Key">Which mistake.</param>
/// <param name="Stops">When it stops.</param>
/// <param name="BestEpoch">Its best epoch.</param>
/// <param name="Best">Its best score.</param>
internal sealed record WrongStopping(string Key, bool[] Stops, int BestEpoch, double Best);

/// <summary>Scores, and what comes of them.</summary>
/// <param name="First">The first one's epoch.</param>
/// <param name="Stops">After each score.</param>
/// <param name="BestEpoch">In the end.</param>
/// <param name="Best">In the end.</param>
/// <param name="Wrong">What known mistakes make of them.</param>
internal sealed record StoppingCase(int Patience, double Tolerance, int First, double[] Scores, bool[] Stops, int BestEpoch, double Best, WrongStopping[] Wrong);

/// <summary>A classifier's answers.</summary>
/// <param name="Twice">The probabilities, softened once more.</param>
/// <param name="ByColumns">Softened along the columns.</param>
/// <param name="ClassesOfColumns">In which row each column is greatest.</param>
internal sealed record PredictionCase(
    NetworkSetting Setting, Shaped[] Weights, Shaped X, Shaped Probabilities, Shaped Logits, Shaped Twice, Shaped ByColumns, int[] Classes, int[] ClassesOfColumns, int[] Labels, double Accuracy);

/// <summary>A regressor's answers.</summary>
/// <param name="MeanSquaredError">Of the numbers.</param>
/// <param name="OfAllColumns">R² with one mean for all columns.</param>
internal sealed record RegressionCase(NetworkSetting Setting, Shaped[] Weights, Shaped X, Shaped Numbers, Shaped Truth, double Determination, double MeanSquaredError, double OfAllColumns);

/// <summary>Lecture 3's network and one example.</summary>
/// <param name="Sums">The outputs without the sigmoid, end to end.</param>
/// <param name="TwiceAsSteep">The outputs with σ(2s), end to end.</param>
/// <param name="Wrong">Wrong deltas, end to end.</param>
internal sealed record ByHandCase(double[][,] Weights, double[] X, double[] Target, double[][] Outputs, double[][] Deltas, double[] Sums, double[] TwiceAsSteep, Wrong[] Wrong);

/// <summary>Lecture 3's network and examples to learn from.</summary>
/// <param name="After">The weights after the last one, end to end.</param>
/// <param name="Wrong">Where known mistakes lead.</param>
internal sealed record LearningCase(double[][,] Weights, double Rate, double Inertia, double[][] Rows, double[][] Targets, double[] After, Wrong[] Wrong);
