using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Primitives;

/// <summary>A primitive refuses what it cannot take, and the message names it, its parameters, the arguments' types and shapes, and what would be right.</summary>
public sealed class RefusalTests
{
    private static readonly Tensor
        Floats = Tensor.Zeros([2, 3]), Doubles = Tensor.Zeros([2, 3], DType.Float64), Ints = Tensor.Zeros([2, 3], DType.Int32), Mask = Tensor.Zeros([2, 3], DType.Bool),
        Tall = Tensor.Zeros([3, 2]), Vector = Tensor.Zeros([3]), Empty = Tensor.Zeros([3, 0]), Cube = Tensor.Zeros([4, 3, 2]);

    private static IEnumerable<TestCaseData> Bad()
    {
        (Primitive Primitive, Tensor[] Inputs, string Message)[] cases =
        [
            (Gradus.Tensors.Primitives.Exp, [Ints], "exp cannot take int32 [2, 3]: it takes float32 or float64."),
            (Gradus.Tensors.Primitives.Negate, [Mask], "negate cannot take bool [2, 3]: it takes float32, float64 or int32."),
            (Gradus.Tensors.Primitives.Add, [Floats, Tall], "add cannot take float32 [2, 3] and float32 [3, 2]: the shapes must be equal; BroadcastTo makes them so."),
            (Gradus.Tensors.Primitives.Add, [Floats, Doubles], "add cannot take float32 [2, 3] and float64 [2, 3]: types of elements do not mix; convert one with .To(DType.Float32)."),
            (Gradus.Tensors.Primitives.Add, [Mask, Mask], "add cannot take bool [2, 3] and bool [2, 3]: it takes float32 or float64 or int32."),
            (Gradus.Tensors.Primitives.Divide, [Ints, Ints], "divide cannot take int32 [2, 3] and int32 [2, 3]: it takes float32 or float64."),
            (Gradus.Tensors.Primitives.Greater, [Mask, Mask], "greater cannot take bool [2, 3] and bool [2, 3]: it takes float32, float64 or int32."),
            (Gradus.Tensors.Primitives.Greater, [Floats, Vector], "greater cannot take float32 [2, 3] and float32 [3]: the shapes must be equal; BroadcastTo makes them so."),
            (Gradus.Tensors.Primitives.Select, [Floats, Floats, Floats], "select cannot take float32 [2, 3] and float32 [2, 3] and float32 [2, 3]: the condition must be bool, the result of a comparison."),
            (Gradus.Tensors.Primitives.Select, [Mask, Floats, Ints], "select cannot take bool [2, 3] and float32 [2, 3] and int32 [2, 3]: types of elements do not mix; convert one with .To(DType.Float32)."),
            (Gradus.Tensors.Primitives.Select, [Mask, Tall, Tall], "select cannot take bool [2, 3] and float32 [3, 2] and float32 [3, 2]: the shapes must be equal; BroadcastTo makes them so."),
            (new Reduce<AddOp>("sum", 0), [Mask], "sum[axes=[0]] cannot take bool [2, 3]: it takes numbers; count with .To(DType.Int32)."),
            (new Reduce<AddOp>("sum", 2), [Floats], "sum[axes=[2]] cannot take float32 [2, 3]: the axes must be among the 2 there are, sorted, each once."),
            (new Reduce<AddOp>("sum", 1, 1), [Floats], "sum[axes=[1, 1]] cannot take float32 [2, 3]: the axes must be among the 2 there are, sorted, each once."),
            (new Reduce<MaximumOp>("max", 1), [Empty], "max[axes=[1]] cannot take float32 [3, 0]: no elements have no greatest and no smallest."),
            (new Reduce<MinimumOp>("min", 0, 1), [Empty], "min[axes=[0, 1]] cannot take float32 [3, 0]: no elements have no greatest and no smallest."),
            (new ArgReduce<GreaterOp>("argmax", 1), [Empty], "argmax[axis=1] cannot take float32 [3, 0]: axis 1 is empty, so no element is the first."),
            (new ArgReduce<GreaterOp>("argmax", 2), [Floats], "argmax[axis=2] cannot take float32 [2, 3]: there is no axis 2."),
            (new ArgReduce<LessOp>("argmin", 0), [Mask], "argmin[axis=0] cannot take bool [2, 3]: it takes numbers; convert with .To(DType.Int32)."),
            (new CumulativeSum(1), [Vector], "cumulative-sum[axis=1] cannot take float32 [3]: there is no axis 1."),
            (new CumulativeSum(0), [Mask], "cumulative-sum[axis=0] cannot take bool [2, 3]: it takes numbers; count with .To(DType.Int32)."),
            (new Reshape([4]), [Floats], "reshape[[4]] cannot take float32 [2, 3]: 6 elements do not fill the 4 places of [4]."),
            (new Permute(0), [Floats], "permute[[0]] cannot take float32 [2, 3]: the order must name each of the 2 axes once."),
            (new Permute(0, 0), [Floats], "permute[[0, 0]] cannot take float32 [2, 3]: the order must name each of the 2 axes once."),
            (new Permute(0, 2), [Floats], "permute[[0, 2]] cannot take float32 [2, 3]: the order must name each of the 2 axes once."),
            (new BroadcastTo([2, 4]), [Floats], "broadcast[[2, 4]] cannot take float32 [2, 3]: aligned at the last axes, lengths must be equal or the argument's be 1."),
            (new BroadcastTo([3]), [Floats], "broadcast[[3]] cannot take float32 [2, 3]: aligned at the last axes, lengths must be equal or the argument's be 1."),
            (new Slice([0, 1], [2, 3], [1, 1]), [Floats],
                "slice[starts=[0, 1], lengths=[2, 3], steps=[1, 1]] cannot take float32 [2, 3]: along axis 1, 3 elements from 1 on in steps of 1 do not lie within its length 3."),
            (new Slice([0], [2], [1]), [Floats], "slice[starts=[0], lengths=[2], steps=[1]] cannot take float32 [2, 3]: it names 1 axes of 2."),
            (new Flip(2), [Floats], "flip[axes=[2]] cannot take float32 [2, 3]: the axes must be among the 2 there are, sorted, each once."),
            (new Pad([0, -1], [0, 0], [0, 0]), [Floats], "pad[before=[0, -1], after=[0, 0], between=[0, 0]] cannot take float32 [2, 3]: a padding cannot be negative; slice instead."),
            (new Pad([0], [-1], [0], value: 1.5), [Vector], "pad[before=[0], after=[-1], between=[0], value=1.5] cannot take float32 [3]: a padding cannot be negative; slice instead."),
            (new Pad([0], [0], [0]), [Floats], "pad[before=[0], after=[0], between=[0]] cannot take float32 [2, 3]: it names 1 axes of 2."),
            (new Concatenate(0), [Floats, Tall], "concatenate[axis=0] cannot take float32 [2, 3] and float32 [3, 2]: all axes but axis 0 must have equal lengths."),
            (new Concatenate(0), [Floats, Ints], "concatenate[axis=0] cannot take float32 [2, 3] and int32 [2, 3]: types of elements do not mix; convert with .To(DType.Float32)."),
            (new Concatenate(2), [Floats, Floats], "concatenate[axis=2] cannot take float32 [2, 3] and float32 [2, 3]: there is no axis 2."),
            (new Gather(0), [Floats, Floats], "gather[axis=0] cannot take float32 [2, 3] and float32 [2, 3]: the indices must be int32."),
            (new Gather(2), [Floats, Ints], "gather[axis=2] cannot take float32 [2, 3] and int32 [2, 3]: there is no axis 2."),
            (new ScatterAdd(0, 5), [Floats, Floats], "scatter-add[axis=0, length=5] cannot take float32 [2, 3] and float32 [2, 3]: the indices must be int32."),
            (new ScatterAdd(1, 5), [Tall, Ints], "scatter-add[axis=1, length=5] cannot take float32 [3, 2] and int32 [2, 3]: from axis 1 on, the updates must have the indices' axes."),
            (new ScatterAdd(0, 5), [Mask, Ints], "scatter-add[axis=0, length=5] cannot take bool [2, 3] and int32 [2, 3]: it takes numbers; convert with .To(DType.Int32)."),
            (Gradus.Tensors.Primitives.Dot, [Floats, Floats], "dot cannot take float32 [2, 3] and float32 [2, 3]: the columns of the left (3) must be as many as the rows of the right (2)."),
            (Gradus.Tensors.Primitives.Dot, [Floats, Doubles], "dot cannot take float32 [2, 3] and float64 [2, 3]: both must be float32, or both float64."),
            (Gradus.Tensors.Primitives.Dot, [Floats, Vector], "dot cannot take float32 [2, 3] and float32 [3]: both need the same number of axes, at least two."),
            (Gradus.Tensors.Primitives.Dot, [Cube, Tensor.Zeros([5, 2, 3])], "dot cannot take float32 [4, 3, 2] and float32 [5, 2, 3]: the lengths of the batch axis 0 differ."),
        ];
        return cases.Select(item => new TestCaseData(item.Primitive, item.Inputs, item.Message).SetArgDisplayNames(item.Message));
    }

