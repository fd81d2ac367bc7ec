using Gradus.Tensors;

namespace Gradus.Autodiff;

// Functions with a derivative of their own, given as functions.
public static partial class Ad
{
    /// <summary>f with its own reverse derivative. Forward mode uses that, transposed.</summary>
    /// <param name="f">The function; its operations are not differentiated.</param>
    /// <param name="vjp">From x, f(x) and the upstream gradient to the gradient of x; linear in the upstream gradient.</param>
    public static Func<Tensor, Tensor> CustomVjp(Func<Tensor, Tensor> f, Func<Tensor, Tensor, Tensor, Tensor?> vjp)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(vjp);
        var function = new VjpFunction(inputs => f(inputs[0]), (inputs, y, upstream) => [vjp(inputs[0], y, upstream)]);
        return x => function.Apply(x);
    }

    /// <summary>f of several arguments with its own reverse derivative.</summary>
    /// <param name="f">The function; its operations are not differentiated.</param>
    /// <param name="vjp">From the arguments, f's value and the upstream gradient to the gradient of each argument; null for zero.</param>
    public static Func<Tensor[], Tensor> CustomVjp(Func<Tensor[], Tensor> f, Func<Tensor[], Tensor, Tensor, Tensor?[]> vjp) => new VjpFunction(f, vjp).Apply;

    /// <summary>f with its own forward derivative. Reverse mode uses that, transposed.</summary>
    /// <param name="f">The function; its operations are not differentiated.</param>
    /// <param name="jvp">From x, f(x) and the tangent of x to that of f(x); linear in the tangent.</param>
    public static Func<Tensor, Tensor> CustomJvp(Func<Tensor, Tensor> f, Func<Tensor, Tensor, Tensor, Tensor?> jvp)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(jvp);
        var function = new JvpFunction(inputs => f(inputs[0]), (inputs, y, tangents) => jvp(inputs[0], y, tangents[0]!));
        return x => function.Apply(x);
    }

    /// <summary>f of several arguments with its own forward derivative.</summary>
    /// <param name="f">The function; its operations are not differentiated.</param>
    /// <param name="jvp">From the arguments, f's value and the tangents, null where there is none, to the tangent of the value; null for zero.</param>
    public static Func<Tensor[], Tensor> CustomJvp(Func<Tensor[], Tensor> f, Func<Tensor[], Tensor, Tensor?[], Tensor?> jvp) => new JvpFunction(f, jvp).Apply;

    private abstract class GivenFunction(Func<Tensor[], Tensor> f) : Function
    {
        protected override Tensor Forward(FunctionContext context, Tensor[] inputs)
        {
            var y = f([.. inputs]) ?? throw new InvalidOperationException($"The function given to {Name} returned null; a tensor was expected.");
            context.Save([.. inputs, y]);
            return y;
        }

        protected static (Tensor[] Inputs, Tensor Value) Call(FunctionContext context)
        {
            var inputs = new Tensor[context.Saved.Count - 1];
            for (int i = 0; i < inputs.Length; i++) inputs[i] = context.Saved[i];
            return (inputs, context.Saved[^1]);
        }
    }

    private sealed class VjpFunction(Func<Tensor[], Tensor> f, Func<Tensor[], Tensor, Tensor, Tensor?[]> vjp) : GivenFunction(f)
    {
        public override string Name => "CustomVjp";

        protected override Tensor?[] Backward(FunctionContext context, Tensor upstream)
        {
            var (inputs, value) = Call(context);
            return vjp(inputs, value, upstream);
        }
    }

    private sealed class JvpFunction(Func<Tensor[], Tensor> f, Func<Tensor[], Tensor, Tensor?[], Tensor?> jvp) : GivenFunction(f)
    {
        public override string Name => "CustomJvp";

        protected override Tensor? Jvp(FunctionContext context, Tensor?[] tangents)
        {
            var (inputs, value) = Call(context);
            return jvp(inputs, value, tangents);
        }

        protected override Tensor?[] Backward(FunctionContext context, Tensor upstream)
        {
            var gradients = new Tensor?[context.Inputs.Length];
            for (int i = 0; i < gradients.Length; i++)
            {
                if (!context.Inputs[i].DType.IsFloat()) continue;
                var tape = Tape.WithoutNumbers();
                var tangents = new Tensor?[gradients.Length];
                Tensor? change;
                try
                {
                    tangents[i] = tape.Watch(Tensor.ZerosLike(context.Inputs[i]));
                    change = RunJvp(context, tangents);
                }
                catch (UnknownValueException) when (tape.WasRead)
                {
                    throw NotTransposable();
                }
                finally
                {
                    tape.Close();
                }
                if (change is null) continue;
                if (tape.Position(change) < 0 && !MayBeZero(change)) throw NotTransposable();
                gradients[i] = tape.Backward(change, upstream)[0];
            }
            return gradients;
        }

        private static NotSupportedException NotTransposable() => new("The jvp given to CustomJvp does not compute with the tangent in tensor operations, "
            + "so reverse mode cannot be derived from it. Use CustomVjp for the reverse derivative.");
    }
}
