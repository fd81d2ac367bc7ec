using Gradus.Compiler.Fusion;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Compiler.Fusion;

/// <summary>Which operations are done together, and which must not be.</summary>
public class GroupingTests
{
    private static readonly Tensor X = Fused.Ordinary(1, DType.Float32, 6, 5), Y = Fused.Ordinary(2, DType.Float32, 6, 5), Row = Fused.Ordinary(3, DType.Float32, 5),
        Column = Fused.Ordinary(4, DType.Float32, 6, 1);

    [Test]
    public void AChainIsOneGroup() => Assert.That(Sizes(t => [Tensor.Relu((t[0] * t[1]) + t[0])], X, Y), Is.EqualTo(new[] { 4 }));

    [Test]
    public void RowsColumnsAndNumbersAreReadInPlace() => Assert.That(Sizes(t => [(t[0] * t[1]) + t[2] - 3], X, Row, Column), Is.EqualTo(new[] { 3 }));

    [Test]
    public void ADiamondIsOneGroup() => Assert.That(Sizes(t => [Tensor.Exp(t[0] + 1) * Tensor.Sqrt(t[0] + 1)], X), Is.EqualTo(new[] { 4 }));

    [Test]
    public void AReductionEndsAGroup() => Assert.That(Sizes(t => [(t[0] * t[1]).Sum(1)], X, Y), Is.EqualTo(new[] { 2 }));

    [Test]
    public void AxesOfLengthOneDoNotSeparate() => Assert.That(Sizes(t => [(t[0].Reshape(6, 1, 5) * t[1].Reshape(6, 1, 5)).Reshape(6, 5) + 1], X + 0, Y + 0), Is.EqualTo(new[] { 2 }));

    [Test]
    public void WhatNeedsAWholeColumnWaits() =>
        // exp and the sum of its column are one group; the quotient needs the sum.
        Assert.That(Sizes(t => [Tensor.Exp(t[0]) / Tensor.Exp(t[0]).Sum(0, keepDims: true)], X), Is.EqualTo(new[] { 2, 1 }));

    [Test]
    public void WhatNeedsAWholeRowIsDoneRowByRow() => Assert.That(Sizes(t => [Tensor.Exp(t[0]) / Tensor.Exp(t[0]).Sum(1, keepDims: true)], X), Is.EqualTo(new[] { 3 }));

    [Test]
    public void NoGroupWaitsForItself()
    {
        // a → its greatest element → b, and a + b: a and the sum cannot be one group, for b needs all of a.
        var groups = Fused.GroupsOf(t =>
        {
            var a = t[0] * t[1];
            return [(a + Tensor.Relu(a.Max([0], keepDims: true))) * 2];
        }, X, Y);
        Assert.That(groups.Select(group => group.Operations.Count), Is.EqualTo(new[] { 2, 2, 2 }));
    }

    [Test]
    public void AFunctionWithoutVectorsStandsAlone()
    {
        Assert.That(Gradus.Compiler.Fusion.OperationTypes.IsVectorized(typeof(SinhOp)), Is.False);
        Assert.That(Fused.PlanOf(t => [(Gradus.Tensors.Primitives.Sinh.Bind(t[0] + 1) * 2) + 1], X), Does.Contain("= sinh(").And.Contain("= fused("));
    }

    [Test]
    public void FloatsOfTwoWidthsAreTwoGroups() => Assert.That(Sizes(t => [((t[0] + 1) * 2).To(DType.Float64) * 3], X), Is.EqualTo(new[] { 2, 1 }));

    [Test]
    public void MasksAndNumbersOfOneWidthAreOneGroup() =>
        Assert.That(Sizes(t => [(t[0] > 0).To(DType.Float32) * t[1], Tensor.Where((t[0] > 0) & (t[1] > 0), t[0], t[1]).To(DType.Int32) + 1], X, Y).Sum(), Is.EqualTo(8));

    [Test]
    public void NothingIsComputedTwice()
    {
        // exp is needed by two groups of different shapes: one writes it.
        var groups = Fused.GroupsOf(t =>
        {
            var e = Tensor.Exp(t[0]);
            return [e.T + 1, e.Sum(0)];
        }, X);
        Assert.That(groups.SelectMany(group => group.Operations).Count(operation => operation.Primitive.Name == "exp"), Is.EqualTo(1));
    }

    [Test]
    public void GroupsHaveBoundedInputsAndRegisters()
    {
        Tensor[] many = [.. Enumerable.Range(0, 40).Select(i => Fused.Ordinary(i, DType.Float32, 33))];
        Func<Tensor[], Tensor[]> products = t => [.. t.Select((x, i) => x * t[(i + 1) % t.Length] * t[(i + 7) % t.Length]).Aggregate((a, b) => a + b) is { } sum ? [sum] : Array.Empty<Tensor>()];
        foreach (var group in Fused.GroupsOf(products, many))
        {
            Assert.That(group.Inputs, Has.Count.LessThanOrEqualTo(12));
            Assert.That(group.RecipeFor(_ => false, FoldDirection.Row).LiveValues, Is.LessThanOrEqualTo(Grouping.MostLive));
        }
        Fused.Same(products, many);
    }

    [Test]
    public void AGroupPrintsAsABlock() => Assert.That(Fused.GroupsOf(t => [((t[0] * t[1]) + 0.5).Sum(1)], X, Y).Single().ToString(), Is.EqualTo(
        """
        %0 : float32 [6] = fused(%1, %2) {
            %3 = multiply(%1, %2)
            %4 = add(%3, 0.5)
            %0 = sum[axes=[1]](%4)
        }
        """));

    private static int[] Sizes(Func<Tensor[], Tensor[]> f, params Tensor[] inputs) => [.. Fused.GroupsOf(f, inputs).Select(group => group.Operations.Count)];
}
