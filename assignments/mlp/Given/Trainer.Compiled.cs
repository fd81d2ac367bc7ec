using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Optimizers;
using Gradus.Tensors;

namespace Gradus.Networks;

/// <content>Ways to do a step.</content>
public sealed partial class Trainer
{
    // What a compiled step takes behind weights and slots: steps, x, y, rows, key.
    private const int Others = 5;

    /// <summary>A step function that takes the rows and calls <see cref="Step"/>, operation by operation.</summary>
    // The batch is not given back here: a loss of one's own may have kept it.
    public StepFunction Eager() => (state, x, y, rows, key) => Step(state, x.Take(rows), y.Take(rows), key);

    /// <summary>A step function that does the same as one program (<c>Ad.Jit</c>): rows, forward, backward and update. The same bits, several times as fast for small networks.</summary>
    /// <remarks><para><see cref="Step"/> is called once for each batch size, with tensors that have no numbers; so what it prints or counts happens once. Make the step function once and use it for all
    /// epochs: each has its own programs. A step that reads numbers cannot be compiled and throws <c>UnknownValueException</c>: take <see cref="Eager"/> for it.</para>
    /// <para>What crosses is one flat array of tensors, so that a call costs little beside its arithmetic: a record or a tuple would be taken apart by reflection each time.</para></remarks>
    public StepFunction Compile()
    {
        int weights = network.ParameterCount;
        var program = Ad.Jit((Tensor[] all) =>
        {
            var before = new TrainingState(all[..weights], new OptimizerState(all[^5], all[weights..^Others]));
            Tensor x = all[^4], y = all[^3], rows = all[^2];
            var (state, value) = Step(before, x.Take(rows), y.Take(rows), RandomKey.FromWords(all[^1]));
            return (Tensor[])[.. state.Weights, .. state.Optimizer.Slots, state.Optimizer.Steps, value];
        });
        return (state, x, y, rows, key) =>
        {
            var (steps, slots) = state.Optimizer;
            var all = new Tensor[weights + slots.Length + Others];
            Require.Weights(weights, state.Weights);
            state.Weights.CopyTo(all, 0);
            slots.CopyTo(all, weights);
            (all[^5], all[^4], all[^3], all[^2], all[^1]) = (steps, x, y, rows, key.Words);
            Tensor[] results = program(all);
            return (new TrainingState(results[..weights], new OptimizerState(results[^2], results[weights..^2])), results[^1]);
        };
    }
}
