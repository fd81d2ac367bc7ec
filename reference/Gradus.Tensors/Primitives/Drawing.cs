namespace Gradus.Tensors;

// Random numbers where the key is not known yet: an argument of a program. With a known key, RandomKey asks the device directly.

/// <summary>The random numbers of a key, which is an argument: int32 [2], the lower half first.</summary>
/// <param name="type">The type of the result: float32 or float64, and its shape.</param>
/// <param name="normal">Standard normal numbers; otherwise uniform in [0, 1).</param>
/// <param name="device">Where they are made.</param>
public sealed class Draw(TensorType type, bool normal, Device device) : Primitive
{
    /// <inheritdoc/>
    public override string Name => IsNormal ? "draw-normal" : "draw-uniform";

    /// <summary>The type of the result.</summary>
    public TensorType Type { get; } = type;

    /// <summary>Whether the numbers are standard normal; otherwise they are uniform in [0, 1).</summary>
    public bool IsNormal { get; } = normal;

    /// <summary>Where they are made.</summary>
    public Device Device { get; } = device;

    /// <inheritdoc/>
    public override string Parameters => $"{Type}";

    /// <inheritdoc/>
    protected override object Identity => (Type, IsNormal, Device);

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => inputs[0] != KeyWords.Type ? throw Refuse(inputs, $"a key is {KeyWords.Type}.")
        : Type.DType.IsFloat() ? Type : throw Refuse(inputs, "random numbers are float32 or float64.");

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        Infer(TypesOf(inputs));
        return Device.Backend.Random(Type, KeyWords.Read(inputs[0]), IsNormal);
    }

    /// <summary>Every key's numbers by themselves.</summary>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) =>
        size == 0 ? Tensor.Zeros(Type.Shape.Insert(0, 0), Type.DType, Device) : Tensor.Stack(KeyWords.Each(this, inputs[0], size));
}

/// <summary>The key made of a key and a counter: <see cref="RandomKey.Split"/> and <see cref="RandomKey.Fold"/>. int32 [2] to int32 [2].</summary>
/// <param name="counter">The number that is folded in.</param>
/// <param name="stream">Which of the generator's streams the counter belongs to.</param>
public sealed class DeriveKey(ulong counter, ulong stream) : Primitive
{
    /// <inheritdoc/>
    public override string Name => "derive-key";

    /// <summary>The number that is folded in.</summary>
    public ulong Counter { get; } = counter;

    /// <summary>Which of the generator's streams it belongs to.</summary>
    public ulong Stream { get; } = stream;

    /// <inheritdoc/>
    public override string Parameters => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"counter={Counter}, stream={Stream}");

    /// <inheritdoc/>
    protected override object Identity => (Counter, Stream);

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => inputs[0] == KeyWords.Type ? inputs[0] : throw Refuse(inputs, $"a key is {KeyWords.Type}.");

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        Infer(TypesOf(inputs));
        var (low, high, _, _) = Philox.Block(KeyWords.Read(inputs[0]), Counter, Stream);
        return Tensor.FromSpan<int>([(int)low, (int)high], KeyWords.Type.Shape, inputs[0].Device);
    }

    /// <summary>Every key by itself.</summary>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) =>
        size == 0 ? inputs[0] : Tensor.Stack(KeyWords.Each(this, inputs[0], size));
}

/// <summary>A key's 64 bits as two words.</summary>
internal static class KeyWords
{
    /// <summary>The type of a key: int32 [2].</summary>
    public static TensorType Type { get; } = new(DType.Int32, [2]);

    /// <summary>The bits.</summary>
    public static ulong Read(Tensor words)
    {
        int[] halves = words.ToArray<int>();
        return ((ulong)(uint)halves[1] << 32) | (uint)halves[0];
    }

    /// <summary>An operation on each of a stack of keys, [size, 2].</summary>
    public static Tensor[] Each(Primitive primitive, Tensor keys, int size)
    {
        var results = new Tensor[size];
        for (int i = 0; i < size; i++) results[i] = primitive.Bind(keys[i]);
        return results;
    }
}
