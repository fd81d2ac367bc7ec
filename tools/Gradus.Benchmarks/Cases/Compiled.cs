using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;

namespace Gradus.Benchmarks.Cases;

/// <summary>Functions as <c>Ad.Jit</c> compiles them (gradus-jit), beside the same functions done operation by operation (gradus).</summary>
internal static class Compiled
{
    /// <summary>All cases.</summary>
    public static IEnumerable<Case> All =>
    [
        .. Both("relu9/1m", Chain, "relu(y·b + a), three times over, on 1,048,576 floats", () => [Numbers(0, 1 << 20), Numbers(1, 1 << 20)]),
        .. Both("cross-entropy/64x10", CrossEntropy, "mean cross-entropy of 64 rows of 10 logits", () => [Numbers(0, 64, 10), Labels(64, 10)]),
        .. Both("cross-entropy/256x1000", CrossEntropy, "mean cross-entropy of 256 rows of 1000 logits", () => [Numbers(0, 256, 1000), Labels(256, 1000)]),
        .. Both("cross-entropy-grad/64x10", Slope, "cross-entropy's gradient, 64 rows of 10 logits", () => [Numbers(0, 64, 10), Labels(64, 10)]),
        .. Both("cross-entropy-grad/256x1000", Slope, "cross-entropy's gradient, 256 rows of 1000 logits", () => [Numbers(0, 256, 1000), Labels(256, 1000)]),
        .. Both("mlp128/b64/sgd/step", Step, "a step of 784-128-10, batch 64, SGD, without taking the batch's rows",
            () => [Numbers(0, 784, 128) * 0.04, Numbers(1, 128), Numbers(2, 128, 10) * 0.1, Numbers(3, 10), Numbers(4, 64, 784), Labels(64, 10)]),
        .. Both("mlp4/b4/sgd/step", Step, "a step of 4-4-3, batch 4: what a call costs where there is next to nothing to compute",
            () => [Numbers(0, 4, 4), Numbers(1, 4), Numbers(2, 4, 3), Numbers(3, 3), Numbers(4, 4, 4), Labels(4, 3)]),
        .. Both("scalar", inputs => [(inputs[0] * 2) + 1], "2·x + 1 of one number", () => [Numbers(0)]),
        .. Both("small-groups-10", Groups, "ten groups that wait for one another, on 4×4 floats", () => [Numbers(0, 4, 4)]),
    ];

    private static Case[] Both(string rest, Func<Tensor[], Tensor[]> f, string note, Func<Tensor[]> inputs) =>
    [
        new($"jit/gradus-jit/{rest}", () => Measured(Ad.Jit(f), inputs(), note), Case.AnyThreads),
        new($"jit/gradus/{rest}", () => Measured(f, inputs(), note), Case.AnyThreads),
    ];

    internal static Measurement Measured(Func<Tensor[], Tensor[]> f, Tensor[] inputs, string note) => Measurement.Of(
        () =>
        {
            foreach (var result in f(inputs)) result.Dispose();
        }, 1, 1e6, "us", note);

    private static Tensor[] Chain(Tensor[] inputs)
    {
        var y = inputs[0];
        for (int i = 0; i < 3; i++) y = Tensor.Relu((y * inputs[1]) + inputs[0]);
        return [y];
    }

    private static Tensor[] CrossEntropy(Tensor[] inputs) => [Loss(inputs[0], inputs[1])];

    private static Tensor[] Slope(Tensor[] inputs) => [Ad.Grad(logits => Loss(logits, inputs[1]))(inputs[0])];

    private static Tensor Loss(Tensor logits, Tensor labels) => (Functions.LogSumExp(logits) - logits[Tensor.Range(logits.Shape[0]), labels]).Mean();

    private static Tensor[] Step(Tensor[] inputs)
    {
        Tensor Error(Tensor[] p) => Loss(Tensor.Relu(inputs[4].MatMul(p[0]) + p[1]).MatMul(p[2]) + p[3], inputs[5]);
        var (loss, slopes) = Ad.ValueAndGrad<Tensor[]>(Error)(inputs[..4]);
        return [loss, .. slopes.Select((slope, i) => inputs[i] - (0.1 * slope))];
    }

    // The sum of a column has to be known before the next group begins.
    private static Tensor[] Groups(Tensor[] inputs)
    {
        var y = inputs[0];
        for (int i = 0; i < 5; i++) y = (y * 0.5) + (y * y).Sum(0, keepDims: true);
        return [y];
    }

    internal static Tensor Numbers(int seed, params int[] lengths)
    {
        var shape = Shape.Create(lengths);
        var random = new Random(seed);
        return Tensor.FromSpan<float>([.. Enumerable.Range(0, shape.Size).Select(_ => (random.NextSingle() * 2) - 1)], shape);
    }

    internal static Tensor Labels(int rows, int classes) => Tensor.Of<int>([.. Enumerable.Range(0, rows).Select(row => row * 7 % classes)]);
}
