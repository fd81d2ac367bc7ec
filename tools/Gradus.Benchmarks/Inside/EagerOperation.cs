using BenchmarkDotNet.Attributes;
using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Benchmarks.Inside;

/// <summary>What an operation costs beside its arithmetic, and what of it is garbage.</summary>
public class EagerOperation
{
    private readonly Tensor x = Tensor.Ones([4, 4]) * 2, y = Tensor.Ones([4, 4]) * 3, row = Tensor.Range(4, DType.Float32);

    private readonly Tensor large = Tensor.Ones([1 << 16]) * 2;

    /// <summary>Two tensors of one shape.</summary>
    [Benchmark]
    public object Add() => x + y;

    /// <summary>256 KiB: the result's memory comes from the pool, so what is allocated here does not grow with it.</summary>
    [Benchmark]
    public object AddLarge() => large + large;

    /// <summary>A row is broadcast over a matrix: two operations, the first of which copies nothing.</summary>
    [Benchmark]
    public object AddRow() => x + row;

    /// <summary>A view.</summary>
    [Benchmark]
    public object Transpose() => x.T;

    /// <summary>Forward and back through one operation and a sum.</summary>
    [Benchmark]
    public object Gradient() => Ad.Grad(v => (v * y).Sum())(x);
}
