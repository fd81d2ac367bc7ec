using NUnit.Framework;

namespace Gradus.Tests.Tensors.Kernels;

/// <summary>The kernels are right with vectors of every width.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class VectorWidthTests
{
    [Test]
    public void With_this_process_vectors() => Assert.That(KernelCheck.Run().Take(20), Is.Empty);

    [Test]
    public void Every_operation_with_this_process_vectors() => Assert.That(OperationCheck.Run().Take(20), Is.Empty);

    [TestCaseSource(typeof(NarrowProcess), nameof(NarrowProcess.Widths))]
    public void With_narrower_vectors(int bits) => Assert.That(NarrowProcess.Run(bits, "kernels").Take(20), Is.Empty);

    [TestCaseSource(typeof(NarrowProcess), nameof(NarrowProcess.Widths))]
    public void Every_operation_with_narrower_vectors(int bits) => Assert.That(NarrowProcess.Run(bits, "operations").Take(20), Is.Empty);

    [Test]
    public void A_process_that_fails_is_noticed() =>
        Assert.That(() => NarrowProcess.RunAlone(128, "failing", TimeSpan.FromMinutes(1)), Throws.InvalidOperationException.With.Message.Contains("exit code 1").And.Message.Contains("as asked"));

    [Test]
    public void A_process_that_does_not_end_is_killed() => Assert.That(() => NarrowProcess.RunAlone(128, "endless", TimeSpan.FromSeconds(1)), Throws.TypeOf<TimeoutException>());
}
