using Gradus.Activations;
using Gradus.Autodiff;
using Gradus.Data;
using Gradus.Optimizers;
using Gradus.Tensors;

namespace Gradus.Networks;

/// <content>What is made small.</content>
public sealed partial class Trainer
{
    /// <summary>What training makes small: the loss of the network's answers to a batch, plus the penalty of the weights where the trainer was given one.</summary>
    /// <param name="weights">The network's weights, in its order.</param>
    /// <param name="x">[batch, …input] the examples.</param>
    /// <param name="y">[batch, …] what the loss compares the answers with: labels, numbers.</param>
    /// <param name="key">A key: training, where dropout drops. None: evaluation, where nothing is random.</param>
    /// <returns>One number. The loss takes the network's output as it is: a loss of logits softens them itself, once.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The network does not take these weights or examples, or the loss these targets; the message says which.</exception>
    /// <remarks>Source: lecture 3, cost functions and the penalties L1, L2.</remarks>
    // exercise: objective
    public Tensor Objective(Tensor[] weights, Tensor x, Tensor y, RandomKey? key)
    {
        Require.Given(weights, x, y);
        var ofAnswers = loss(network.Apply(weights, x, key), y);
        return penalty is null ? ofAnswers : ofAnswers + penalty(weights);
    }
}

/// <content>One step.</content>
public sealed partial class Trainer
{
    /// <summary>One step of the optimizer on one batch: from the state and the batch to the next state.</summary>
    /// <param name="state">Where training is. It stays as it is: the next state is another one.</param>
    /// <param name="x">[batch, …input] the batch's examples.</param>
    /// <param name="y">[batch, …] their targets.</param>
    /// <param name="key">What dropout draws from in this step.</param>
    /// <returns>The next state, and the objective before the step: at the weights that the gradient was taken at, which are those that the optimizer's <c>LookAhead</c> gives
    /// (the state's own, but for Nesterov's rule as lecture 2 has it).</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The network does not take this batch, or the loss these targets.</exception>
    /// <remarks>A pure function in tensor operations: the same arguments give the same bits, and it can be compiled (<see cref="Compile"/>). Source: lecture 2.</remarks>
    // exercise: step
    public (TrainingState State, Tensor Loss) Step(TrainingState state, Tensor x, Tensor y, RandomKey key)
    {
        Require.Given(state, x, y);
        var from = optimizer.LookAhead(state.Weights, state.Optimizer);
        var (value, gradient) = Ad.ValueAndGrad((Tensor[] weights) => Objective(weights, x, y, key))(from);
        var (next, memory) = optimizer.Step(state.Weights, gradient, state.Optimizer);
        return (new TrainingState(next, memory), value);
    }
}

/// <content>One pass over the rows.</content>
public sealed partial class Trainer
{
    /// <summary>One epoch: a step for each batch, until every row has come once, in a random order.</summary>
    /// <param name="state">Where training is.</param>
    /// <param name="x">[n, …input] all examples.</param>
    /// <param name="y">[n, …] their targets.</param>
    /// <param name="batchSize">How many rows a batch has, at least 1; the last one has what is left.</param>
    /// <param name="key">The epoch's key: another one for each epoch, or each will have the same order.</param>
    /// <param name="step">What does a step; null: <see cref="Eager"/>. <see cref="Compile"/> makes a faster one, once for all epochs.</param>
    /// <returns>The state after the last step, and the mean of the steps' losses over all rows: each counts by the rows of its batch, a short last one by less.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There are no rows, or not as many targets as examples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is less than 1.</exception>
    /// <remarks><para>The order and the keys are part of the contract. The order is <c>key.Fold(0).Permutation(n)</c>, cut into stretches of the batch size from its beginning. Batch i, from 0,
    /// is <c>step(state, x, y, rows, key.Fold(i + 1))</c>: all of x and y, the stretch as an int32 tensor, and a key that no other batch has.</para>
    /// <para>Source: lecture 2, stochastic gradient descent.</para></remarks>
    // exercise: epoch
    public (TrainingState State, double Loss) Epoch(TrainingState state, Tensor x, Tensor y, int batchSize, RandomKey key, StepFunction? step = null)
    {
        Require.Given(state, x, y);
        Require.SameRows(x, y);
        Require.AtLeast(1, batchSize);
        step ??= Eager();
        double sum = 0;
        int batch = 0;
        foreach (var rows in new Batches(x.Shape[0], batchSize, key.Fold(0)))
        {
            (state, var loss) = step(state, x, y, rows, key.Fold(++batch));
            sum += loss.Item() * rows.Size;
        }
        return (state, sum / x.Shape[0]);
    }
}

