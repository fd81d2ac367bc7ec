using Gradus.Tensors;

namespace Gradus.Autodiff;

public sealed partial class Tape
{
    private readonly List<Entry> entries = [];
    private int watched;

    /// <inheritdoc/>
    public override string Transformation => "Grad";

    /// <summary>Puts a tensor on the tape. All that are to be watched come before the first operation.</summary>
    /// <returns>The tensor to compute with.</returns>
    public Tensor Watch(Tensor x)
    {
        if (watched != entries.Count) throw new InvalidOperationException("A tape watches its tensors before the first operation.");
        entries.Add(new Entry(null, [], [], x));
        return new TapeTensor(this, x, watched++);
    }

    /// <summary>Does an operation on what lies below and writes it down.</summary>
    public override Tensor Process(Primitive primitive, ReadOnlySpan<Tensor> inputs)
    {
        var below = new Tensor[inputs.Length];
        var sources = new int[inputs.Length];
        for (int i = 0; i < below.Length; i++)
        {
            sources[i] = Position(inputs[i]);
            below[i] = sources[i] < 0 ? inputs[i] : ((TapeTensor)inputs[i]).Below;
        }
        var result = primitive.Bind(below);
        // Masks and positions have no gradient, so nothing will ever come back through them.
        if (!result.DType.IsFloat()) return result;
        entries.Add(new Entry(primitive, below, sources, result));
        return new TapeTensor(this, result, entries.Count - 1);
    }

    /// <summary>Where on this tape a tensor stands; −1 when it is not on it.</summary>
    private int Position(Tensor tensor) => ReferenceEquals(tensor.Trace, this) ? ((TapeTensor)tensor).Position : -1;

    /// <summary>One line of the tape: an operation that happened, or (without a primitive) a watched tensor.</summary>
    /// <param name="Primitive">The operation.</param>
    /// <param name="Inputs">Its arguments, below this tape.</param>
    /// <param name="Sources">Where on the tape they stand; −1 for constants.</param>
    /// <param name="Output">Its result, below this tape.</param>
    private readonly record struct Entry(Primitive? Primitive, Tensor[] Inputs, int[] Sources, Tensor Output)
    {
        /// <summary>The gradient of an argument, given that of the result; null for zero.</summary>
        public Tensor? Vjp(int argument, Tensor upstream) => DerivativeTable.For(Primitive!).Vjp(Primitive!, argument, Inputs, Output, upstream);
    }
}

/// <summary>A tensor on a tape.</summary>
internal sealed class TapeTensor(Tape tape, Tensor below, int position) : Tensor(below.DType, below.Shape, tape)
{
    /// <summary>The tensor below the tape.</summary>
    public Tensor Below => below;

    /// <summary>Where on the tape it stands.</summary>
    public int Position => position;

    /// <inheritdoc/>
    public override Device Device => below.Device;

    /// <inheritdoc/>
    public override DenseTensor Concrete => below.Concrete;
}
