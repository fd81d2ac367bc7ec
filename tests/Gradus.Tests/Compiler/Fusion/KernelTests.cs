using System.Runtime.Intrinsics;
using Gradus.Compiler.Fusion;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Compiler.Fusion;

/// <summary>Groups of every pattern give the bits of operation after operation: for every length, for numbers at the edges, in both precisions.</summary>
public class KernelTests
{
    private static readonly DType[] Floats = [DType.Float32, DType.Float64];

    private static readonly (string Name, Func<Tensor, Tensor, Tensor> F)[] Patterns =
    [
        ("one operation", (a, b) => a + b),
        ("arithmetic", (a, b) => ((a * b) + a - (b / 3)) * -a),
        ("functions", (a, b) => Tensor.Exp(a) + Tensor.Sqrt(Tensor.Abs(b)) + Tensor.Tanh(a) + Tensor.Log(b)),
        ("greater and smaller", (a, b) => Tensor.Maximum(a, b) - Tensor.Minimum(a, 1)),
        ("a choice", (a, b) => Tensor.Where(a <= b, a, b * 2)),
        ("masks as numbers", (a, b) => (a > 0).To(a.DType) * b),
        ("masks combined", (a, b) => Tensor.Where((a > 0) & ((b < 1) | (a < -2)), a, 0)),
        ("a mask as the result", (a, b) => (a + 1 > b) & (b > 0)),
        ("not", (a, b) => ~(a > b)),
        ("a number as a mask", (a, b) => Tensor.Where((a - b).To(DType.Bool), a, b)),
        ("the chain of the benchmark", (a, b) => Tensor.Relu((Tensor.Relu((Tensor.Relu((a * b) + a) * b) + a) * b) + a)),
    ];

    // All numbers of lanes over and under one, two and four vectors of either width.
    private static readonly int[] Lengths = [.. Enumerable.Range(0, 19), 24, 31, 32, 33, 47, 48, 49, 63, 64, 65, 70];

    [Test]
    public void EveryLength([ValueSource(nameof(Names))] string name, [ValueSource(nameof(Floats))] DType dtype)
    {
        var f = Patterns.Single(pattern => pattern.Name == name).F;
        foreach (int length in Lengths) Fused.Same(t => [f(t[0], t[1])], Fused.Sample(length, dtype, length), Fused.Sample(length + 100, dtype, length));
    }

    [Test]
    public void RowsOfEveryLength([ValueSource(nameof(Names))] string name, [ValueSource(nameof(Floats))] DType dtype)
    {
        var f = Patterns.Single(pattern => pattern.Name == name).F;
        foreach (int columns in new[] { 1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 70 })
        {
            var matrix = Fused.Sample(columns, dtype, 3, columns);
            foreach (var other in new[] { Fused.Sample(7, dtype, columns), Fused.Sample(8, dtype, 3, 1), Fused.Sample(9, dtype), Fused.Sample(10, dtype, 2, 1, 1) })
            {
                Fused.Same(t => [f(Spread(t[0], t[1]), Spread(t[1], t[0]))], matrix, other);
            }
        }
    }

    [Test]
    public void Integers([Values(0, 1, 7, 15, 16, 17, 33, 40)] int length) => Assert.Multiple(() =>
    {
        Tensor a = Integers(1, length), b = Integers(2, length);
        Fused.Same(t => [(t[0] * t[1]) + Tensor.Abs(t[0]) - Tensor.Maximum(t[0], t[1])], a, b);
        Fused.Same(t => [Tensor.Where(t[0] > t[1], -t[0], t[1]), t[0].To(DType.Float32) * 0.5, (t[1] > 3).To(DType.Int32) + t[0]], a, b);
        Fused.Same(t => [(t[0] * 1e9).To(DType.Int32) + 1, t[0].To(DType.Bool)], Fused.Sample(3, DType.Float32, length));
        Fused.Same(t => [(t[0] * t[1]).Sum(), Tensor.Equal(t[0], t[1])], a, b);
    });

    [Test]
    public void OfMasksOnlyTheGreaterAndTheSmallerAreInGroups()
    {
        var exactlyOne = new Binary<ExactlyOne>("exactly-one", masks: true);
        Fused.Same(t => [Tensor.Where(exactlyOne.Bind(t[0] > 0, t[1] > 0), t[0], t[1])], Fused.Sample(1, DType.Float32, 40), Fused.Sample(2, DType.Float32, 40));
    }

    /// <summary>An operation of the user's own, with a form for vectors of numbers.</summary>
    public readonly struct ExactlyOne : IBinaryOp
    {
        /// <inheritdoc/>
        public static bool IsVectorized => true;

        /// <inheritdoc/>
        public static float Invoke(float a, float b) => Math.Abs(a - b);

        /// <inheritdoc/>
        public static double Invoke(double a, double b) => Math.Abs(a - b);

        /// <inheritdoc/>
        public static bool Invoke(bool a, bool b) => a != b;

        /// <inheritdoc/>
        public static Vector512<T> Invoke<T>(Vector512<T> a, Vector512<T> b) where T : unmanaged => Vector512.Abs(a - b);
    }

