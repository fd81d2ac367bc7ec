using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>A function with a backward pass of its own, as PyTorch's <c>autograd.Function</c>: derive from it, and call <see cref="Apply"/>.</summary>
/// <remarks><para>Its own derivative is what every transformation uses, at every order and in every nesting: <see cref="Backward"/> in reverse mode, for a stack of examples
/// (Vmap) example by example, and in forward mode <see cref="Jvp"/>, which is <see cref="Backward"/> transposed unless it is overridden. The operations inside
/// <see cref="Forward"/> are never differentiated, but for tensors that it computes, saves and does not return.</para>
/// <para>A second derivative is the derivative of <see cref="Backward"/>; so that must be written in tensor operations. Numbers that were read out are constants.</para></remarks>
public abstract class Function
{
    /// <summary>The name, for messages and graphs.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>The value, in tensor operations. What the backward pass needs is given to <see cref="FunctionContext.Save"/>.</summary>
    /// <remarks>It must be pure: the same value and the same savings for the same inputs, and no effects outside. For one call it may run once for every trace that follows the inputs,
    /// and for a shape rule on tensors without numbers. It depends on tensors that are differentiated through its inputs alone: what it captures may be a constant.</remarks>
    protected abstract Tensor Forward(FunctionContext context, Tensor[] inputs);

    /// <summary>The gradient of each input, given that of the value; null for zero. In tensor operations, so that it can be differentiated again.</summary>
    protected abstract Tensor?[] Backward(FunctionContext context, Tensor upstream);

    /// <summary>The change of the value, given those of the inputs, null where there is none: for forward mode. Not overridden, it is <see cref="Backward"/> transposed.</summary>
    /// <exception cref="NotSupportedException">It is not overridden, and Backward does not compute with the upstream gradient in tensor operations.</exception>
    protected virtual Tensor? Jvp(FunctionContext context, Tensor?[] tangents)
    {
        var tape = Tape.WithoutNumbers();
        Tensor?[] gradients;
        try
        {
            gradients = RunBackward(context, tape.Watch(Tensor.ZerosLike(context.Output)));
        }
        catch (UnknownValueException) when (tape.WasRead)
        {
            throw new NotSupportedException($"{Name}.Backward reads the numbers of the upstream gradient, so forward mode cannot be derived from it. Override Jvp, or use tensor operations.");
        }
        finally
        {
            tape.Close();
        }
        Tensor? change = null;
        for (int i = 0; i < gradients.Length; i++)
        {
            if (gradients[i] is not { } gradient || tangents[i] is not { } tangent) continue;
            if (tape.Position(gradient) < 0 && !MayBeZero(gradient)) throw new NotSupportedException(
                $"{Name}.Backward does not compute the gradient of argument {i} from the upstream one in tensor operations, so forward mode cannot be derived from it. Override Jvp.");
            if (tape.Backward(gradient, tangent)[0] is { } part) change = change is null ? part : change + part;
        }
        return change;
    }

    /// <summary>Calls the function.</summary>
    /// <exception cref="ArgumentException">There is no input, or fewer than Forward reads, or one of them is null.</exception>
    /// <exception cref="InvalidOperationException">Forward captured a tensor that is differentiated by, and is not among the inputs.</exception>
    public Tensor Apply(params Tensor[] inputs)
    {
        if (inputs is null) throw new ArgumentNullException(nameof(inputs), $"{Name} got null for its inputs; a custom function needs at least one tensor.");
        if (inputs.Length == 0) throw new ArgumentException($"{Name} got no input; a custom function needs at least one tensor.", nameof(inputs));
        for (int i = 0; i < inputs.Length; i++)
        {
            if (inputs[i] is null) throw new ArgumentNullException(nameof(inputs), $"{Name}: input {i} of {inputs.Length} is null; a tensor was expected.");
        }
        return new CustomPrimitive(this).Bind(inputs);
    }

    // Forward gets an array of its own: what it writes there is its affair.
    internal Tensor RunForward(FunctionContext context, Tensor[] inputs)
    {
        try
        {
            return Forward(context, [.. inputs]) ?? throw new InvalidOperationException($"{Name}.Forward returned null; a tensor was expected.");
        }
        catch (IndexOutOfRangeException error)
        {
            throw new ArgumentException($"{Name}.Forward read beyond an array. It got {inputs.Length} inputs, numbered from 0: give Apply as many tensors as Forward reads.", nameof(inputs), error);
        }
    }

    internal Tensor?[] RunBackward(FunctionContext context, Tensor upstream)
    {
        var inputs = context.Inputs;
        var gradients = Backward(context, upstream)
            ?? throw new InvalidOperationException($"{Name}.Backward returned null; it must return an array with a gradient, or null, for each of the {inputs.Length} inputs.");
        if (gradients.Length != inputs.Length) throw new InvalidOperationException(
            $"{Name}.Backward returned {gradients.Length} gradients; {Name} has {inputs.Length} inputs, and needs one for each, null for zero.");
        for (int i = 0; i < gradients.Length; i++)
        {
            if (gradients[i] is { } gradient && gradient.Type != inputs[i].Type) throw new InvalidOperationException(
                $"{Name}.Backward returned a gradient {gradient.Type} for input {i}, which is {inputs[i].Type}: a gradient has the type and shape of its input. Sum over axes that were broadcast.");
        }
        return gradients;
    }

    internal Tensor? RunJvp(FunctionContext context, Tensor?[] tangents)
    {
        if (!context.Output.DType.IsFloat()) return null;
        var change = Jvp(context, tangents);
        return change is null || change.Type == context.Output.Type ? change
            : throw new InvalidOperationException($"{Name}.Jvp returned a tangent {change.Type} for a value that is {context.Output.Type}: they have one type and shape.");
    }

    /// <summary>Whether a linear function's result that does not depend on its argument is what such a result must be: 0. Where its numbers are not known, nothing is asked.</summary>
    internal static bool MayBeZero(Tensor result)
    {
        try
        {
            return result.Detach().To(DType.Float64).ToArray<double>().AsSpan().IndexOfAnyExcept(0.0) < 0;
        }
        catch (UnknownValueException)
        {
            return true;
        }
    }
}
