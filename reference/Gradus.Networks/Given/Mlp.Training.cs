using Gradus.Layers;
using Gradus.Losses;
using Gradus.Tensors;

namespace Gradus.Networks;

/// <content>Fitting: epochs over the training rows, and early stopping by a part of them.</content>
public abstract partial class Mlp
{
    /// <summary>The examples that training begins with, checked: of the options' type, finite.</summary>
    private protected Tensor Prepared(Tensor x)
    {
        var numbers = Require.Numbers(x, Options.DType);
        if (x.Rank < 2) throw new ArgumentException($"x is {x.Type}; expected [n, …input], an example in each row: a single feature is x.ExpandDims(1).", nameof(x));
        return x.Shape[0] > 0 ? numbers : throw new ArgumentException($"x is {x.Type}; expected at least one example.", nameof(x));
    }

    /// <summary>Fits the network anew. Where that fails, what was learned before stays.</summary>
    /// <param name="x">[n, …input], prepared.</param>
    /// <param name="y">[n, …] what the loss takes.</param>
    /// <param name="classes">[n] of which class each row has its share in the validation part.</param>
    /// <param name="outputs">How many outputs the network has.</param>
    /// <param name="loss">The mean loss of outputs, given targets.</param>
    /// <param name="score">How good predictions for examples are; higher is better.</param>
    private protected void Train(Tensor x, Tensor y, int[] classes, int outputs, Func<Tensor, Tensor, Tensor> loss, Func<Tensor, Tensor, double> score)
    {
        var before = (network, input, weights, history);
        try
        {
            Learn(x, y, classes, outputs, loss, score);
        }
        catch
        {
            (network, input, weights, history) = before;
            throw;
        }
    }

    private void Learn(Tensor x, Tensor y, int[] classes, int outputs, Func<Tensor, Tensor, Tensor> loss, Func<Tensor, Tensor, double> score)
    {
        // Epochs have the keys from 1 on; what comes before them shares key 0.
        var seed = new RandomKey(Options.Seed);
        RandomKey[] before = seed.Fold(0).Split();
        (Tensor X, Tensor Y)? validation = null;
        if (Options.EarlyStopping)
        {
            var (training, keptBack) = Holdout.Rows(classes, Options.ValidationShare, before[1]);
            Tensor rows = Tensor.Of<int>(keptBack), others = Tensor.Of<int>(training);
            validation = (x.Take(rows), y.Take(rows));
            (x, y) = (x.Take(others), y.Take(others));
        }
        var example = x.Shape.Without([0]);
        var net = Built(example.Rank > 1, outputs);
        var trainer = new Trainer(net, Options.Optimizer, loss, Options.L2 == 0 ? null : w => Options.L2 * Penalty.L2((Tensor[])[.. net.Weights(w, example)]));
        var state = trainer.Start(before[0], example, Options.DType);
        (network, input, weights, history) = (net, example, state.Weights, null);

        var steps = new OwnSteps(Options.Compiled ? trainer.Compile() : trainer.Eager(), Options.Cancellation);
        var stopping = new EarlyStopping(Options.Patience, Options.Tolerance);
        var (best, bestEpoch, isStopped) = (state.Weights, 0, false);
        List<double> losses = [], validationLosses = [], scores = [];
        for (int epoch = 1; epoch <= Options.Epochs && !isStopped; epoch++)
        {
            steps.Begin(state);
            try
            {
                (state, double mean) = trainer.Epoch(state, x, y, Options.BatchSize, seed.Fold(epoch), steps.Step);
                losses.Add(mean);
            }
            catch (OperationCanceledException) when (Options.Cancellation.IsCancellationRequested)
            {
                weights = bestEpoch > 0 && validation is not null ? best : (steps.Latest ?? state).Weights;
                isStopped = true;
                break;
            }
            weights = state.Weights;
            if (validation is { } part)
            {
                validationLosses.Add(loss(Evaluate(part.X), part.Y).Item());
                scores.Add(score(part.X, part.Y));
                isStopped = stopping.Observe(scores[^1], epoch) && epoch < Options.Epochs;
            }
            // Scores that are no numbers have no best: then the last weights are as good as any.
            if (validation is null || stopping.BestEpoch is -1 || stopping.BestEpoch == epoch) (best, bestEpoch) = (weights, epoch);
            Options.Progress?.Report(new EpochReport(epoch, Options.Epochs, losses[^1], validation is null ? null : validationLosses[^1], validation is null ? null : scores[^1]));
            if (isStopped || epoch == Options.Epochs) weights = best;
        }
        history = new TrainingHistory(losses, validationLosses, scores, bestEpoch, isStopped);
    }
}
