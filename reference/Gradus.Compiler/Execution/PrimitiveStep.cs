using System.Runtime.CompilerServices;
using Gradus.Compiler.Fusion;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Compiler.Execution;

/// <summary>Does an operation as it is done outside of programs; the result goes where the plan says.</summary>
internal sealed class PrimitiveStep : IStep
{
    private readonly Primitive primitive;
    private readonly SlotView[] views;
    private readonly int firstView;
    private readonly Slot[] reads;
    private readonly bool mayDirect;

    /// <summary>Makes the step.</summary>
    /// <param name="primitive">What is done.</param>
    /// <param name="inputs">The arguments as they lie in their slots.</param>
    /// <param name="output">Where the result goes.</param>
    /// <param name="firstView">The number of the first argument among the plan's views.</param>
    public PrimitiveStep(Primitive primitive, IReadOnlyList<DenseTensor> inputs, Slot output, int firstView)
    {
        (this.primitive, this.firstView, Output) = (primitive, firstView, output);
        views = [.. inputs.Select(SlotView.Of)];
        reads = [.. inputs.Select(input => (Slot)input.Storage)];
        // A function of the user's own may keep a tensor that it makes on the way.
        mayDirect = primitive is RowMajor || primitive.GetType().Assembly == typeof(Primitive).Assembly;
    }

    /// <summary>Where the result goes.</summary>
    public Slot Output { get; }

    /// <inheritdoc/>
    public IEnumerable<Slot> Reads => reads;

    /// <inheritdoc/>
    public IEnumerable<Slot> Writes => [Output];

    /// <inheritdoc/>
    public IEnumerable<(Slot Read, Slot Written)> InPlace => [];

    /// <inheritdoc/>
    public void Run(Workspace workspace)
    {
        var arguments = new Tensor[views.Length];
        for (int i = 0; i < arguments.Length; i++) arguments[i] = workspace.TensorOf(views[i], firstView + i);
        var result = Execute(workspace, arguments);
        if (Output.Block >= 0) ToBlock(workspace, result);
        else workspace.Place(Output, IsFresh(result, arguments) ? result.Contiguous() : result.Device.Backend.Copy(result));
        // What an operation of ours returns is nobody else's, unless it is an argument itself.
        if (mayDirect && Array.IndexOf(arguments, result) < 0) result.Dispose();
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!workspace.Owns(views[i])) arguments[i].Dispose();
        }
    }

    private DenseTensor Execute(Workspace workspace, Tensor[] arguments)
    {
        if (Output.Block < 0 || !mayDirect) return (DenseTensor)primitive.Execute(arguments);
        Destination.Offer(workspace.BlockOf(Output));
        try
        {
            return (DenseTensor)primitive.Execute(arguments);
        }
        finally
        {
            Destination.Withdraw();
        }
    }

    // The result may be an argument itself, whose memory will serve something else.
    private static bool IsFresh(DenseTensor result, Tensor[] arguments)
    {
        foreach (var argument in arguments)
        {
            if (ReferenceEquals(((DenseTensor)argument).Storage, result.Storage)) return false;
        }
        return true;
    }

    // An operation may have made other memory for its result, or none: one element that stands for all.
    private void ToBlock(Workspace workspace, DenseTensor result)
    {
        var block = workspace.BlockOf(Output);
        if (ReferenceEquals(result.Storage, block) && result.IsContiguous) return;
        using var whole = result.Contiguous();
        HostMemory.Copy(ref HostMemory.First(whole), ref HostMemory.First(block), Output.Bytes);
    }
}
