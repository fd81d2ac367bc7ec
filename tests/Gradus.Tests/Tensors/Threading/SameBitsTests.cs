using System.Runtime.InteropServices;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Threading;

/// <summary>Results are the same to the last bit for any number of threads.</summary>
[NonParallelizable]
public sealed class SameBitsTests
{
    private static readonly Tensor X = Device.Cpu.Backend.Random(new(DType.Float32, [1_000_003]), 1, normal: true), Y = Device.Cpu.Backend.Random(new(DType.Float32, [1_000_003]), 2, normal: true);
    private static readonly Tensor Table = X[..999_000].Reshape(999, 1000), Tall = X[..1_000_000].Reshape(500_000, 2), Cube = X[..960_000].Reshape(40, 150, 160);

    private static IEnumerable<TestCaseData> Operations()
    {
        (string Name, Func<Tensor> Run)[] all =
        [
            ("a + b", () => X + Y), ("a · 3", () => X * 3), ("exp", () => Tensor.Exp(X)), ("a > b", () => X > Y), ("where", () => Tensor.Where(X > Y, X, 0)),
            ("cast", () => X.To(DType.Float64)), ("pow", () => Tensor.Pow(Tensor.Abs(X), Y)), ("table + row", () => Table + X[..1000]), ("table · column", () => Table * Y[..999].Reshape(999, 1)),
            ("transposed + table", () => Cube.Transpose(1, 0, 2) + 1), ("copy", () => Tensor.Concatenate([X, Y])),
            ("sum", () => X.Sum()), ("sum of a double row", () => X.To(DType.Float64).Sum()), ("max", () => X.Max()), ("sums of columns", () => Table.Sum(0)), ("sums of rows", () => Table.Sum(1)),
            ("sums of the middle axis", () => Cube.Sum(1)), ("sums of the outer axes", () => Cube.Sum([0, 2])), ("argmax of rows", () => Table.ArgMax(1)),
            ("argmax of columns", () => Table.ArgMax(0)), ("softmax", () => Device.Cpu.Backend.Softmax(Table.Concrete)), ("log-sum-exp", () => Device.Cpu.Backend.LogSumExp(Table.Concrete)),
            ("cross-entropy", () => Device.Cpu.Backend.CrossEntropy(Table.Concrete, Tensor.Range(999).Concrete)),
        ];
        foreach (var (name, run) in all) yield return new TestCaseData(run).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Operations))]
    public void Any_number_of_threads_gives_the_same_bits(Func<Tensor> run)
    {
        byte[] expected = [];
        Sharing.On(1, () => expected = Bytes(run()));
        foreach (int threads in new[] { 2, 3, 7 }) Sharing.Until(threads, () => Assert.That(Bytes(run()).AsSpan().SequenceEqual(expected), $"{threads} threads"));
    }

    [Test]
    public void A_row_of_few_results_is_one_threads_work()
    {
        long helped = Sharing.Helped;
        byte[] alone = [];
        Sharing.On(1, () => alone = Bytes(Tall.Sum(0)));
        Sharing.On(7, () => Assert.That(Bytes(Tall.Sum(0)).AsSpan().SequenceEqual(alone)));
        Assert.That(Sharing.Helped, Is.EqualTo(helped));
    }

    private static IEnumerable<TestCaseData> Views()
    {
        (string Name, Tensor View)[] all =
        [
            ("transposed", Table.T), ("a part", Table[.., 3..600]), ("every second", Table[.., TensorIndex.Every(2)]), ("in opposite order", Table.Flip()),
            ("a row repeated", X[..1000].BroadcastTo([333, 1000])), ("a column repeated", X[..1000].Reshape(1000, 1).BroadcastTo([1000, 333])), ("one number", Tensor.Full([999, 1000], 0.1, DType.Float32)),
            ("other axes", Cube.Transpose(2, 0, 1)), ("a part of a cube", Cube[.., 1..100, ..]), ("a repeated plane", Cube[0].BroadcastTo([40, 150, 160])),
        ];
        foreach (var (name, view) in all) yield return new TestCaseData(view).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Views))]
    public void Where_elements_lie_does_not_matter(Tensor view)
    {
        var copy = Device.Cpu.Backend.Copy(view.Concrete);
        int[][] axes = view.Rank == 2 ? [[], [0], [1]] : [[], [0], [1], [2], [0, 1], [0, 2], [1, 2]];
        foreach (int[] gone in axes) Assert.That(Bytes(view.Sum(gone)).AsSpan().SequenceEqual(Bytes(copy.Sum(gone))), $"axes {string.Join(", ", gone)}");
    }

    private static byte[] Bytes(Tensor x) => x.DType switch
    {
        DType.Float32 => MemoryMarshal.AsBytes(x.ToArray<float>().AsSpan()).ToArray(),
        DType.Float64 => MemoryMarshal.AsBytes(x.ToArray<double>().AsSpan()).ToArray(),
        DType.Int32 => MemoryMarshal.AsBytes(x.ToArray<int>().AsSpan()).ToArray(),
        _ => MemoryMarshal.AsBytes(x.ToArray<bool>().AsSpan()).ToArray(),
    };
}