/// <content>One step in PyTorch's manner.</content>
public sealed partial class Trainer
{
    /// <summary>One step in PyTorch's manner: forget the old gradients, compute the objective, go back through it, let the optimizer change the parameters.</summary>
    /// <param name="weights">The network's weights as parameters, in its order; their values change.</param>
    /// <param name="optimizer">What changes them: an optimizer of these parameters. The trainer's own has no part in it.</param>
    /// <param name="x">[batch, …input] the batch's examples.</param>
    /// <param name="y">[batch, …] their targets.</param>
    /// <param name="key">What dropout draws from in this step.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The network does not take this batch, or the loss these targets.</exception>
    /// <remarks>Gradients add up in <see cref="Parameter.Grad"/> until they are forgotten: what another loss left there, or the step before, must not count. After the call the gradients of
    /// this step stand there. Source: lecture 2.</remarks>
    // exercise: backward
    public void Backpropagate(IReadOnlyList<Parameter> weights, ParameterOptimizer optimizer, Tensor x, Tensor y, RandomKey key)
    {
        Require.Given(weights, optimizer, x, y);
        optimizer.ZeroGrad();
        Objective([.. weights], x, y, key).Backward();
        optimizer.Step();
    }
}

/// <content>When to stop.</content>
public sealed partial class EarlyStopping
{
    // solution
    private int without;

    /// <summary>Takes note of an epoch's score and says whether it is time to stop.</summary>
    /// <param name="score">How good the network was on the validation part; higher is better. NaN is never better.</param>
    /// <param name="epoch">The epoch's number.</param>
    /// <returns>Whether to stop: that many epochs in a row as the patience is were not better. A score is better when it is above the best one by more than the tolerance; it is then the
    /// best one, and the count begins anew.</returns>
    /// <remarks>The first score that is a number is better than none. Source: lecture 3; Prechelt, <i>Early Stopping — But When?</i> (1998).</remarks>
    // exercise: early-stopping
    public bool Observe(double score, int epoch)
    {
        if (score > Best + tolerance) (Best, BestEpoch, without) = (score, epoch, 0);
        else without++;
        return without >= patience;
    }
}

/// <summary>Which of the training rows train, and which say when to stop.</summary>
public static partial class Holdout
{
    /// <summary>Keeps a part of the training rows back, of each class its share: for choosing, so that the test rows need not be looked at.</summary>
    /// <param name="labels">[n] the class of each row, 0 or more; at least two rows of each class that occurs.</param>
    /// <param name="share">The part's share, between 0 and 1.</param>
    /// <param name="key">Where the choice comes from: another key chooses other rows.</param>
    /// <returns>Row numbers, ascending: those left for training, and those for validation. No row is in both, and each is in one. Of a class of c rows c · share are in the validation part,
    /// rounded half up, but at least 1 and at most c − 1: both parts have rows of every class.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null.</exception>
    /// <exception cref="ArgumentException">There are no rows, a label is negative, or a class has one row only.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    // exercise: holdout
    public static (int[] Training, int[] Validation) Rows(int[] labels, double share, RandomKey key)
    {
        Require.Divisible(labels);
        Require.Share(share);
        var isKeptBack = new bool[labels.Length];
        foreach (var group in Enumerable.Range(0, labels.Length).GroupBy(row => labels[row]))
        {
            int[] rows = [.. group];
            int count = Math.Clamp((int)Math.Floor((rows.Length * share) + 0.5), 1, rows.Length - 1);
            foreach (int place in key.Fold(group.Key).Permutation(rows.Length).ToArray<int>().AsSpan(0, count)) isKeptBack[rows[place]] = true;
        }
        return ([.. Enumerable.Range(0, labels.Length).Where(row => !isKeptBack[row])], [.. Enumerable.Range(0, labels.Length).Where(row => isKeptBack[row])]);
    }
}

