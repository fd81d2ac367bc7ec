namespace Gradus.Contracts;

/// <summary>Rules that networks are trained by.</summary>
public enum Rule
{
    /// <summary>Gradient descent.</summary>
    Sgd,

    /// <summary>The heavy ball of lecture 2, β = 0.9.</summary>
    Momentum,

    /// <summary>Nesterov's momentum of lecture 2, β = 0.9: the gradient is taken ahead.</summary>
    NesterovLecture,

    /// <summary>Adam of Kingma and Ba, β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸.</summary>
    Adam,
}

/// <summary>What an output costs: means over the rows, or over all elements.</summary>
public enum Cost
{
    /// <summary>Of logits, given classes.</summary>
    CrossEntropy,

    /// <summary>Of numbers.</summary>
    SquaredError,

    /// <summary>Of logits, given 0 or 1.</summary>
    LogLossFromLogits,
}

/// <summary>A network and how it is trained: dense layers with biases, the hidden ones with a function and, where asked for, dropout.</summary>
/// <param name="Hidden">Neurons of each hidden layer.</param>
/// <param name="Outputs">Outputs of the last layer.</param>
/// <param name="Squashing">The function of hidden layers.</param>
/// <param name="Dropout">The rate of dropout behind each hidden layer; 0 for none.</param>
/// <param name="Cost">What an output costs.</param>
/// <param name="L2">λ of the penalty λ·Σw² of weights without biases; 0 for no penalty.</param>
/// <param name="Rule">What changes the weights.</param>
/// <param name="Rate">Its rate.</param>
/// <param name="Compiled">Whether a step is one compiled program.</param>
public sealed record NetworkSetting(int[] Hidden, int Outputs, Squashing Squashing, double Dropout, Cost Cost, double L2, Rule Rule, double Rate, bool Compiled = false);

/// <summary>A training.</summary>
/// <param name="Loss">The loss of each step or epoch.</param>
/// <param name="Weights">What the network has in the end.</param>
public sealed record Trained(double[] Loss, Shaped[] Weights);

/// <summary>A training in PyTorch's manner.</summary>
/// <param name="Weights">What the network has in the end.</param>
/// <param name="Gradients">What stands in the parameters' gradients then; null where nothing does.</param>
public sealed record Backpropagated(Shaped[] Weights, Shaped?[] Gradients);

/// <summary>What an epoch asked a step function for.</summary>
/// <param name="Rows">The rows of each step.</param>
/// <param name="Keys">The key of each step.</param>
/// <param name="States">The state that each step was given: how many steps had made it.</param>
/// <param name="State">The state that the epoch returned: how many steps had made it.</param>
/// <param name="Loss">The epoch's loss.</param>
public sealed record EpochRun(int[][] Rows, long[] Keys, int[] States, int State, double Loss);

/// <summary>What early stopping makes of scores.</summary>
/// <param name="Stops">After each score, whether to stop.</param>
/// <param name="BestEpoch">The best epoch in the end.</param>
/// <param name="Best">Its score.</param>
public sealed record Observed(bool[] Stops, int BestEpoch, double Best);

/// <summary>A classifier, fitted.</summary>
/// <param name="Loss">The loss of each epoch.</param>
/// <param name="Answers">The classes that it predicts after each epoch.</param>
/// <param name="Kept">Those that it predicts in the end.</param>
public sealed record FittedRun(double[] Loss, int[][] Answers, int[] Kept);

/// <summary>The module <c>Gradus.Networks</c>: training, when to stop, predicting.</summary>
/// <remarks>Tensors are float64 and cross as <see cref="Shaped"/>, labels too. A key is crossed as its seed. Every call makes the network and the trainer that it needs.</remarks>
public interface INetworks
{
    /// <summary>What training makes small.</summary>
    /// <param name="setting">The network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="x">[batch, inputs].</param>
    /// <param name="y">[batch] classes, or [batch, outputs].</param>
    /// <param name="key">A key's seed: training. Null: evaluation.</param>
    double Objective(NetworkSetting setting, Shaped[] weights, Shaped x, Shaped y, int? key);

    /// <summary>Takes steps, one for each batch; step i has the key folded with i, from 0.</summary>
    /// <param name="setting">The network and the rule.</param>
    /// <param name="weights">Before the first step.</param>
    /// <param name="x">All examples.</param>
    /// <param name="y">All targets.</param>
    /// <param name="batches">The rows of each step.</param>
    /// <param name="key">A key's seed.</param>
    Trained Steps(NetworkSetting setting, Shaped[] weights, Shaped x, Shaped y, int[][] batches, int key);

