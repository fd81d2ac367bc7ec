using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Compiler.Fusion;

/// <summary>Reductions at the end of a group: the order is that of the reductions by themselves, so the bits are, too.</summary>
public class ReductionTests
{
    private static readonly DType[] Floats = [DType.Float32, DType.Float64];

    private static readonly (string Name, Func<Tensor, int[], Tensor> F)[] Reductions =
        [("sum", (x, axes) => x.Sum(axes)), ("max", (x, axes) => x.Max(axes)), ("min", (x, axes) => x.Min(axes))];

    private static readonly int[] Lengths = [.. Enumerable.Range(2, 69), 127, 128, 129, 255, 257, 1000, 2047, 2048, 2049, 4096, 6145];

    [Test]
    public void OfAllElements([ValueSource(nameof(Names))] string name, [ValueSource(nameof(Floats))] DType dtype)
    {
        var reduce = Named(name);
        foreach (int length in Lengths) IsFused(t => [reduce((t[0] * t[1]) + 1, [])], Fused.Ordinary(length, dtype, length), Fused.Sample(length, dtype, length));
    }

    [Test]
    public void OfEachRow([ValueSource(nameof(Names))] string name, [ValueSource(nameof(Floats))] DType dtype)
    {
        var reduce = Named(name);
        foreach (int length in Lengths)
        {
            IsFused(t => [reduce(Tensor.Exp(t[0] - t[1]), [1])], Fused.Ordinary(length, dtype, 3, length), Fused.Ordinary(1, dtype, 3, 1));
            IsFused(t => [reduce(t[0] + t[1], [1, 2])], Fused.Ordinary(length, dtype, 3, 2, length), Fused.Ordinary(2, dtype, 3, 1, 1));
        }
    }

    [Test]
    public void OfEachColumn([ValueSource(nameof(Names))] string name, [ValueSource(nameof(Floats))] DType dtype)
    {
        var reduce = Named(name);
        foreach (int columns in new[] { 2, 5, 8, 15, 16, 17, 31, 32, 64, 65, 70, 130 })
        {
            foreach (int rows in new[] { 2, 3, 15, 16, 17, 33, 64, 100 })
            {
                IsFused(t => [reduce(t[0] * t[1], [0])], Fused.Ordinary(rows, dtype, rows, columns), Fused.Ordinary(columns, dtype, columns));
            }
        }
        IsFused(t => [reduce(t[0] - t[1], [0, 1])], Fused.Ordinary(1, dtype, 4, 9, 20), Fused.Ordinary(2, dtype, 20));
        IsFused(t => [reduce(t[0] - t[1], [0])], Fused.Ordinary(1, dtype, 4, 9, 20), Fused.Ordinary(2, dtype, 9, 1));
    }

    [Test]
    public void WithValuesThatAreNeededElsewhere() => Assert.Multiple(() =>
    {
        Tensor x = Fused.Ordinary(1, DType.Float32, 37, 21), bias = Fused.Ordinary(2, DType.Float32, 21);
        IsFused(t =>
        {
            var active = Tensor.Relu(t[0] + t[1]);
            return [active, active.Sum(0), active > 0];
        }, x, bias);
        IsFused(t =>
        {
            var e = Tensor.Exp(t[0] - t[0].Max([0], keepDims: true));
            return [e / e.Sum([0], keepDims: true)];
        }, x);
    });

    [Test]
    public void ABroadcastArgumentThatBreaksTheRunIsNotCombinedOnTheWay() => Assert.Multiple(() =>
    {
        Tensor x = Fused.Ordinary(1, DType.Float32, 37, 21), row = Fused.Ordinary(2, DType.Float32, 21), column = Fused.Ordinary(3, DType.Float32, 37, 1);
        Fused.Same(t => [(t[0] + t[1]).Sum(), (t[0] * t[2]).Sum(), (t[0] + t[1]).Sum(0), (t[0] * t[2]).Sum(0)], x, row, column);
        Fused.Same(t => [(t[0] + t[1]).Sum(1), (t[0] * t[2]).Max(), (t[0] - t[1]).Reshape(7, 37, 3).Sum([0, 2])], x, row, column);
    });

    [Test]
    public void AtTheEdges() => Assert.Multiple(() =>
    {
        Func<Tensor[], Tensor[]> all = t => [(t[0] * 1.5).Sum(0), (t[0] * 1.5).Max([0]), (t[0] * 1.5).Min([0]), (t[0] + 0.5).Sum(1), (t[0] + 0.5).Max([1]), (t[0] + 0.5).Min([1])];
        Fused.Same(all, Fused.Sample(1, DType.Float32, 19, 33));
        Fused.Same(all, Tensor.Full([19, 33], -0.0) + Tensor.Full([19, 33], -0.0));
        Fused.Same(t => [(t[0] * 2).Sum(1), (t[0] * 2).Sum(0), (t[0] * 2).Sum()], Fused.Ordinary(1, DType.Float32, 3, 0));
        Fused.Same(t => [(-t[0]).Sum(1), (-t[0]).Sum()], Tensor.Zeros([20, 20]) + 0);
        // Minus zeros alone have the sum −0.
        Fused.Same(t => [(-t[0]).Sum(1)], Tensor.Zeros([3, 7]));
    });

    [Test]
    public void LongOnes() => Assert.Multiple(() =>
    {
        foreach (var dtype in Floats)
        {
            Tensor x = Fused.Ordinary(1, dtype, 300_001), matrix = Fused.Ordinary(2, dtype, 3000, 211);
            IsFused(t => [(t[0] * t[0]).Sum()], x);
            IsFused(t => [(t[0] * 2).Sum(0)], matrix);
            IsFused(t => [Tensor.Exp(t[0]).Sum(1)], matrix);
            IsFused(t => [(t[0] * 2).Sum(1)], matrix.Reshape(211, 3000));
        }
    });

    [Test]
    public void SingleElementsAreSummedInAnotherOrder() => Assert.Multiple(() =>
    {
        // The scalar flavour combines a row, or 16 rows, one by one: for n numbers of one sign at most n roundings of 2⁻²⁴.
        var x = Tensor.Abs(Fused.Ordinary(1, DType.Float32, 40, 300));
        var program = Fused.ProgramOf(t => [(t[0] * 2).Sum(1), (t[0] * 2).Sum(0), (t[0] * 2).Max([1])], x);
        Tensor[] expected = program.Evaluate(x);
        Tensor[] got = new Gradus.Compiler.Execution.CompiledProgram(program, Gradus.Compiler.Execution.Plan.Of(program, Gradus.Compiler.Fusion.Kernels.Scalar)).Run([x]);
        for (int i = 0; i < got.Length; i++) Assert.That(Tensor.AllClose(got[i], expected[i], 300 * Math.Pow(2, -24), 0), Is.True);
        Fused.Same(got[2], expected[2], () => "the greatest do not depend on the order");
    });

    private static IEnumerable<string> Names => Reductions.Select(reduction => reduction.Name);

    private static Func<Tensor, int[], Tensor> Named(string name) => Reductions.Single(reduction => reduction.Name == name).F;

    // The bits are the interpreter's, and a group ends with the reduction: otherwise it would be the same kernel twice.
    private static void IsFused(Func<Tensor[], Tensor[]> f, params Tensor[] inputs)
    {
        Assert.That(Fused.GroupsOf(f, inputs).Any(group => group.Reduction is not null), Is.True, () => Fused.PlanOf(f, inputs));
        Fused.Same(f, inputs);
    }
}
