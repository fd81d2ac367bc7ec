using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;
using NUnit.Framework;

namespace Gradus.Tests.Compiler.Fusion;

/// <summary>What compiled programs hold: nothing of a call that is over but their workspaces, and these not when memory runs out.</summary>
[NonParallelizable]
public sealed class ProgramMemoryTests
{
    private const long Mebibyte = 1 << 20;

    private static IEnumerable<TestCaseData> Results()
    {
        yield return Case("a product", (x, y) => [x.MatMul(y)]);
        yield return Case("a group", (x, y) => [x * y + 1]);
        yield return Case("a product, seen otherwise", (x, y) => [x.MatMul(y).T, x.MatMul(y)[..100]]);
        yield return Case("sums on the way", (x, y) => [x.CumulativeSum(0).MatMul(y.CumulativeSum(1))]);
        yield return Case("an argument", (x, y) => [x + y, x]);
        yield return Case("an argument, seen otherwise", (x, y) => [y.T, x.Reshape(-1)]);

        static TestCaseData Case(string name, Func<Tensor, Tensor, Tensor[]> f) => new TestCaseData(f).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Results))]
    public void With_results_and_arguments_all_memory_comes_back(Func<Tensor, Tensor, Tensor[]> f)
    {
        var jitted = Ad.Jit(f);
        Call();
        // The workspace is there now.
        BlockPool.Clear();
        long before = BlockPool.BytesInUse;
        for (int i = 0; i < 3; i++)
        {
            Call();
            Assert.That(BlockPool.BytesInUse, Is.EqualTo(before));
        }
        GC.KeepAlive(jitted);

        void Call()
        {
            using DenseTensor x = Numbers(256, 256), y = Numbers(256, 256);
            foreach (var result in jitted(x, y)) result.Dispose();
        }
    }

    [Test(Description = "Batches of changing length: each has a program, and each program a workspace")]
    public void Workspaces_of_other_programs_make_room([Values(1, 4)] int threads)
    {
        var f = Ad.Jit(x => (x.CumulativeSum(0) * 2).CumulativeSum(1).Max());
        BlockPool.Clear();
        long limit = BlockPool.Limit;
        BlockPool.Limit = BlockPool.BytesInUse + (24 * Mebibyte);
        try
        {
            // A call takes some 4 MiB, and leaves two thirds of it as its program's workspace.
            Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            {
                int rows = 256 + i;
                double got = f(Tensor.Ones([rows, 1024])).Item();
                if (got != 2.0 * rows * 1024) throw new InvalidOperationException(FormattableString.Invariant($"{rows} rows: {got}"));
            });
        }
        finally
        {
            BlockPool.Limit = limit;
        }
    }

    private static DenseTensor Numbers(params int[] lengths) => Tensor.Full(Shape.Create(lengths), 0.5).Concrete.Contiguous();
}
