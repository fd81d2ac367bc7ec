using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>A tensor that is learned, as PyTorch has them: what is computed from it remembers how, and <c>loss.Backward()</c> adds the gradient to <see cref="Grad"/>.</summary>
/// <remarks><para>It is a tensor and goes wherever tensors go. Unlike all others it can be given other numbers (<see cref="Value"/>): that is an optimizer's step.
/// What was computed before keeps the numbers that it was computed from.</para>
/// <para>For <see cref="Ad.Grad(Func{Tensor, Tensor})"/> and its kin, a captured parameter is a constant like any other; the result still remembers it.
/// So does the gradient that Grad gives at a parameter: Backward() goes through it (a gradient penalty). What is kept between steps, such as a running mean of gradients, takes
/// <c>Ad.Grad(f)(parameter.Value)</c> or <c>.Detach()</c>, or it would hold the graphs of all steps.</para></remarks>
public sealed class Parameter : Tensor
{
    private readonly Operation leaf;
    private readonly Lock padlock = new();

    /// <summary>A parameter that starts with numbers.</summary>
    /// <param name="value">float32 or float64, not followed by any transformation.</param>
    /// <param name="name">For messages and lists.</param>
    /// <exception cref="ArgumentException">The value is an integer or a mask, or belongs to a transformation under way.</exception>
    public Parameter(Tensor value, string name = "") : base(Numbers(value).DType, value.Shape, History.Instance)
    {
        Name = name;
        leaf = new Operation(null, [], [], null, this);
        Current = new HistoricTensor(Numbers(value), leaf);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The numbers. Setting others, of the same type and shape, is an optimizer's step; it is not itself followed.</summary>
    /// <exception cref="ArgumentException">They have another type or shape, or belong to a transformation under way.</exception>
    public Tensor Value
    {
        get => Current.Value;
        set
        {
            var numbers = Numbers(value);
            if (numbers.Type != Type) throw new ArgumentException($"The parameter {Name} is {Type}; its value cannot become {numbers.Type}.", nameof(value));
            Current = new HistoricTensor(numbers, leaf);
        }
    }

    /// <summary>The sum of the gradients of all Backward() since <see cref="ZeroGrad"/>: plain numbers; null when there was none.</summary>
    public Tensor? Grad { get; private set; }

    /// <inheritdoc/>
    public override Device Device => Value.Device;

    /// <inheritdoc/>
    public override DenseTensor Concrete => Value.Concrete;

    /// <summary>The value now, as a tensor that remembers this parameter.</summary>
    internal HistoricTensor Current { get; private set; }

    /// <summary>Forgets the gradient.</summary>
    public void ZeroGrad() => Grad = null;

    /// <summary>Adds to the gradient: its numbers, or a backward pass that captured a parameter would keep its whole past.</summary>
    internal void Accumulate(Tensor gradient)
    {
        var numbers = gradient.Detach();
        lock (padlock) Grad = Grad is { } sum ? sum + numbers : numbers;
    }

    // What is computed from parameters (a step in ordinary operators) is taken without its history, or each step would hold all before it.
    private static Tensor Numbers(Tensor? value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var numbers = Current(value);
        if (!numbers.DType.IsFloat()) throw new ArgumentException($"A parameter is float32 or float64; this value is {numbers.Type}. Convert it with .To(DType.Float32).", nameof(value));
        return numbers.Trace is null ? numbers : throw new ArgumentException(
            $"A parameter holds numbers; this value is followed by {numbers.Trace.Transformation}. Set parameters outside of transformed functions.", nameof(value));

        static Tensor Current(Tensor value) => History.Current(value) is HistoricTensor tracked ? tracked.Value : value;
    }
}

/// <summary>PyTorch's way to ask for gradients.</summary>
public static class Backpropagation
{
    extension(Tensor loss)
    {
        /// <summary>Adds the gradient of this number by every <see cref="Parameter"/> that it was computed from to the parameter's <see cref="Parameter.Grad"/>.</summary>
        /// <remarks>May be called again, and adds again. The graph lives as long as the loss does.</remarks>
        /// <exception cref="InvalidOperationException">The tensor is not one number, or was not computed from parameters.</exception>
        public void Backward()
        {
            Expect.OneNumber("Backward", loss);
            loss.Backward(Tensor.OnesLike(loss));
        }

        /// <summary>As <see cref="Backward(Tensor)"/>, for a tensor of any shape, given its gradient.</summary>
        /// <param name="upstream">Of the type and shape of this tensor.</param>
        /// <exception cref="ArgumentException">It has another type or shape.</exception>
        /// <exception cref="InvalidOperationException">This tensor was not computed from parameters.</exception>
        public void Backward(Tensor upstream)
        {
            Expect.FloatResult("Backward", loss);
            Expect.Alike("upstream", upstream, "the tensor", loss.Type);
            if (History.Current(loss) is not HistoricTensor tracked) throw new InvalidOperationException(loss.Trace is { } trace
                ? $"Backward() was called inside {trace.Transformation}, whose own derivatives it would miss. Return the tensor from the function and call Backward() on the result."
                : "Backward() was called on a tensor that does not depend on a Parameter, so there is no gradient to take back. "
                    + "Make what is learned a new Parameter(value); inside Ad.NoGrad nothing is followed.");
            if (upstream.Trace is not null) upstream = upstream.Concrete;
            tracked.Origin.Backward(upstream);
        }
    }
}
