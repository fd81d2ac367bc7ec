using Gradus.Autodiff;
using Gradus.Compiler.Fusion;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Compiler.Fusion;

/// <summary>What is combined of a row is used for the row in the same group; the bits are those of operation after operation.</summary>
public class RowGroupTests
{
    private static readonly DType[] Floats = [DType.Float32, DType.Float64];

    private static readonly int[] Lengths = [.. Enumerable.Range(2, 69), 127, 128, 129, 255, 257, 1000, 2047, 2048, 2049];

    private static readonly (string Name, Func<Tensor, Tensor> F)[] OfRows =
    [
        ("softmax", Softmax),
        ("log-softmax", x => x - Gradus.Autodiff.Functions.LogSumExp(x, keepDims: true)),
        ("log-sum-exp", x => Gradus.Autodiff.Functions.LogSumExp(x)),
        ("layer normalisation", x =>
        {
            var centred = x - x.Mean(-1, keepDims: true);
            return centred / Tensor.Sqrt((centred * centred).Mean(-1, keepDims: true) + 1e-5);
        }),
        ("softmax's pullback", x =>
        {
            var y = Softmax(x);
            return y * (x - (x * y).Sum(-1, keepDims: true));
        }),
        ("which elements are the greatest", x => Tensor.Equal(x, x.Max([-1], keepDims: true))),
        ("the greatest, where it is above the mean", x => Tensor.Where(x.Max([-1]) > x.Mean(-1), x.Max([-1]), 0)),
    ];

    private static IEnumerable<string> Names => OfRows.Select(function => function.Name);

    [Test]
    public void RowsOfEveryLength([ValueSource(nameof(Names))] string name, [ValueSource(nameof(Floats))] DType dtype)
    {
        var f = OfRows.Single(function => function.Name == name).F;
        foreach (int length in Lengths)
        {
            Fused.Same(t => [f(t[0])], Fused.Ordinary(length, dtype, 3, length));
            Fused.Same(t => [f(t[0] * t[1])], Fused.Sample(length, dtype, 5, length), Fused.Sample(length + 1, dtype, 5, 1));
        }
    }

    [Test]
    public void AreOneGroup([ValueSource(nameof(Names))] string name)
    {
        var f = OfRows.Single(function => function.Name == name).F;
        var group = Fused.GroupsOf(t => [f(t[0])], Fused.Ordinary(1, DType.Float32, 6, 50)).Single();
        Assert.That(group.Rows?.Columns, Is.EqualTo(50));
        Assert.That(group.Outputs, Has.Count.EqualTo(1));
    }

    [Test]
    public void CrossEntropyIsOneGroupBeforeTheMean() => Assert.That(Rows(CrossEntropy, Fused.Ordinary(1, DType.Float32, 64, 10), Labels(64, 10)), Is.EqualTo(new[] { 10, 64 }));

    [Test]
    public void ItsDerivativeIsOneGroup() => Assert.That(Rows(Slope, Fused.Ordinary(1, DType.Float32, 64, 10), Labels(64, 10)), Is.EqualTo(new[] { 10 }));

    [Test]
    public void ItsValueAndDerivativeHaveEagerBits([Values(2, 10, 33, 500)] int classes) =>
        Fused.Same(t => [.. CrossEntropy(t), .. Slope(t)], Fused.Ordinary(1, DType.Float32, 64, classes), Labels(64, classes));

    [Test]
    public void ALongRowIsNot()
    {
        Assert.That(Rows(t => [Softmax(t[0])], Fused.Ordinary(1, DType.Float32, 3, RowSpace.MostColumns)), Is.EqualTo(new[] { RowSpace.MostColumns }));
        Assert.That(Rows(t => [Softmax(t[0])], Fused.Ordinary(1, DType.Float32, 3, RowSpace.MostColumns + 1)), Has.All.Zero);
    }

    [Test]
    public void WhatIsReadThroughAnotherViewStandsOutside() => Assert.Multiple(() =>
    {
        // A square's rows are combined, and spread along its columns: every row must be done before the first is gone on with.
        var x = Fused.Ordinary(1, DType.Float32, 20, 20);
        Func<Tensor[], Tensor[]> along = t => [t[0] - t[0].Sum(1)], across = t => [t[0] - t[0].Sum(1, keepDims: true)];
        Assert.That(Rows(along, x), Is.EqualTo(new[] { 0 }));
        Assert.That(Rows(across, x), Is.EqualTo(new[] { 20 }));
        Fused.Same(along, x);
        Fused.Same(t => [Softmax(t[0]).T + Softmax(t[0])], x);
        Fused.Same(t => [Softmax(t[0].T), Softmax(t[0][.., 3..]), Softmax(t[0].Flip(1))], x);
    });

    [Test]
    public void ARowThatWaitsForAProductOfItselfIsTwoGroups()
    {
        var x = Fused.Ordinary(1, DType.Float32, 20, 20);
        Func<Tensor[], Tensor[]> f = t =>
        {
            var y = Softmax(t[0]);
            return [Softmax(y.MatMul(y) + y) * y.Sum(1, keepDims: true)];
        };
        Assert.That(Rows(f, x), Is.EqualTo(new[] { 20, 20 }));
        Fused.Same(f, x);
    }

