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
    private static IEnumerable<DerivativeCase> Cases => [.. DerivativeCases.Smooth, .. DerivativeCases.Steps, .. DerivativeCases.Composed];

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

    [TestCaseSource(typeof(PrimitiveCase), nameof(PrimitiveCase.Operations))]
    public void The_cases_that_NumPy_decides_are_the_same_to_the_bit(string operation) => Assert.Multiple(() =>
    {
        foreach (var c in PrimitiveCase.Of(operation).Where(c => c.Operation != "copy")) Bits.SameInEveryForm(x => [c.Run(x)], c.Inputs(Device.Cpu), c.ToString());
    });
}
