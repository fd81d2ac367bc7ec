using System.Runtime.InteropServices;
using Gradus.Compiler.Execution;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Tests.Compiler.Fusion;

/// <summary>Runs a plan, and after every step fills with NaN each block that holds no value which is still needed.</summary>
internal static class Poisoned
{
    /// <summary>The results; null for those that are inputs.</summary>
    public static Tensor?[] Run(Plan plan, Tensor[] inputs)
    {
        var workspace = new Workspace(plan);
        Poison(plan, workspace, after: -2);
        for (int i = 0; i < inputs.Length; i++) workspace.Take(plan.Slots[i], (DenseTensor)inputs[i]);
        for (int step = 0; step < plan.Steps.Count; step++)
        {
            plan.Steps[step].Run(workspace);
            Poison(plan, workspace, step);
        }
        Tensor?[] results = [.. plan.Results.Select(view => plan.Slots[view.Slot].Kind == SlotKind.Input ? null : workspace.ResultOf(view))];
        workspace.Release();
        Poison(plan, workspace, int.MaxValue);
        return results;
    }

    private static void Poison(Plan plan, Workspace workspace, int after)
    {
        var needed = plan.Slots.Where(slot => slot.Written <= after && slot.LastRead > after).Select(slot => slot.Block).ToHashSet();
        for (int block = 0; block < workspace.Blocks.Count; block++)
        {
            if (needed.Contains(block)) continue;
            var memory = (HostStorage<double>)workspace.Blocks[block];
            MemoryMarshal.CreateSpan(ref memory.GetPinnableReference(), memory.Length).Fill(double.NaN);
        }
    }
}
