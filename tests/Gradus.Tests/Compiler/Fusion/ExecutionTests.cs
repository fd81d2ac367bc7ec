using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Compiler.Execution;
using Gradus.Compiler.Fusion;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;
using Gradus.Tests.Tensors.Devices;
using Gradus.Tests.Tensors.Threading;
using NUnit.Framework;

namespace Gradus.Tests.Compiler.Fusion;

/// <summary>How compiled programs use memory and threads.</summary>
[NonParallelizable]
public class ExecutionTests
{
    [Test]
    public void ABlockServesOneValueAfterAnother()
    {
        // Eleven products of matrices in a row need two blocks, and the last one is the result.
        var x = Fused.Ordinary(1, DType.Float32, 64, 64);
        var plan = Plan.Of(Fused.ProgramOf(t => [Enumerable.Range(0, 11).Aggregate(t[0], (y, _) => y.MatMul(t[0]))], x));
        Assert.That(plan.BlockBytes, Is.EqualTo(new long[] { 64 * 64 * 4, 64 * 64 * 4 }));
    }

    [Test]
    public void AGroupWorksInPlaceWhereItsArgumentDies()
    {
        var x = Fused.Ordinary(1, DType.Float32, 64, 64);
        var plan = Plan.Of(Fused.ProgramOf(t => [Tensor.Relu(t[0].MatMul(t[0]) + 1).MatMul(t[0])], x));
        Assert.That(plan.BlockBytes, Has.Count.EqualTo(1));
    }

    [Test]
    public void AGroupDoesNotWorkInPlaceWhereItsArgumentIsReadInAnotherWay()
    {
        var x = Fused.Ordinary(1, DType.Float32, 64, 64);
        Func<Tensor[], Tensor[]> f = t =>
        {
            var y = t[0].MatMul(t[0]);
            return [(y + y[0]).MatMul(t[0]), (y * y.Flip(0)).Sum(1)];
        };
        Fused.Same(f, x);
        Assert.That(Plan.Of(Fused.ProgramOf(f, x)).BlockBytes, Has.Count.GreaterThan(1));
    }

    [Test]
    public void ResultsAreTheCallersAlone()
    {
        Tensor x = Fused.Ordinary(1, DType.Float32, 40, 50), small = Fused.Ordinary(2, DType.Float32, 3);
        var run = Executable.Of(Fused.ProgramOf(t => [t[0] + 1, (t[0] * 2).Sum(0), t[1] * 3, (t[0] + 1).T], x, small));
        Tensor[] first = run.Run([x, small]), before = [.. first.Select(result => result + 0)];
        run.Run([x * 5, small * 5]);
        for (int i = 0; i < first.Length; i++) Fused.Same(first[i], before[i], () => $"result {i} after another call");
    }

