using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Tensors.Indexing;

/// <summary>Positions and ranges are read and replaced without index arrays; the elements are those that index arrays name.</summary>
public sealed class PlainIndexTests
{
    private static readonly Tensor X = new RandomKey(9).Normal([4, 5, 6], dtype: DType.Float64);

    private static IEnumerable<TensorIndex[]> Indices()
    {
        TensorIndex[] each =
        [
            0, -1, ^2, TensorIndex.All, 1..3, 2..2, TensorIndex.Every(2), TensorIndex.Every(-1), TensorIndex.Every(-3), TensorIndex.Slice(^1, 0, -2), TensorIndex.Slice(1, ^1, 3),
        ];
        foreach (var index in each)
        {
            yield return [index];
            yield return [TensorIndex.Ellipsis, index];
            yield return [index, TensorIndex.NewAxis];
            foreach (var second in each)
            {
                yield return [index, second];
                yield return [second, TensorIndex.All, index];
            }
        }
        yield return [];
        yield return [1, 2, 3];
    }

    // The same places, counted row-major, from the tensor of all places.
    [Test]
    public void What_is_read_and_replaced_is_what_they_name() => Assert.Multiple(() =>
    {
        var all = Range(X.Size).Reshape(X.Shape);
        double[] items = X.ToArray<double>();
        foreach (var indices in Indices())
        {
            string name = string.Join(", ", indices);
            // Under an index array the general way is taken.
            var part = all.Reshape(1, 4, 5, 6)[(TensorIndex[])[TensorIndex.Positions(0), .. indices]].Squeeze(0);
            int[] places = part.ToArray<int>();
            Assert.That(X[indices].Shape, Is.EqualTo(part.Shape), name);
            Assert.That(X[indices].ToArray<double>(), Is.EqualTo(places.Select(place => items[place])), name);

            var value = new RandomKey(10).Normal(part.Shape, dtype: DType.Float64);
            double[] replaced = [.. items], added = [.. items], values = value.ToArray<double>();
            for (int i = 0; i < places.Length; i++) (replaced[places[i]], added[places[i]]) = (values[i], added[places[i]] + values[i]);
            Assert.That(X.With(value, indices).ToArray<double>(), Is.EqualTo(replaced), name);
            Assert.That(X.WithAdded(value, indices).ToArray<double>(), Is.EqualTo(added), name);
        }
    });

    [Test]
    public void A_mask_is_replaced_too() => Assert.That(Of(true, true, false).With(0, 0).ToString(), Is.EqualTo("[False  True False]"));
}