/// <content>What is asked of a trained network.</content>
public sealed partial class MlpClassifier
{
    /// <summary>How probable each class is for each example.</summary>
    /// <param name="x">[n, …input] examples as those that were learned from.</param>
    /// <returns>[n, classes] rows that sum to 1: the softmax of the <see cref="Logits"/>. Of two classes, too, there are two columns.</returns>
    /// <exception cref="InvalidOperationException">There are no weights yet.</exception>
    /// <exception cref="ArgumentException">The examples have another shape.</exception>
    /// <remarks>Source: lectures 0, 1 and 4.</remarks>
    // exercise: prediction
    public Tensor PredictProbabilities(Tensor x) => Activation.Softmax(Logits(x));

    /// <summary>The most probable class of each example; of several that are equal, the first.</summary>
    /// <param name="x">[n, …input] examples as those that were learned from.</param>
    /// <returns>[n] classes, 0 … classes − 1.</returns>
    /// <exception cref="InvalidOperationException">There are no weights yet.</exception>
    /// <exception cref="ArgumentException">The examples have another shape.</exception>
    // exercise: prediction
    public int[] Predict(Tensor x) => Logits(x).ArgMax(1).ToArray<int>();

    /// <summary>Accuracy: the share of the examples whose class is predicted.</summary>
    /// <param name="x">[n, …input] examples, at least one.</param>
    /// <param name="labels">[n] their classes.</param>
    /// <exception cref="InvalidOperationException">There are no weights yet.</exception>
    /// <exception cref="ArgumentException">The examples have another shape, or there are not as many labels.</exception>
    // exercise: prediction
    public double Score(Tensor x, int[] labels)
    {
        Require.SameRows(x, labels);
        return Predict(x).Zip(labels).Count(pair => pair.First == pair.Second) / (double)labels.Length;
    }
}

/// <content>What is asked of a trained network.</content>
public sealed partial class MlpRegressor
{
    /// <summary>What the network makes of each example.</summary>
    /// <param name="x">[n, …input] examples as those that were learned from.</param>
    /// <returns>[n], or [n, outputs] where the targets had columns: the network's <see cref="Outputs"/> in the shape of the targets.</returns>
    /// <exception cref="InvalidOperationException">There are no weights yet.</exception>
    /// <exception cref="ArgumentException">The examples have another shape.</exception>
    // exercise: prediction
    public Tensor Predict(Tensor x)
    {
        var outputs = Outputs(x);
        return HasColumns ? outputs : outputs.Reshape(outputs.Shape[0]);
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
    // exercise: prediction
    public double Score(Tensor x, Tensor y)
    {
        ArgumentNullException.ThrowIfNull(y);
        Tensor prediction = Outputs(x).To(DType.Float64), truth = (y.Rank == 1 ? y.ExpandDims(1) : y).To(DType.Float64);
        Require.SameShape(truth, prediction, nameof(y), "the network's output");
        var error = Tensor.Pow(truth - prediction, 2).Sum(0);
        var variation = Tensor.Pow(truth - truth.Mean(0), 2).Sum(0);
        // Not by a variation of 0: the mean of equal numbers may differ from them by its rounding.
        var isConstant = Tensor.Equal(truth.Max(0), truth.Min(0));
        var share = 1 - (error / Tensor.Where(isConstant, Tensor.OnesLike(variation), variation));
        return Tensor.Where(isConstant, Tensor.Equal(error, 0).To(DType.Float64), share).Mean().Item();
    }
}

/// <content>The listing: forward, deltas, change of weights.</content>
public sealed partial class BackpropagationByHand
{
    /// <summary>Passes an example through all layers.</summary>
    /// <param name="x">As many numbers as the first layer has inputs.</param>
    /// <returns>The outputs of every layer, one after the other, with the example itself at index 0: o = σ(Σ w·o of the layer before), σ(s) = 1/(1 + e⁻ˢ).</returns>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    /// <exception cref="ArgumentException">There are more or fewer numbers than inputs.</exception>
    /// <remarks>Source: lecture 3, the forward pass; there are no biases.</remarks>
    // exercise: by-hand
    public double[][] Forward(double[] x)
    {
        Require.Length(Weights[0].GetLength(1), x);
        double[][] outputs = [x, .. new double[Weights.Length][]];
        for (int l = 0; l < Weights.Length; l++)
        {
            var layer = Weights[l];
            outputs[l + 1] = new double[layer.GetLength(0)];
            for (int j = 0; j < layer.GetLength(0); j++)
            {
                double sum = 0;
                for (int i = 0; i < layer.GetLength(1); i++) sum += layer[j, i] * outputs[l][i];
                outputs[l + 1][j] = 1 / (1 + Math.Exp(-sum));
            }
        }
        return outputs;
    }