    [Test]
    public void Views() => Assert.Multiple(() =>
    {
        var x = Fused.Sample(1, DType.Float32, 9, 35);
        Fused.Same(t => [(t[0].T + 1) * t[0].T], x);
        Fused.Same(t => [t[0].Flip(1) + t[0], t[0].Flip(0) * 2], x);
        Fused.Same(t => [t[0][.., 1..] - t[0][.., ..^1]], x);
        Fused.Same(t => [t[0].Reshape(35, 9) * t[1], (t[0] + 1).Reshape(5, 7, 9) * 2], x, Fused.Sample(2, DType.Float32, 35, 9));
        Fused.Same(t => [(t[0] * 2).T, (t[0] * 2)[2], (t[0] + 1).T.Reshape(9, 35) * t[0]], x);
        Fused.Same(t => [t[0].Reshape(9, 1, 35) * t[0].Reshape(1, 9, 35), t[0].Reshape(9, 35, 1) + t[1]], x, Fused.Sample(3, DType.Float32, 4));
    });

    // A product with few columns takes another order where its arguments lie otherwise: a program sees them as the operations by themselves do.
    [Test]
    public void AReshapedViewLiesAsItDoesWithoutAProgram()
    {
        var x = Fused.Ordinary(1, DType.Float64, 38, 2128);
        Fused.Same(t => [t[0].Flip(0).Flip(1).Reshape(1, 38 * 2128).MatMul(t[0].Flip(0).Flip(1).Reshape(38 * 2128, 1))], x);
    }

    [Test]
    public void InputsMayBeViews() => Assert.Multiple(() =>
    {
        Tensor x = Fused.Sample(1, DType.Float32, 40, 40), big = Fused.Sample(2, DType.Float32, 80, 60);
        foreach (var input in new[] { x.T, x.Flip(0), big[20..60, 10..50], big[..80, ..40][TensorIndex.Ellipsis, ..40][..40], Tensor.Full([40, 40], 3), x[0].BroadcastTo([40, 40]) })
        {
            Fused.Same(t => [(t[0] * t[1]) + 1, t[0], t[0].T, t[0].MatMul(t[1])], input, x);
            var program = Fused.ProgramOf(t => [t[0].Sum(0), (t[0] * 2).Sum(1)], input);
            Tensor[] got = Gradus.Compiler.Executable.Of(program).Run([input]), expected = program.Evaluate(((DenseTensor)input).Contiguous());
            for (int i = 0; i < got.Length; i++) Fused.Same(got[i], expected[i], () => $"{program}");
        }
    });

    [Test]
    public void ResultsMayBeInputsConstantsAndViews() => Assert.Multiple(() =>
    {
        var x = Fused.Sample(1, DType.Float32, 30, 20);
        var constant = Fused.Sample(2, DType.Float32, 20);
        Fused.Same(t => [t[0], t[0].T, constant, constant.BroadcastTo([30, 20]), t[0] + constant, (t[0] * constant)[3], (t[0] * constant).T], x);
        Fused.Same(t => [t[0] + 1, t[0] + 1, Tensor.Ones([3])], x);
    });

    [Test]
    public void BothFlavoursAgree([ValueSource(nameof(Names))] string name, [ValueSource(nameof(Floats))] DType dtype) => Assert.Multiple(() =>
    {
        var f = Patterns.Single(pattern => pattern.Name == name).F;
        foreach (int length in new[] { 1, 5, 16, 37 })
        {
            Fused.SameInBothFlavours(t => [f(t[0], t[1])], Fused.Sample(1, dtype, 3, length), Fused.Sample(2, dtype, 3, length));
            Fused.SameInBothFlavours(t => [f(t[0], t[1].BroadcastTo(t[0].Shape))], Fused.Sample(1, dtype, 3, length), Fused.Sample(2, dtype, 3, 1));
        }
    });

    [Test]
    public void OneRecipeHasOneKernel() => Assert.Multiple(() =>
    {
        Recipe RecipeOf(Func<Tensor, Tensor> f, int length) => Fused.GroupsOf(t => [f(t[0])], Fused.Ordinary(1, DType.Float32, length)).Single().RecipeFor(_ => false, FoldDirection.Row);
        var kernel = Kernels.Of(RecipeOf(x => (x + 1) * x, 10));
        Assert.That(Kernels.Of(RecipeOf(x => (x + 1) * x, 99)), Is.SameAs(kernel), "another shape");
        Assert.That(Kernels.Of(RecipeOf(x => (x + 2) * x, 10)), Is.Not.SameAs(kernel), "another number");
        Assert.That(Kernels.Of(RecipeOf(x => (x * 1) - x, 10)), Is.Not.SameAs(kernel), "another operation");
        Assert.That(Kernels.Of(RecipeOf(x => x * 0.0, 10)), Is.Not.SameAs(Kernels.Of(RecipeOf(x => x * -0.0, 10))), "0 and -0");
    });

    private static IEnumerable<string> Names => Patterns.Select(pattern => pattern.Name);

    private static Tensor Spread(Tensor x, Tensor other) => x.BroadcastTo(Shape.Broadcast(x.Shape, other.Shape)!);

    private static Tensor Integers(int seed, int length)
    {
        var random = new Random(seed);
        return Tensor.FromSpan<int>([.. Enumerable.Range(0, length).Select(i => i % 5 == 0 ? int.MinValue + random.Next(3) : random.Next(-9, 9))], [length]);
    }
}
