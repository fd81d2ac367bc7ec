using System.Globalization;
using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Optimizers;

// From one tensor to all that is learned: which slots belong to which parameter, and what stands around an update.
public abstract partial class Optimizer
{
    /// <summary>The state before the first step.</summary>
    /// <param name="parameters">A tree of float32 and float64 tensors.</param>
    /// <exception cref="ArgumentException">A parameter is an integer or a mask.</exception>
    public OptimizerState Start<T>(T parameters)
    {
        var values = Parameters(nameof(parameters), parameters);
        var slots = new Tensor[values.Length * SlotCount];
        for (int i = 0; i < slots.Length; i++)
        {
            var value = values[i / SlotCount];
            slots[i] = Tensor.Full(value.Shape, SlotStart, value.DType, value.Device);
        }
        return new OptimizerState(Tensor.Scalar(0, DType.Float64, values.Length > 0 ? values[0].Device : null), slots);
    }

    /// <summary>Where the gradient for the next step is taken: <c>Ad.Grad(loss)(optimizer.LookAhead(w, state))</c>. The parameters themselves, unless the rule looks ahead.</summary>
    /// <param name="parameters">A tree of tensors.</param>
    /// <param name="state">What <see cref="Start{T}"/> or the step before gave.</param>
    /// <exception cref="ArgumentException">The state belongs to other parameters or to another optimizer.</exception>
    public T LookAhead<T>(T parameters, OptimizerState state)
    {
        var values = Parameters(nameof(parameters), parameters);
        Belongs(state, values);
        if (!LooksAhead) return parameters;
        var points = new Tensor[values.Length];
        for (int i = 0; i < points.Length; i++) points[i] = LookAhead(values[i], state.Slots.AsSpan(i * SlotCount, SlotCount));
        return Built(parameters, points);
    }

    /// <summary>One step: the gradients are clipped, L2 decay is added to them, each parameter is updated, and decoupled decay shrinks it.</summary>
    /// <remarks>Pure: nothing given is changed, and only tensor operations are done, so <c>Ad.Jit</c> makes a program of it, the same for every step.</remarks>
    /// <param name="parameters">A tree of float32 and float64 tensors.</param>
    /// <param name="gradient">The gradient of the loss by them, at <see cref="LookAhead{T}(T, OptimizerState)"/>: a tree of the same build.</param>
    /// <param name="state">What <see cref="Start{T}"/> or the step before gave.</param>
    /// <returns>The parameters after the step, and the state for the next one.</returns>
    /// <exception cref="ArgumentException">The gradient or the state does not fit the parameters.</exception>
    public (T Parameters, OptimizerState State) Step<T>(T parameters, T gradient, OptimizerState state)
    {
        Tensor[] values = Parameters(nameof(parameters), parameters), gradients = Tensors(nameof(gradient), gradient);
        Belongs(gradients, values);
        Belongs(state, values);
        gradients = Clipping.Apply(gradients);
        var rates = new RateOfTypes(Rate.At(state.Steps));
        var step = state.Steps + 1;
        var next = new Tensor[values.Length];
        var slots = new Tensor[state.Slots.Length];
        Array.Copy(state.Slots, slots, slots.Length);
        for (int i = 0; i < next.Length; i++) next[i] = Advance(values[i], gradients[i], slots.AsSpan(i * SlotCount, SlotCount), rates.Of(values[i].DType), step);
        return (Built(parameters, next), new OptimizerState(step, slots));
    }

    /// <summary>The step of one parameter, whose gradient is clipped.</summary>
    internal Tensor Advance(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        gradient = Decay.OfGradient(gradient, LooksAhead ? LookAhead(value, slots) : value);
        var updated = Update(value, gradient, slots, rate, step);
        if (updated?.Type != value.Type) throw Misfit("returned", updated, value);
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i]?.Type != value.Type) throw Misfit(string.Create(CultureInfo.InvariantCulture, $"left in slot {i}"), slots[i], value);
        }
        return Decay.OfValue(updated, value, rate);
    }

    private InvalidOperationException Misfit(string where, Tensor? given, Tensor value) =>
        new($"{GetType().Name}.Update {where} {given?.Type.ToString() ?? "null"} for a parameter that is {value.Type}: a step keeps type and shape.");

    private void Belongs(OptimizerState state, Tensor[] values)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Steps is null || state.Slots is null) throw new ArgumentNullException(nameof(state), "The state has no Steps or no Slots: expected what Start or Step gave.");
        if (state.Steps.DType != DType.Float64 || state.Steps.Rank != 0) throw new ArgumentException($"The state's Steps is {state.Steps.Type}: expected float64 [], as Start gives it.", nameof(state));
        if (state.Slots.Length != values.Length * SlotCount) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
            $"The state has {state.Slots.Length} slots; {GetType().Name} keeps {SlotCount} for each of {values.Length} parameters. Make it with Start(parameters) of this optimizer."), nameof(state));
        for (int i = 0; i < state.Slots.Length; i++)
        {
            if (state.Slots[i]?.Type != values[i / SlotCount].Type) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Slot {i % SlotCount} of parameter {i / SlotCount} is {state.Slots[i]?.Type.ToString() ?? "null"}; the parameter is {values[i / SlotCount].Type}. The state belongs to other parameters."), nameof(state));
        }
    }

    private static void Belongs(Tensor[] gradient, Tensor[] values)
    {
        if (gradient.Length != values.Length) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
            $"The gradient has {gradient.Length} tensors; there are {values.Length} parameters. Take it by all of them: Ad.Grad(loss)(parameters)."), nameof(gradient));
        for (int i = 0; i < values.Length; i++)
        {
            if (gradient[i].Type != values[i].Type) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The gradient of parameter {i} is {gradient[i].Type}; the parameter is {values[i].Type}."), nameof(gradient));
        }
    }

    private static Tensor[] Parameters<T>(string name, T tree)
    {
        var values = Tensors(name, tree);
        for (int i = 0; i < values.Length; i++)
        {
            if (!values[i].DType.IsFloat()) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Parameter {i} is {values[i].Type}; what is learned is float32 or float64. Keep integers and masks outside of the tree."), name);
        }
        return values;
    }

    // An array of tensors is its own list; at every step of a training, that counts.
    private static Tensor[] Tensors<T>(string name, T tree)
    {
        ArgumentNullException.ThrowIfNull(tree, name);
        if (tree.GetType() != typeof(Tensor[])) return Tree.Flatten(tree);
        var tensors = (Tensor[])(object)tree;
        int missing = Array.IndexOf(tensors, null);
        return missing < 0 ? tensors : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Element {missing} of {tensors.Length} is null: expected a tensor."), name);
    }

    private static T Built<T>(T like, Tensor[] tensors) => like!.GetType() == typeof(Tensor[]) ? (T)(object)tensors : Tree.Unflatten(like, tensors);
}