    [Test]
    public void AxesAroundTheRows() => Assert.Multiple(() =>
    {
        foreach (int length in new[] { 5, 16, 40 })
        {
            Tensor x = Fused.Ordinary(1, DType.Float32, 4, 9, length), row = Fused.Ordinary(2, DType.Float32, length), middle = Fused.Ordinary(3, DType.Float32, 9, 1), outer = Fused.Ordinary(4, DType.Float32, 4, 1, 1);
            Fused.Same(t => [Softmax((t[0] * t[1]) + (t[2] * t[3])), (t[0] + t[3]).Sum(2) + t[2].Reshape(9)], x, row, middle, outer);
            Fused.Same(t => [Softmax(t[0]) + Softmax(t[0].Transpose(1, 0, 2)).Transpose(1, 0, 2)], x);
            Fused.Same(t => [Softmax(t[0]), Softmax(t[0]).Sum()], row);
            Fused.Same(t => [Softmax(t[0].Reshape(1, length, 1)), t[0] * t[0].Sum()], row);
        }
    });

    [Test]
    public void ValuesOfRowsThatAreNeededElsewhere() => Assert.Multiple(() =>
    {
        Tensor x = Fused.Ordinary(1, DType.Float32, 37, 21), column = Fused.Ordinary(2, DType.Float32, 37, 1);
        Func<Tensor[], Tensor[]> f = t =>
        {
            Tensor greatest = t[0].Max([1], keepDims: true), e = Tensor.Exp(t[0] - greatest), sum = e.Sum(1, keepDims: true);
            return [greatest, e, sum.Reshape(37), e / sum, (sum * t[1]).BroadcastTo([37, 21]) + greatest, sum > 3, (e / sum).Sum(0), (t[0] > greatest - 1).To(DType.Int32).Sum(1)];
        };
        Fused.Same(f, x, column);
        Fused.Same(f, x.To(DType.Float64), column.To(DType.Float64));
        Fused.Same(t => [(t[0] - t[0].Max([1], keepDims: true)).Sum(1), t[0].Max([1]) - t[0].Min([1])], x.To(DType.Int32));
    });

    [Test]
    public void AnArgumentIsNotReplacedBeforeItsLastUse()
    {
        // The exponentials could take the place of the product, were the product not read again in the last pass.
        Tensor x = Fused.Ordinary(1, DType.Float32, 64, 30), w = Fused.Ordinary(2, DType.Float32, 30, 40);
        Func<Tensor[], Tensor[]> f = t =>
        {
            Tensor y = t[0].MatMul(t[1]), e = Tensor.Exp(y - y.Max([1], keepDims: true));
            return [(y * e / e.Sum(1, keepDims: true)).MatMul(t[1].T), e.MatMul(t[1].T)];
        };
        Fused.Same(f, x, w);
        Assert.That(Rows(f, x, w), Is.EqualTo(new[] { 40 }));
    }

    [Test]
    public void RowsAreSharedAmongThreads()
    {
        int before = Threads.Count;
        var x = Fused.Ordinary(1, DType.Float32, 700, 1000);
        var program = Fused.ProgramOf(t => [Softmax(t[0]), Gradus.Autodiff.Functions.LogSumExp(t[0])], x);
        try
        {
            Threads.Count = 1;
            Tensor[] one = Executable(program).Run([x]);
            Threads.Count = 3;
            Tensor[] three = Executable(program).Run([x]);
            for (int i = 0; i < one.Length; i++) Fused.Same(three[i], one[i], () => $"result {i}");
        }
        finally
        {
            Threads.Count = before;
        }
    }

    [Test]
    public void SingleElementsHaveTheBitsOfVectorsWhereOrderDoesNotMatter() =>
        Fused.SameInBothFlavours(t => [Tensor.Equal(t[0], t[0].Max([1], keepDims: true)), t[0] - t[0].Min([1], keepDims: true), Tensor.Exp(t[0] - t[0].Max([1], keepDims: true))],
            Fused.Ordinary(1, DType.Float32, 9, 37));

    [Test]
    public void AGroupPrintsWithItsOwnValuesSpread() => Assert.That(Fused.GroupsOf(t => [t[0] * t[0].Sum(1, keepDims: true)], Fused.Ordinary(1, DType.Float32, 6, 5)).Single().ToString(), Is.EqualTo(
        """
        %0 : float32 [6, 5] = fused by rows(%1) {
            %2 = sum[axes=[1]](%1)
            %0 = multiply(%1, %2)
        }
        """));

    private static Tensor Softmax(Tensor x)
    {
        var e = Tensor.Exp(x - x.Max([-1], keepDims: true));
        return e / e.Sum(-1, keepDims: true);
    }

    private static Tensor[] CrossEntropy(Tensor[] t) => [(Gradus.Autodiff.Functions.LogSumExp(t[0]) - (t[0] * Tensor.OneHot(t[1], t[0].Shape[1])).Sum(1)).Mean()];

    private static Tensor[] Slope(Tensor[] t) => [Ad.Grad(x => CrossEntropy([x, t[1]])[0])(t[0])];

    private static Tensor Labels(int rows, int classes) => Tensor.Of<int>([.. Enumerable.Range(0, rows).Select(row => row * 7 % classes)]);

    private static Gradus.Compiler.IExecutable Executable(Gradus.Compiler.Program program) => Gradus.Compiler.Executable.Of(program);

    // How long the rows of each group are; 0 of a group that does not go by rows.
    private static int[] Rows(Func<Tensor[], Tensor[]> f, params Tensor[] inputs) => [.. Fused.GroupsOf(f, inputs).Select(group => group.Rows?.Columns ?? 0)];
}
