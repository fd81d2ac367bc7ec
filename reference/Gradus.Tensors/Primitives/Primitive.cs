using System.Runtime.CompilerServices;

namespace Gradus.Tensors;

/// <summary>One of the operations that all others are made of, with its parameters: a name, a shape rule, a batching rule, and a kernel.</summary>
/// <remarks><para>Tensors are arguments; everything else (axes, shapes) is a property of the primitive. So a primitive with parameters is made for each use,
/// and one without exists once, in <see cref="Primitives"/>. Derivatives are declared for C# types; two primitives of one type and with equal parameters are equal.</para>
/// <para>It has no derivative here: that is Gradus.Autodiff's affair.</para></remarks>
public abstract class Primitive
{
    /// <summary>The name, as programs print it.</summary>
    public abstract string Name { get; }

    /// <summary>The shape rule: the type of the result from those of the arguments.</summary>
    /// <exception cref="ArgumentException">The arguments do not fit; the message has their types.</exception>
    public abstract TensorType Infer(ReadOnlySpan<TensorType> inputs);

    /// <summary>Computes the result from numbers, on their device.</summary>
    /// <param name="inputs">Dense tensors.</param>
    protected internal abstract Tensor Execute(ReadOnlySpan<Tensor> inputs);

    /// <summary>The batching rule: the same operation on a stack of arguments, in ordinary tensor operations.</summary>
    /// <param name="inputs">The arguments; those that are batched have one axis more, the first.</param>
    /// <param name="isBatched">Which are; at least one is.</param>
    /// <param name="size">The length of the first axis of those that are.</param>
    /// <returns>The result, batched along its first axis.</returns>
    public abstract Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size);

    /// <summary>The parameters, as programs print them: <c>axes=[0, 1]</c>; empty when there are none.</summary>
    public virtual string Parameters => "";

    /// <summary>What, beside the C# type, makes two primitives the same operation: a value that holds all parameters. Null: this primitive is equal to itself only, as the use of
    /// a custom function is.</summary>
    protected virtual object? Identity => null;

    /// <summary>The same value in simpler operations, where derivatives are no matter: what a custom function computes. Null when the operation is simple itself.</summary>
    /// <param name="inputs">Tensors of any kind.</param>
    /// <exception cref="UnknownValueException">The function reads numbers that are not known.</exception>
    public virtual Tensor? Lower(ReadOnlySpan<Tensor> inputs) => null;

    /// <summary>Whether both are the same operation with the same parameters, so that from the same arguments they compute the same.</summary>
    public sealed override bool Equals(object? obj) =>
        ReferenceEquals(this, obj) || (obj is Primitive other && other.GetType() == GetType() && Identity is { } mine && mine.Equals(other.Identity));

    /// <inheritdoc/>
    public sealed override int GetHashCode() => Identity is { } mine ? HashCode.Combine(GetType(), mine) : RuntimeHelpers.GetHashCode(this);

    /// <summary>Does the operation: the youngest trace among the arguments decides how, and numbers are computed.</summary>
    /// <exception cref="ArgumentException">The arguments do not fit.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="LeakedTracerException">An argument belongs to a function that has returned.</exception>
    public Tensor Bind(params ReadOnlySpan<Tensor> inputs)
    {
        Trace? youngest = null;
        foreach (var input in inputs)
        {
            if (input is null) throw Missing(inputs);
            if (input.Trace is { } trace)
            {
                if (trace.IsClosed) throw new LeakedTracerException(trace, Name);
                if (youngest is null || trace.Order > youngest.Order) youngest = trace;
            }
        }
        return youngest is null ? Execute(inputs) : youngest.Process(this, inputs);
    }

    /// <inheritdoc/>
    public override string ToString() => Parameters.Length == 0 ? Name : $"{Name}[{Parameters}]";

    /// <summary>What is said of arguments of which one is null.</summary>
    internal ArgumentNullException Missing(ReadOnlySpan<Tensor> inputs)
    {
        int at = 0;
        while (inputs[at] is not null) at++;
        return new ArgumentNullException(nameof(inputs), $"{this} got null as its argument {at + 1} of {inputs.Length}: expected a tensor.");
    }

    /// <summary>Numbers in an order, compared one by one: for <see cref="Identity"/>.</summary>
    protected static object Listed(IReadOnlyList<int> numbers) => new NumberList(numbers);

    /// <summary>Refuses arguments, with their types.</summary>
    protected ArgumentException Refuse(ReadOnlySpan<TensorType> inputs, string why)
    {
        var types = new string[inputs.Length];
        for (int i = 0; i < types.Length; i++) types[i] = inputs[i].ToString();
        return new ArgumentException($"{this} cannot take {string.Join(" and ", types)}: {why}");
    }

    /// <summary>The types of tensors, for <see cref="Infer"/>.</summary>
    protected static TensorType[] TypesOf(ReadOnlySpan<Tensor> inputs)
    {
        var types = new TensorType[inputs.Length];
        for (int i = 0; i < types.Length; i++) types[i] = inputs[i].Type;
        return types;
    }

    private sealed class NumberList(IReadOnlyList<int> numbers)
    {
        private readonly IReadOnlyList<int> numbers = numbers;

        public override bool Equals(object? obj) => obj is NumberList other && numbers.SequenceEqual(other.numbers);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (int number in numbers) hash.Add(number);
            return hash.ToHashCode();
        }
    }
}