    /// <summary>How the error ½Σ(t − o)² changes with the sum that each neuron forms: δ = ∂E/∂s.</summary>
    /// <param name="outputs">What <see cref="Forward"/> gave.</param>
    /// <param name="target">t, one number for each output of the last layer.</param>
    /// <returns>δ of every layer, the first layer's at index 0. Of the last layer δ = −o(1 − o)(t − o); of those before δⱼ = oⱼ(1 − oⱼ)·Σₖ δₖ·wₖⱼ, over the neurons k of the layer after.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The outputs or the targets are not as many as the network has.</exception>
    /// <remarks>Source: lecture 3, the listing; the slope's factor is 1, where the slide has 2α.</remarks>
    // exercise: by-hand
    public double[][] Deltas(double[][] outputs, double[] target)
    {
        Require.Outputs(outputs, Weights);
        Require.Length(outputs[^1].Length, target);
        var deltas = new double[Weights.Length][];
        for (int l = Weights.Length - 1; l >= 0; l--)
        {
            double[] o = outputs[l + 1];
            deltas[l] = new double[o.Length];
            for (int j = 0; j < o.Length; j++)
            {
                double behind = l == Weights.Length - 1 ? -(target[j] - o[j]) : Behind(deltas[l + 1], Weights[l + 1], j);
                deltas[l][j] = o[j] * (1 - o[j]) * behind;
            }
        }
        return deltas;
    }

    /// <summary>Learns from one example: changes every weight by Δw, computed from the weights as they were.</summary>
    /// <param name="x">The example.</param>
    /// <param name="target">What the last layer should give.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">They are not as many numbers as the network has inputs and outputs.</exception>
    /// <remarks>Δw = α·Δw of the step before + (1 − α)·η·δⱼ·oᵢ, then w ← w − Δw, where α is the inertia, η the rate, and Δw 0 before the first step. Source: lecture 3, the listing: with a
    /// gradient that stays the same the steps come to η times it, not to η/(1 − α).</remarks>
    // exercise: by-hand
    public void Learn(double[] x, double[] target)
    {
        var outputs = Forward(x);
        var deltas = Deltas(outputs, target);
        for (int l = 0; l < Weights.Length; l++)
        {
            var (layer, change) = (Weights[l], changes[l]);
            for (int j = 0; j < layer.GetLength(0); j++)
            {
                for (int i = 0; i < layer.GetLength(1); i++)
                {
                    change[j, i] = (inertia * change[j, i]) + ((1 - inertia) * rate * deltas[l][j] * outputs[l][i]);
                    layer[j, i] -= change[j, i];
                }
            }
        }
    }

    // solution
    private static double Behind(double[] deltas, double[,] layer, int neuron)
    {
        double sum = 0;
        for (int k = 0; k < deltas.Length; k++) sum += deltas[k] * layer[k, neuron];
        return sum;
    }
}