    [TestCaseSource(nameof(Bad))]
    public void Arguments_that_do_not_fit_are_refused(Primitive primitive, Tensor[] inputs, string message) => Assert.Multiple(() =>
    {
        Assert.That(() => primitive.Bind(inputs), Throws.ArgumentException.With.Message.EqualTo(message));
        Assert.That(() => primitive.Infer([.. inputs.Select(input => input.Type)]), Throws.ArgumentException.With.Message.EqualTo(message), "Infer");
    });

    [TestCase(3, "indices are 0 to 2.")]
    [TestCase(-1, "indices are 0 to 2.")]
    public void Indices_beyond_the_axis_are_refused(int index, string range) => Assert.Multiple(() =>
    {
        Assert.That(() => new Gather(1).Bind(Floats, Tensor.Of(0, index)), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains($"gather got the index {index} for axis 1 of the shape [2, 3]: {range}"));
        Assert.That(() => new ScatterAdd(0, 3).Bind(Floats, Tensor.Of(0, index)),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains($"scatter-add got the index {index} for axis 0 of the shape [3, 3]: {range}"));
    });

    [Test]
    public void An_empty_axis_has_no_indices() =>
        Assert.That(() => new Gather(1).Bind(Empty, Tensor.Of(0)), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("for axis 1 of the shape [3, 0]: there is nothing on it."));

    [Test]
    public void A_shape_without_elements_may_have_long_axes() =>
        Assert.That(new[] { Tensor.Zeros([0, 65536, 65536]), Tensor.Zeros([65536, 65536, 0]), Tensor.Zeros([65536, 0, 65536, 65536]) }.Select(x => x.Size), Is.All.Zero);

    [Test]
    public void A_shape_is_not_negative_and_not_too_large() => Assert.Multiple(() =>
    {
        Assert.That(() => Shape.Create(2, -1), Throws.ArgumentException.With.Message.Contains("An axis cannot have the length -1: shape [2, -1]."));
        Assert.That(() => Shape.Create(65536, 65536), Throws.ArgumentException.With.Message.Contains("A tensor of the shape [65536, 65536] would have more than 2147483647 elements."));
    });
}
