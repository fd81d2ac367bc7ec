using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>The trace of <see cref="Parameter"/>s, the outermost of all: every result remembers the operation that made it, and so on back to the parameters.</summary>
/// <remarks>Nothing but the results holds this graph, so it goes with them: a loss that is dropped without Backward() leaves nothing behind.</remarks>
internal sealed class History : Trace
{
    [ThreadStatic]
    private static bool isPaused;

    private static History? instance;

    private History()
    {
    }

    /// <summary>The only one.</summary>
    public static History Instance => instance ??= new History();

    /// <summary>Whether the current thread leaves operations unrecorded (<see cref="Ad.NoGrad{T}(Func{T})"/>).</summary>
    public static bool IsPaused
    {
        get => isPaused;
        set => isPaused = value;
    }

    /// <inheritdoc/>
    public override string Transformation => "Backward";

    /// <summary>What stands for a tensor from now on: of a parameter, whose value will be replaced, what it is now.</summary>
    public static Tensor Current(Tensor tensor) => tensor is Parameter parameter ? parameter.Current : tensor;

    /// <summary>What is kept of a tensor for a derivative that is taken later: the same numbers as a tensor of its own, since whoever made the other may dispose of it meanwhile.</summary>
    public static Tensor Kept(Tensor tensor) => Own(Current(tensor));

    /// <summary>Numbers as a tensor of their own; anything else as it is.</summary>
    public static Tensor Own(Tensor tensor) => tensor is DenseTensor numbers ? numbers.Detach() : tensor;

    /// <inheritdoc/>
    public override Tensor Process(Primitive primitive, ReadOnlySpan<Tensor> inputs)
    {
        var values = new Tensor[inputs.Length];
        var sources = new Operation?[inputs.Length];
        for (int i = 0; i < values.Length; i++)
        {
            var input = Kept(inputs[i]);
            (values[i], sources[i]) = input is HistoricTensor tracked ? (tracked.Value, tracked.Origin) : (input, null);
        }
        var result = Expect.Below(this, primitive, primitive.Bind(values));
        return isPaused || !result.DType.IsFloat() ? result : new HistoricTensor(result, new Operation(primitive, values, sources, result));
    }

    // A trace is inner to those that were made before it; this one is outer to all, so it is made first.
    [SuppressMessage("Usage", "CA2255", Justification = "No other moment is sure to come before the first trace.")]
    [ModuleInitializer]
    internal static void ComeFirst() => instance = new History();
}

/// <summary>A tensor that remembers how it was made.</summary>
internal sealed class HistoricTensor(Tensor value, Operation origin) : Tensor(value.DType, value.Shape, History.Instance)
{
    /// <summary>The numbers.</summary>
    public Tensor Value => value;

    /// <summary>What made it.</summary>
    public Operation Origin => origin;

    /// <inheritdoc/>
    public override Device Device => value.Device;

    /// <inheritdoc/>
    public override DenseTensor Concrete => value.Concrete;
}

/// <summary>An operation that happened to parameters, or a parameter (without a primitive). Numbered: the arguments' operations have smaller numbers.</summary>
internal sealed class Operation(Primitive? primitive, Tensor[] inputs, Operation?[] sources, Tensor? output, Parameter? parameter = null)
{
    private readonly Primitive? primitive = primitive;
    private readonly Tensor[] inputs = inputs;
    private readonly Operation?[] sources = sources;
    private readonly Parameter? parameter = parameter;
    private static long count;
    private readonly long number = Interlocked.Increment(ref count);

    /// <summary>Takes the gradient of a result back to the parameters, and adds it to theirs.</summary>
    /// <remarks>All that the result depends on is laid on a tape, parameters first and then in the order in which it happened; the tape does the rest.</remarks>
    public void Backward(Tensor upstream)
    {
        var tape = new Tape("Backward");
        var places = new Dictionary<Operation, int>();
        var reached = Reached();
        foreach (var operation in reached) places[operation] = tape.Lay(operation.primitive, operation.inputs, Array.ConvertAll(operation.sources, s => s is null ? -1 : places[s]), operation.Result);
        var gradients = tape.Consume(tape.At(places[this]), upstream);
        tape.Close();
        for (int i = 0; i < gradients.Length; i++)
        {
            if (gradients[i] is { } gradient) reached[i].parameter!.Accumulate(gradient);
        }
    }

    private Tensor Result => output ?? parameter!.Value;

    // Found without recursion: a chain of a million operations is as good as one of ten.
    private List<Operation> Reached()
    {
        var found = new HashSet<Operation> { this };
        var open = new Stack<Operation>([this]);
        while (open.TryPop(out var operation))
        {
            foreach (var source in operation.sources)
            {
                if (source is not null && found.Add(source)) open.Push(source);
            }
        }
        var order = found.ToList();
        order.Sort((a, b) => (a.primitive is null, b.primitive is null) switch
        {
            (true, false) => -1,
            (false, true) => 1,
            _ => a.number.CompareTo(b.number),
        });
        return order;
    }
}
