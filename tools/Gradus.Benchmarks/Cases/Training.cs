using Gradus.Networks;
using Gradus.Optimizers;
using Gradus.Tensors;

namespace Gradus.Benchmarks.Cases;

/// <summary>Training through <see cref="Trainer"/>: a shuffled epoch, or a single step, eager and compiled.</summary>
/// <remarks>The work is the peers' (peers/pytorch.py): take the batch's rows, forward, mean cross-entropy, backward, update. Of 60,000 rows in batches of 64 an epoch is 938 steps; the last one
/// has 32 rows.</remarks>
internal static class Training
{
    /// <summary>All cases.</summary>
    public static IEnumerable<Case> All =>
        from model in TrainingModel.Known
        from rule in TrainingModel.Rules
        from isCompiled in new[] { false, true }
        let name = $"train/{(isCompiled ? "gradus-jit" : "gradus")}/{model.Name}/{rule}"
        from one in new[]
        {
            new Case($"{name}/epoch", () => Epochs(model, rule, isCompiled), Case.AnyThreads),
            new Case($"{name}/step", () => Steps(model, rule, isCompiled), Case.AnyThreads),
        }
        select one;

    private static Measurement Epochs(TrainingModel model, string rule, bool isCompiled)
    {
        var (images, labels) = model.Data();
        var (trainer, step, state) = Begin(model, rule, isCompiled);
        var key = new RandomKey(2);
        double loss = 0;
        int epoch = 0;
        var measured = Measurement.Of(
            () => (state, loss) = trainer.Epoch(state, images, labels, model.Batch, key.Fold(++epoch), step), 1, 1, "s", $"an epoch of {model.Title(rule)}, {model.Rows:N0} rows", samples: model.Samples.Epochs);
        return double.IsFinite(loss) ? measured : throw new InvalidOperationException("The loss is not finite: this was no training.");
    }

    // Whole batches only: an epoch's last one has fewer rows, and would be the fastest.
    private static Measurement Steps(TrainingModel model, string rule, bool isCompiled)
    {
        var (images, labels) = model.Data();
        var (_, step, state) = Begin(model, rule, isCompiled);
        int[] order = new RandomKey(2).Permutation(model.Rows).ToArray<int>();
        int at = 0, steps = 0;
        return Measurement.Of(() =>
        {
            var rows = Tensor.Of<int>(order.AsSpan(at, model.Batch));
            at = (at + model.Batch) % (model.Rows - model.Batch);
            (state, _) = step(state, images, labels, rows, new RandomKey(2).Fold(++steps));
        }, 1, 1e6, "us", $"a step of {model.Title(rule)}", samples: model.Samples.Steps);
    }

    private static (Trainer Trainer, StepFunction Step, TrainingState State) Begin(TrainingModel model, string rule, bool isCompiled)
    {
        var trainer = model.Trainer(rule);
        return (trainer, isCompiled ? trainer.Compile() : trainer.Eager(), trainer.Start(new RandomKey(1), [model.Widths[0]]));
    }
}
