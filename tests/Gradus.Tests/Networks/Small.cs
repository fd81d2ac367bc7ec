using Gradus.Activations;
using Gradus.Layers;
using Gradus.Losses;
using Gradus.Networks;
using Gradus.Optimizers;
using Gradus.Tensors;
using static Gradus.Layers.Lego;

namespace Gradus.Tests.Networks;

/// <summary>A small network and rows for it: two clouds of points, classes 0 and 1.</summary>
internal static class Small
{
    public const int Rows = 41;

    /// <summary>3-5-2 with tanh, and with dropout between.</summary>
    public static Sequential Network(double dropout = 0) => dropout > 0
        ? new(Dense(5, Activation.Tanh), Dropout(dropout), Dense(2))
        : new(Dense(5, Activation.Tanh), Dense(2));

    /// <summary>[41, 3] and their labels.</summary>
    public static (Tensor X, Tensor Y) Data(DType dtype = DType.Float64)
    {
        int[] labels = [.. Enumerable.Range(0, Rows).Select(row => row % 2)];
        var noise = new RandomKey(5).Normal([Rows, 3], dtype: dtype);
        return (noise + Tensor.Of<int>(labels).To(dtype).ExpandDims(1), Tensor.Of<int>(labels));
    }

    /// <summary>The mean cross-entropy.</summary>
    public static Tensor Cost(Tensor logits, Tensor y) => Loss.CrossEntropy(logits, y);

    public static Trainer Trainer(Optimizer? optimizer = null, double dropout = 0) => new(Network(dropout), optimizer ?? new Sgd(0.1), Cost);

    /// <summary>All tensors of a state.</summary>
    public static Tensor[] Flat(TrainingState state) => [.. state.Weights, .. state.Optimizer.Slots, state.Optimizer.Steps];

    /// <summary>Numbers of any float type.</summary>
    public static double[] Numbers(Tensor x) => x.To(DType.Float64).ToArray<double>();

    /// <summary>Whether two lists of tensors have the same types, shapes and bits.</summary>
    public static bool SameBits(IReadOnlyList<Tensor> a, IReadOnlyList<Tensor> b) =>
        a.Count == b.Count && a.Zip(b).All(pair => pair.First.Type == pair.Second.Type && Bits(pair.First).SequenceEqual(Bits(pair.Second)));

    private static IEnumerable<long> Bits(Tensor x) => Numbers(x).Select(BitConverter.DoubleToInt64Bits);
}
