using Gradus.Tensors;
using Gradus.Tensors.Cpu;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Memory;

/// <summary>Functions that are composed of several operations keep nothing of their steps: with their result and their argument all memory is back.</summary>
[NonParallelizable]
public sealed class StepReleaseTests
{
    // Rows and columns whose results are too large for arrays.
    private const int Rows = 512, Columns = 300;

    private static IEnumerable<TestCaseData> Composed()
    {
        Tensor column = Numbers(DType.Float32, Columns), row = Numbers(DType.Float32, Rows), weights = Numbers(DType.Float32, Columns, 4);
        (string Name, Func<Tensor> Argument, Func<Tensor, Tensor> Operation)[] all =
        [
            ("Sum, axis kept", Matrix, x => x.Sum([1], keepDims: true)), ("Mean", Matrix, x => x.Mean(1)), ("Mean, axis kept", Matrix, x => x.Mean([0], keepDims: true)),
            ("Mean of integers", () => Numbers(DType.Int32, Rows, Columns), x => x.Mean(1)), ("share of a mask", () => Numbers(DType.Bool, Rows, Columns), x => x.Mean(1)),
            ("Variance", Matrix, x => x.Variance(1)), ("StandardDeviation", Matrix, x => x.StandardDeviation(0)), ("Norm", Matrix, x => x.Norm(axis: 1)),
            ("Softplus", Matrix, Tensor.Softplus), ("Relu", Matrix, Tensor.Relu), ("matrix · vector", Matrix, x => x.MatMul(column)), ("vector · matrix", Matrix, x => row.MatMul(x)),
            ("matrices · matrix", () => Numbers(DType.Float32, 2, Rows, Columns), x => x.MatMul(weights)), ("matrix · matrices", () => Numbers(DType.Float32, 2, 4, Rows), x => weights.MatMul(x)),
        ];
        foreach (var (name, argument, operation) in all) yield return new TestCaseData(argument, operation).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Composed))]
    public void All_memory_comes_back(Func<Tensor> argument, Func<Tensor, Tensor> operation)
    {
        BlockPool.Clear();
        long before = BlockPool.BytesInUse;
        var x = argument();
        var result = operation(x);
        Assert.That(BlockPool.BytesInUse, Is.GreaterThan(before), "the argument is in use");
        result.Dispose();
        x.Dispose();
        Assert.That(BlockPool.BytesInUse, Is.EqualTo(before));
    }

    private static Tensor Matrix() => Numbers(DType.Float32, Rows, Columns);

    private static DenseTensor Numbers(DType dtype, params int[] lengths) => Tensor.Full(Shape.Create(lengths), 1, dtype).Concrete.Contiguous();
}