    [Test]
    public void CallsAtTheSameTimeDoNotMeet()
    {
        Tensor[] inputs = [.. Enumerable.Range(0, 8).Select(i => Fused.Ordinary(i, DType.Float32, 33, 47))];
        var program = Fused.ProgramOf(t => [Tensor.Exp(t[0] - t[0].Max([1], keepDims: true)), (t[0].T.MatMul(t[0]) * 2).Sum(0)], inputs[0]);
        var run = Executable.Of(program);
        Tensor[][] expected = [.. inputs.Select(input => program.Evaluate(input))];
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, call =>
        {
            var got = run.Run([inputs[call % 8]]);
            for (int i = 0; i < got.Length; i++) Fused.Same(got[i], expected[call % 8][i], () => $"call {call}");
        });
    }

    [Test]
    public void ResultsDoNotDependOnTheNumberOfThreads()
    {
        Tensor x = Fused.Ordinary(1, DType.Float32, 1200, 1000), row = Fused.Ordinary(2, DType.Float32, 1000), column = Fused.Ordinary(3, DType.Float32, 1200, 1);
        var program = Fused.ProgramOf(t => [Tensor.Tanh(t[0] * t[1]) + t[2], (t[0] * 2).Sum(1), (t[0] * t[1]).Sum(0), (t[0] * 3).Sum(), (t[0] + 1).Flatten()], x, row, column);
        Tensor[] expected = program.Evaluate(x, row, column);
        var run = Executable.Of(program);
        void Compare()
        {
            Tensor[] got = run.Run([x, row, column]);
            for (int i = 0; i < got.Length; i++) Fused.Same(got[i], expected[i], () => $"result {i} on {Threads.Count} threads");
        }
        Sharing.On(1, Compare);
        foreach (int count in new[] { 2, 3, 7 }) Sharing.Until(count, Compare, "a compiled program");
    }

    [Test]
    public void OneRowThatBecomesANumberIsOnePart()
    {
        // Enough to do for several threads, and one number that each of them would write.
        var x = Fused.Ordinary(1, DType.Float32, 2048);
        var program = Fused.ProgramOf(t => [Enumerable.Range(0, 8).Aggregate(t[0], (y, _) => Tensor.Sin(Tensor.Exp(y))).Sum()], x);
        var group = (FusedStep)Plan.Of(program).Steps[^1];
        Assert.That(group.Group.Reduction, Is.Not.Null);
        Assert.That(group.MostParts, Is.EqualTo(1));
        Sharing.On(4, () => Fused.Same(program, x));
    }

    [Test]
    public void AnOperationMayHaveMoreThan32Arguments()
    {
        // The first is in a block, whose view is kept for the next call; the others are the caller's.
        var x = Fused.Ordinary(1, DType.Float32, 64, 64);
        var program = Fused.ProgramOf(t => [Tensor.Concatenate([.. Enumerable.Range(0, 40).Select(i => i == 0 ? t[0].MatMul(t[0]) : t[0])], 0)], x);
        var run = Executable.Of(program);
        for (int call = 0; call < 3; call++) Fused.Same(run.Run([x])[0], program.Evaluate(x)[0], () => $"call {call}");
    }

    [Test]
    public void WhatIsDrawnOnAnotherDeviceIsDrawnThere()
    {
        var key = new RandomKey(1).Words;
        var program = Fused.ProgramOf(t => [new Draw(new TensorType(DType.Float32, [5]), normal: false, RemoteDevice.Instance).Bind(t[0]) + 1], key);
        var got = Executable.Of(program).Run([key])[0];
        Assert.That(got.Device, Is.SameAs(RemoteDevice.Instance));
        Fused.Same(got.To(Device.Cpu), program.Evaluate(key)[0].To(Device.Cpu), () => "drawn");
    }

    [Test]
    public void ACallAllocatesNoManagedMemoryInProportionToTheData()
    {
        // 1,900,000 more numbers are computed; a few more objects stand for their memory and share the work.
        long small = BytesOfCall(128), large = BytesOfCall(2048);
        Assert.That(large, Is.EqualTo(small).Within(2000), "bytes a call, for batches of 128 and of 2048");
        Assert.That(large, Is.LessThan(12_000));
    }

    [Test]
    public void ACallAllocatesNoNativeMemoryBeyondItsResults()
    {
        var (run, inputs) = TrainingStep(256);
        foreach (var result in run.Run(inputs)) result.Dispose();
        // What other tests left to the collector must not come back in between.
        BlockPool.Clear();
        long before = BlockPool.BytesInUse;
        for (int i = 0; i < 20; i++)
        {
            foreach (var result in run.Run(inputs)) result.Dispose();
        }
        BlockPool.Clear();
        Assert.That(BlockPool.BytesInUse, Is.EqualTo(before));
    }

    [Test]
    public void WrongArgumentsAreRefusedAsByTheInterpreter()
    {
        var x = Fused.Ordinary(1, DType.Float32, 4);
        var run = Executable.Of(Fused.ProgramOf(t => [t[0] + 1], x));
        Assert.That(() => run.Run([x, x]), Throws.ArgumentException.With.Message.Contains("takes 1 tensors; it got 2"));
        Assert.That(() => run.Run([Fused.Ordinary(1, DType.Float32, 5)]), Throws.ArgumentException.With.Message.Contains("float32 [4]; it got float32 [5]"));
    }

    [Test]
    public void AfterAnErrorTheNextCallIsRight()
    {
        Tensor x = Fused.Ordinary(1, DType.Float32, 30, 30), right = Tensor.Of(1, 2, 3), wrong = Tensor.Of(1, 2, 30);
        var program = Fused.ProgramOf(t => [(t[0] * 2).Take(t[1]) + 1], x, right);
        var run = Executable.Of(program);
        Assert.That(() => run.Run([x, wrong]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Fused.Same(run.Run([x, right])[0], program.Evaluate(x, right)[0], () => "the call after the error");
    }

    // A step of gradient descent on a network 100-32-10.
    private static (IExecutable Run, Tensor[] Inputs) TrainingStep(int batch)
    {
        Tensor[] inputs = [Fused.Ordinary(1, DType.Float32, 100, 32), Fused.Ordinary(2, DType.Float32, 32), Fused.Ordinary(3, DType.Float32, 32, 10), Fused.Ordinary(4, DType.Float32, batch, 100)];
        Func<Tensor[], Tensor[]> step = t =>
        {
            Tensor Loss(Tensor[] p) => Functions.LogSumExp(Tensor.Relu(t[3].MatMul(p[0]) + p[1]).MatMul(p[2])).Mean();
            var gradients = Ad.Grad<Tensor[]>(Loss)([t[0], t[1], t[2]]);
            return [.. gradients.Select((gradient, i) => t[i] - (gradient * 0.1))];
        };
        return (Executable.Of(Fused.ProgramOf(step, inputs)), inputs);
    }

    private static long BytesOfCall(int batch)
    {
        var (run, inputs) = TrainingStep(batch);
        for (int i = 0; i < 3; i++) run.Run(inputs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++) run.Run(inputs);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 20;
    }
}
