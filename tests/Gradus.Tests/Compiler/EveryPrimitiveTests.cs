using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using Gradus.Tests.Autodiff;
using Gradus.Tests.Tensors.Primitives;
using NUnit.Framework;

namespace Gradus.Tests.Compiler;

/// <summary>Every primitive, with all parameters and arguments of the other tables: compiled, it gives the same bits.</summary>
public sealed class EveryPrimitiveTests
{
    // These take indices and random keys alone: there is nothing to differentiate.
    private static readonly DerivativeCase[] OfIntegers =
    [
        new(new Within(5), "within", Tensor.Of(new[,] { { 3, 0 }, { 4, 1 } })),
        new(new Draw(new TensorType(DType.Float32, [3]), normal: true, Device.Cpu), "draw-normal", new RandomKey(7).Words),
        new(new Draw(new TensorType(DType.Float64, [2, 2]), normal: false, Device.Cpu), "draw-uniform", new RandomKey(7).Words),
        new(new DeriveKey(3, 1), "derive-key", new RandomKey(7).Words),
    ];

    private static IEnumerable<DerivativeCase> OfPrimitives => [.. DerivativeCases.Smooth, .. DerivativeCases.Steps, .. OfIntegers];

    private static IEnumerable<DerivativeCase> Cases => [.. OfPrimitives, .. DerivativeCases.Composed];

    [Test]
    public void Every_primitive_is_here() => Assert.That(DerivativeTests.AllPrimitives.Except(OfPrimitives.Select(c => c.Primitive!.GetType())), Is.Empty);

    [TestCaseSource(nameof(Cases))]
    public void Values_and_derivatives_are_the_same_to_the_bit(DerivativeCase c) => Assert.Multiple(() =>
    {
        Bits.SameInEveryForm(x => [c.F(x)], c.Inputs, "value");
        if (!c.F(c.Inputs).DType.IsFloat()) return;
        Func<Tensor[], Tensor[]> gradient = x => [.. Enumerable.Range(0, x.Length).Where(i => x[i].DType.IsFloat()).Select(i => Ad.Grad(v => c.F([.. x[..i], v, .. x[(i + 1)..]]).Sum())(x[i]))];
        Bits.SameInEveryForm(gradient, c.Inputs, "gradient");
        var jitted = Ad.Jit(c.F);
        Func<Tensor[], Tensor[]> throughJit = x => [.. Enumerable.Range(0, x.Length).Where(i => x[i].DType.IsFloat()).Select(i => Ad.Grad(v => jitted([.. x[..i], v, .. x[(i + 1)..]]).Sum())(x[i]))];
        Bits.Same(throughJit(c.Inputs), gradient(c.Inputs), "gradient of the compiled function");
    });

    [TestCaseSource(nameof(Cases))]
    public void Tangents_are_the_same_to_the_bit_with_jit_inside_and_outside(DerivativeCase c) => Assert.Multiple(() =>
    {
        if (!c.F(c.Inputs).DType.IsFloat() || !c.Inputs.Any(x => x.DType.IsFloat())) return;
        int[] changing = [.. Enumerable.Range(0, c.Inputs.Length).Where(i => c.Inputs[i].DType.IsFloat())];
        var jitted = Ad.Jit(c.F);
        Tensor[] Tangent(Func<Tensor[], Tensor> f, Tensor[] x)
        {
            // Along the arguments themselves.
            Tensor[] at = [.. changing.Select(i => x[i])];
            var (value, tangent) = Ad.Jvp<Tensor[], Tensor>(v => f([.. x.Select((input, i) => Array.IndexOf(changing, i) is >= 0 and var place ? v[place] : input)]), at, at);
            return [value, tangent];
        }
        Bits.SameInEveryForm(x => Tangent(c.F, x), c.Inputs, "jit of jvp");
        Bits.Same(Tangent(jitted, c.Inputs), Tangent(c.F, c.Inputs), "jvp of jit");
    });

    [TestCaseSource(nameof(Cases))]
    public void Batches_are_the_same_to_the_bit_with_jit_inside_and_outside(DerivativeCase c) => Assert.Multiple(() =>
    {
        Tensor[] stacks = [.. c.Inputs.Select(x => Tensor.Stack([x, x.DType.IsFloat() ? x * 0.9 : x, x]))];
        var batched = Ad.Vmap(c.F);
        Bits.SameInEveryForm(x => [batched(x)], stacks, "jit of vmap");
        Bits.Same(Ad.Vmap(Ad.Jit(c.F))(stacks), batched(stacks), "vmap of jit");
        if (!batched(stacks).DType.IsFloat() || !c.Inputs.Any(x => x.DType.IsFloat())) return;
        int first = Array.FindIndex(c.Inputs, x => x.DType.IsFloat());
        Func<Tensor[], Tensor> gradient = x => Ad.Grad(v => c.F([.. x[..first], v, .. x[(first + 1)..]]).Sum())(x[first]);
        Bits.SameInEveryForm(x => [Ad.Vmap(gradient)(x)], stacks, "jit of vmap of grad");
        Bits.Same(Ad.Vmap(Ad.Jit(gradient))(stacks), Ad.Vmap(gradient)(stacks), "vmap of jit of grad");
    });

    [TestCaseSource(typeof(PrimitiveCase), nameof(PrimitiveCase.Operations))]
    public void The_cases_that_NumPy_decides_are_the_same_to_the_bit(string operation) => Assert.Multiple(() =>
    {
        foreach (var c in PrimitiveCase.Of(operation).Where(c => c.Operation != "copy")) Bits.SameInEveryForm(x => [c.Run(x)], c.Inputs(Device.Cpu), c.ToString());
    });
}
