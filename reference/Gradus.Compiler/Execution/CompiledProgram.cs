using System.Collections.Concurrent;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Compiler.Execution;

/// <summary>A program with its plan. Calls at the same time have a workspace each; workspaces are kept for later calls, until memory runs out.</summary>
internal sealed class CompiledProgram : IExecutable, IReserve
{
    private readonly Program program;
    private readonly Plan plan;
    private readonly ConcurrentBag<Workspace> others = [];
    private Workspace? spare;

    /// <summary>Makes it.</summary>
    public CompiledProgram(Program program, Plan plan)
    {
        (this.program, this.plan) = (program, plan);
        BlockPool.Add(this);
    }

    /// <summary>What is done in which order, and where each value is.</summary>
    public Plan Plan => plan;

    /// <inheritdoc/>
    public Tensor[] Run(ReadOnlySpan<Tensor> inputs)
    {
        // What is said of wrong arguments, and what is done on other devices, is the interpreter's affair.
        if (!Fit(inputs)) return program.Evaluate(inputs);
        var workspace = Interlocked.Exchange(ref spare, null) ?? (others.TryTake(out var other) ? other : new Workspace(plan));
        try
        {
            for (int i = 0; i < inputs.Length; i++) workspace.Take(plan.Slots[i], (DenseTensor)inputs[i]);
            foreach (var step in plan.Steps) step.Run(workspace);
            var results = new Tensor[plan.Results.Count];
            for (int i = 0; i < results.Length; i++) results[i] = ResultOf(plan.Results[i], workspace, inputs);
            return results;
        }
        finally
        {
            workspace.Release();
            if (Interlocked.CompareExchange(ref spare, workspace, null) is not null) others.Add(workspace);
        }
    }

    /// <inheritdoc/>
    public void Drop()
    {
        Volatile.Write(ref spare, null);
        others.Clear();
    }

    private bool Fit(ReadOnlySpan<Tensor> inputs)
    {
        if (inputs.Length != program.Inputs.Count) return false;
        for (int i = 0; i < inputs.Length; i++)
        {
            if (inputs[i] is not DenseTensor input || !ReferenceEquals(input.Device, Device.Cpu)) return false;
            var type = program.Inputs[i].Type;
            if (input.DType != type.DType || !input.Shape.Equals(type.Shape)) return false;
        }
        return true;
    }

    private DenseTensor ResultOf(SlotView view, Workspace workspace, ReadOnlySpan<Tensor> inputs)
    {
        if (plan.Slots[view.Slot].Kind != SlotKind.Input) return workspace.ResultOf(view);
        using var input = ((DenseTensor)inputs[view.Slot]).Contiguous();
        return input.View(view.Shape, input.Offset + view.Offset, view.Strides);
    }
}