    /// <summary>An epoch with a step function that takes notes, and whose loss is the mean of its rows' losses.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="batchSize">How many a batch has.</param>
    /// <param name="key">A key's seed.</param>
    /// <param name="lossOfRow">The loss of each row. There are as many targets.</param>
    EpochRun Epoch(int rows, int batchSize, int key, double[] lossOfRow);

    /// <summary>Trains for some epochs; epoch i, from 1, has the key folded with i.</summary>
    Trained Epochs(NetworkSetting setting, Shaped[] weights, Shaped x, Shaped y, int batchSize, int epochs, int key);

    /// <summary>An epoch that is given no step function.</summary>
    /// <param name="setting">The network and the rule.</param>
    /// <param name="weights">Before the first step.</param>
    /// <param name="x">All examples.</param>
    /// <param name="y">All targets.</param>
    /// <param name="batchSize">How many rows a batch has.</param>
    /// <param name="key">A key's seed.</param>
    Trained EpochByItself(NetworkSetting setting, Shaped[] weights, Shaped x, Shaped y, int batchSize, int key);

    /// <summary>Takes steps in PyTorch's manner, one for each batch; step i has the key folded with i, from 0. The trainer has an optimizer of its own, which has no part in it.</summary>
    /// <param name="setting">The network and the rule.</param>
    /// <param name="weights">Before the first step.</param>
    /// <param name="left">Gradients that stand in the parameters before the first step; none where it is empty.</param>
    /// <param name="x">All examples.</param>
    /// <param name="y">All targets.</param>
    /// <param name="batches">The rows of each step.</param>
    /// <param name="key">A key's seed.</param>
    Backpropagated Backpropagate(NetworkSetting setting, Shaped[] weights, Shaped[] left, Shaped x, Shaped y, int[][] batches, int key);

    /// <summary>Keeps rows back.</summary>
    (int[] Training, int[] Validation) Holdout(int[] labels, double share, int key);

    /// <summary>Shows scores to early stopping, one after the other.</summary>
    /// <param name="patience">Its patience.</param>
    /// <param name="tolerance">Its tolerance.</param>
    /// <param name="scores">The scores.</param>
    /// <param name="first">The first one's epoch.</param>
    Observed EarlyStopping(int patience, double tolerance, double[] scores, int first);

    /// <summary>Probabilities by a classifier that has these weights.</summary>
    Shaped Probabilities(NetworkSetting setting, Shaped[] weights, Shaped x);

    /// <summary>Classes by a classifier that has these weights.</summary>
    int[] Classes(NetworkSetting setting, Shaped[] weights, Shaped x);

    /// <summary>The accuracy of a classifier that has these weights.</summary>
    double Accuracy(NetworkSetting setting, Shaped[] weights, Shaped x, int[] labels);

    /// <summary>Numbers by a regressor that has these weights.</summary>
    Shaped Numbers(NetworkSetting setting, Shaped[] weights, Shaped x);

    /// <summary>Numbers by a regressor that was fitted to these targets and then given these weights.</summary>
    Shaped NumbersOfFitted(NetworkSetting setting, Shaped[] weights, Shaped x, Shaped y);

    /// <summary>R² of a regressor that has these weights.</summary>
    double Determination(NetworkSetting setting, Shaped[] weights, Shaped x, Shaped y);

    /// <summary>Fits a classifier.</summary>
    /// <param name="setting">The network and the rule.</param>
    /// <param name="x">[n, inputs].</param>
    /// <param name="labels">[n].</param>
    /// <param name="asked">[m, inputs]: what it then predicts the classes of.</param>
    /// <param name="batchSize">How many rows a batch has.</param>
    /// <param name="epochs">How many epochs at most.</param>
    /// <param name="patience">The patience of early stopping; 0 for none.</param>
    /// <param name="seed">Where everything random comes from.</param>
    FittedRun Fit(NetworkSetting setting, Shaped x, int[] labels, Shaped asked, int batchSize, int epochs, int patience, int seed);

    /// <summary>By hand: the outputs of every layer, the example first.</summary>
    double[][] Outputs(double[][,] weights, double[] x);

    /// <summary>By hand: the deltas of every layer.</summary>
    double[][] Deltas(double[][,] weights, double[][] outputs, double[] target);

    /// <summary>By hand: the weights after learning from examples, one after the other.</summary>
    double[][,] Learn(double[][,] weights, double rate, double inertia, double[][] rows, double[][] targets);
}
