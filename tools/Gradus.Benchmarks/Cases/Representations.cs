using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using static Gradus.Benchmarks.Cases.Compiled;

namespace Gradus.Benchmarks.Cases;

/// <summary>What a program of the intermediate representation takes, done in three ways: the function by itself (gradus), its simplified program operation by operation (gradus-ir), and
/// compiled (gradus-jit). The functions are those of Gradus.Compiler's README.</summary>
internal static class Representations
{
    /// <summary>All cases.</summary>
    public static IEnumerable<Case> All =>
    [
        .. Three("cross-entropy/64x10", Loss, "softmax cross-entropy, 64 rows of 10 logits", () => [Numbers(0, 64, 10), Labels(64, 10)]),
        .. Three("cross-entropy/256x1000", Loss, "softmax cross-entropy, 256 rows of 1000 logits", () => [Numbers(0, 256, 1000), Labels(256, 1000)]),
        .. Three("regression-step/784x10", Step, "a step of softmax regression by gradient descent, batch 64", () => [Numbers(0, 784, 10) * 0.04, Numbers(1, 64, 784), Labels(64, 10)]),
    ];

    private static Case[] Three(string rest, Func<Tensor[], Tensor> f, string note, Func<Tensor[]> inputs) =>
    [
        new($"ir/gradus-jit/{rest}", () => Measured(Ad.Jit(f), inputs(), note)),
        new($"ir/gradus-ir/{rest}", () => Measured(Evaluated(f, inputs()), inputs(), note)),
        new($"ir/gradus/{rest}", () => Measured(f, inputs(), note)),
    ];

    private static Func<Tensor[], Tensor> Evaluated(Func<Tensor[], Tensor> f, Tensor[] inputs)
    {
        var program = Ad.Program(f, inputs).Simplified;
        return x => program.Evaluate(x)[0];
    }

    private static Measurement Measured(Func<Tensor[], Tensor> f, Tensor[] inputs, string note) => Compiled.Measured(x => [f(x)], inputs, note);

    private static Tensor Loss(Tensor[] inputs) => Loss(inputs[0], inputs[1]);

    private static Tensor Loss(Tensor logits, Tensor labels) => (Functions.LogSumExp(logits) - (logits * Tensor.OneHot(labels, logits.Shape[1])).Sum(1)).Mean();

    private static Tensor Step(Tensor[] inputs) => inputs[0] - (0.1 * Ad.Grad(w => Loss(inputs[1].MatMul(w), inputs[2]))(inputs[0]));
}
