using Gradus.Tensors;

namespace Gradus.Autodiff;

public sealed partial class Tape
{
    private readonly List<Entry> entries = [];
    private readonly int thread = Environment.CurrentManagedThreadId;
    private int watched;
    private bool isConsumed, hidesNumbers;

    /// <summary>A tape for <see cref="Ad.Grad(Func{Tensor, Tensor})"/>.</summary>
    public Tape() : this("Grad")
    {
    }

    /// <summary>A tape for a transformation, which messages name.</summary>
    internal Tape(string transformation) => Transformation = transformation;

    /// <summary>A tape for transposing a linear function: the numbers that pass mean nothing, so they cannot be read.</summary>
    internal static Tape WithoutNumbers() => new("a derivative that is transposed") { hidesNumbers = true };

    /// <inheritdoc/>
    public override string Transformation { get; }

    /// <summary>Whether numbers were asked for that the tape hides.</summary>
    internal bool WasRead { get; private set; }

    /// <summary>Puts a tensor on the tape. All that are to be watched come before the first operation.</summary>
    /// <returns>The tensor to compute with.</returns>
    public Tensor Watch(Tensor x)
    {
        if (watched != entries.Count) throw new InvalidOperationException("A tape watches its tensors before the first operation.");
        x = History.Current(x);
        entries.Add(new Entry(null, [], [], x));
        return new TapeTensor(this, x, watched++);
    }

    /// <summary>Does an operation on what lies below and writes it down.</summary>
    /// <exception cref="InvalidOperationException">It is done on another thread than that of the function that is differentiated.</exception>
    public override Tensor Process(Primitive primitive, ReadOnlySpan<Tensor> inputs)
    {
        if (Environment.CurrentManagedThreadId != thread) throw OnAnotherThread(primitive);
        var below = new Tensor[inputs.Length];
        var sources = new int[inputs.Length];
        for (int i = 0; i < below.Length; i++)
        {
            if (inputs[i] is TapeTensor tracked && ReferenceEquals(tracked.Trace, this))
            {
                sources[i] = tracked.Position;
                below[i] = tracked.Below;
            }
            else
            {
                sources[i] = -1;
                below[i] = History.Kept(inputs[i]);
            }
        }
        var result = Expect.Below(this, primitive, primitive.Bind(below));
        // Masks and positions have no gradient, so nothing will ever come back through them.
        if (!result.DType.IsFloat()) return result;
        entries.Add(new Entry(primitive, below, sources, result));
        return new TapeTensor(this, result, entries.Count - 1);
    }

    /// <summary>Writes down what happened elsewhere: first the tensors to watch, which no primitive made, then every operation after all that it uses.</summary>
    /// <returns>Where it stands.</returns>
    internal int Lay(Primitive? primitive, Tensor[] inputs, int[] sources, Tensor output)
    {
        entries.Add(new Entry(primitive, inputs, sources, output));
        if (primitive is null) watched++;
        return entries.Count - 1;
    }

    /// <summary>The tensor that stands somewhere on the tape.</summary>
    internal Tensor At(int position) => new TapeTensor(this, entries[position].Output, position);

    /// <summary>The tensor below the tape: the value without its history.</summary>
    internal Tensor Below(Tensor tensor) => ReferenceEquals(tensor.Trace, this) ? ((TapeTensor)tensor).Below : tensor;

    /// <summary><see cref="Backward(Tensor, Tensor)"/>, which lets go of every entry that it has passed: the tape cannot be used again.</summary>
    internal Tensor?[] Consume(Tensor output, Tensor upstream)
    {
        isConsumed = true;
        return Backward(output, upstream);
    }

    /// <summary>The gradients of the watched tensors, given those of several results: one pass back for all.</summary>
    internal Tensor?[] Backward(Tensor[] outputs, Tensor[] upstreams)
    {
        if (outputs.Length == 1) return Backward(outputs[0], upstreams[0]);
        // For the pass, the results are arguments of one more operation, whose gradients are known.
        var bundle = new Bundle(upstreams);
        lock (entries)
        {
            int end = entries.Count;
            entries.Add(new Entry(bundle, outputs, [.. outputs.Select(output => output.DType.IsFloat() ? Position(output) : -1)], Tensor.Scalar(0)));
            try
            {
                return Backward(new TapeTensor(this, Tensor.Scalar(0), end), Tensor.Scalar(1));
            }
            finally
            {
                entries.RemoveAt(end);
            }
        }
    }

    /// <summary>Where on this tape a tensor stands; −1 when it is not on it.</summary>
    internal int Position(Tensor tensor) => ReferenceEquals(tensor.Trace, this) ? ((TapeTensor)tensor).Position : -1;

    /// <summary>The numbers of a tensor on this tape.</summary>
    internal DenseTensor NumbersOf(TapeTensor tensor)
    {
        if (!hidesNumbers) return tensor.Below.Concrete;
        WasRead = true;
        throw new UnknownValueException(Transformation, tensor.Type);
    }

    /// <summary>An entry, when the pass back has come to it: a tape that is used once lets go of it.</summary>
    private Entry Take(int position)
    {
        var entry = entries[position];
        if (isConsumed) entries[position] = default;
        return entry;
    }

    private InvalidOperationException OnAnotherThread(Primitive primitive) => new(
        $"{primitive.Name} was done on another thread than the function that {Transformation} differentiates: a tape lists operations in the order in which they happen, and two threads have none. "
        + "Differentiate inside each thread instead, or work on all examples at once with Ad.Vmap.");

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
    public override DenseTensor Concrete => tape.NumbersOf(this);
}
