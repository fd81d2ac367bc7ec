using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using Gradus.Tests.Autodiff;
using NUnit.Framework;

namespace Gradus.Tests.Compiler;

/// <summary>Two primitives are equal when they are the same operation with the same parameters: then, and only then, one of two uses may go.</summary>
public sealed class PrimitiveEqualityTests
{
    // For each primitive with parameters, one and others that differ in one parameter each.
    private static readonly Func<Primitive>[][] Families =
    [
        [() => new Cast(DType.Float32), () => new Cast(DType.Float64), () => new Cast(DType.Int32), () => new Cast(DType.Bool)],
        [() => new Transfer(Device.Cpu), () => new Transfer(new OtherDevice())],
        [() => new Reshape([2, 3]), () => new Reshape([3, 2]), () => new Reshape([6]), () => new Reshape([1, 6])],
        [() => new Permute(0, 1, 2), () => new Permute(0, 2, 1), () => new Permute(0, 1)],
        [() => new BroadcastTo([2, 3]), () => new BroadcastTo([3, 3]), () => new BroadcastTo([1, 2, 3])],
        [() => new Slice([0, 1], [2, 2], [1, 1]), () => new Slice([1, 1], [2, 2], [1, 1]), () => new Slice([0, 1], [2, 1], [1, 1]), () => new Slice([0, 1], [2, 2], [1, 2]), () => new Slice([0], [2], [1])],
        [() => new Flip(0), () => new Flip(1), () => new Flip(0, 1), () => new Flip()],
        [
            () => new Pad([1], [2], [0]), () => new Pad([0], [2], [0]), () => new Pad([1], [1], [0]), () => new Pad([1], [2], [1]), () => new Pad([1], [2], [0], 1), () => new Pad([1], [2], [0], -0.0),
            () => new Pad([1], [2], [0], double.NaN),
        ],
        [() => new Concatenate(0), () => new Concatenate(1)],
        [() => new Within(3), () => new Within(4)],
        [() => new Gather(0), () => new Gather(1)],
        [() => new ScatterAdd(0, 3), () => new ScatterAdd(1, 3), () => new ScatterAdd(0, 4)],
        [() => new Reduce<AddOp>("sum", 0), () => new Reduce<AddOp>("sum", 1), () => new Reduce<AddOp>("sum", 0, 1), () => new Reduce<AddOp>("total", 0), () => new Reduce<MaximumOp>("max", 0), () => new Reduce<MinimumOp>("min", 0)],
        [() => new ArgReduce<GreaterOp>("argmax", 0), () => new ArgReduce<GreaterOp>("argmax", 1), () => new ArgReduce<LessOp>("argmin", 0)],
        [() => new CumulativeSum(0), () => new CumulativeSum(1)],
        [
            () => new Draw(new(DType.Float32, [2]), normal: true, Device.Cpu), () => new Draw(new(DType.Float32, [2]), normal: false, Device.Cpu), () => new Draw(new(DType.Float64, [2]), normal: true, Device.Cpu),
            () => new Draw(new(DType.Float32, [3]), normal: true, Device.Cpu), () => new Draw(new(DType.Float32, [2]), normal: true, new OtherDevice()),
        ],
        [() => new DeriveKey(1, 2), () => new DeriveKey(2, 2), () => new DeriveKey(1, 1)],
        [() => new Unary<ExpOp>("exp"), () => new Unary<ExpOp>("exp", integers: true), () => new Unary<ExpOp>("other"), () => new Unary<LogOp>("exp")],
        [() => new Binary<AddOp>("add"), () => new Binary<AddOp>("add", integers: true), () => new Binary<AddOp>("add", masks: true), () => new Binary<AddOp>("add", floats: false), () => new Binary<SubtractOp>("add")],
        [() => new Gradus.Tensors.Comparison<GreaterOp>("greater"), () => new Gradus.Tensors.Comparison<LessOp>("greater"), () => new Gradus.Tensors.Comparison<GreaterOp>("other")],
        [() => new Select()], [() => new Dot()],
    ];

    [Test]
    public void Equal_parameters_are_equal_and_different_ones_are_not() => Assert.Multiple(() =>
    {
        Func<Primitive>[] all = [.. Families.SelectMany(family => family)];
        Primitive[] left = [.. all.Select(make => make())], right = [.. all.Select(make => make())];
        for (int i = 0; i < left.Length; i++)
        {
            // Two devices of one kind are two devices.
            if (left[i] is Transfer { Device: OtherDevice } or Draw { Device: OtherDevice }) right[i] = left[i];
            Assert.That(left[i].GetHashCode(), Is.EqualTo(right[i].GetHashCode()), left[i].ToString());
            for (int j = 0; j < right.Length; j++) Assert.That(left[i].Equals(right[j]), Is.EqualTo(i == j), $"{left[i]} and {right[j]}");
        }
    });

    [Test]
    public void Every_primitive_is_here()
    {
        HashSet<Type> here = [.. Families.Select(family => Kind(family[0]().GetType()))];
        Assert.That(DerivativeTests.AllPrimitives.Select(Kind).Distinct(), Is.EquivalentTo(here));

        static Type Kind(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
    }

    [Test]
    public void Uses_of_custom_functions_are_equal_to_themselves_only()
    {
        var function = new SoftplusFunction();
        var operations = Ad.Program((Tensor x) => function.Apply(x) + function.Apply(x), Tensor.Of(1.0)).Traced.Operations;
        Assert.Multiple(() =>
        {
            Assert.That(operations[0].Primitive, Is.EqualTo(operations[0].Primitive));
            Assert.That(operations[0].Primitive, Is.Not.EqualTo(operations[1].Primitive));
        });
    }

    [Test]
    public void A_stopped_gradient_is_like_any_other()
    {
        var operations = Ad.Program((Tensor x) => Ad.StopGradient(x) + Ad.StopGradient(x), Tensor.Of(1.0)).Traced.Operations;
        Assert.That(operations[0].Primitive, Is.EqualTo(operations[1].Primitive));
    }

    private sealed class OtherDevice : Device
    {
        public override string Name => "other";

        public override Backend Backend => Cpu.Backend;
    }
}
