using Gradus.Tensors;
using Gradus.Tests.Tensors.Kernels;
using NUnit.Framework;

namespace Gradus.Tests.Compiler.Fusion;

/// <summary>Compiled programs where vectors are narrower than this machine's, in a process of its own.</summary>
[Parallelizable(ParallelScope.Self)]
public class NarrowVectors
{
    [TestCaseSource(typeof(NarrowProcess), nameof(NarrowProcess.Widths))]
    public void GiveTheSameBits(int bits) => Assert.That(NarrowProcess.Run(bits, "fusion"), Is.Empty);

    /// <summary>What is wrong; the first difference, and nothing where there is none.</summary>
    internal static List<string> Judge()
    {
        try
        {
            foreach (var dtype in new[] { DType.Float32, DType.Float64 })
            {
                foreach (int length in new[] { 1, 7, 8, 15, 16, 17, 33, 70 })
                {
                    Tensor a = Fused.Sample(length, dtype, 5, length), b = Fused.Sample(9, dtype, length);
                    Fused.Same(t => [Tensor.Where(t[0] > t[1], Tensor.Exp(t[0]), t[1] * 2), (t[0] <= t[1]) & (t[0] > 0), (t[0] > 0).To(t[0].DType) + 1, t[0].To(DType.Bool)], a, b);
                    Fused.Same(t => [Tensor.Exp(t[0] - t[0].Max([1], keepDims: true)) / Tensor.Exp(t[1] + t[0]).Sum(1, keepDims: true), t[0].Max([1]) > (t[0] * t[1]).Sum(1)], a, b);
                    Fused.Same(t => [(t[0] * t[1]).Sum(0), (t[0] * t[1]).Sum(1), (t[0] + 1).Max([1]), (t[0] + 1).Min([0])], a, b);
                }
            }
            for (int seed = 0; seed < 100; seed++) Fused.Same(RandomProgram.Of(seed), RandomProgram.Inputs(seed));
            return [];
        }
        catch (Exception e)
        {
            return [e.Message];
        }
    }
}
