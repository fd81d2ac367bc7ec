using System.Globalization;

namespace Gradus.Tensors;

/// <summary>Where random numbers come from: a number that names a sequence. There is no hidden state: the same key gives the same numbers, everywhere and always.</summary>
/// <remarks><para>As in JAX. The generator is Philox 4×32-10 (<see cref="Philox"/>): numbers are a function of key and position. Use a key once, for one tensor;
/// <see cref="Split"/> it for more, or <see cref="Fold"/> the number of a step or layer into it. Two of n keys are the same with a probability of about n²/2⁶⁵.</para>
/// <para>Inside Vmap a key gives every example the same numbers: make them for the whole stack outside, or split the key there, and pass them in.</para>
/// <para>A function that is compiled takes its key as an argument; a key that it captures stays the same for ever, as every captured number does.</para></remarks>
/// <param name="Value">The key's 64 bits.</param>
public readonly record struct RandomKey(ulong Value)
{
    // Of a key that is an argument of a program being traced: its bits are not known, and what is drawn from it is an operation on them.
    private readonly Tensor? words;

    // The upper half of the counter, which random tensors leave 0, keeps keys apart from numbers and split keys apart from folded ones.
    private const ulong SplitStream = 1, FoldStream = 2;

    /// <summary>The key of a seed; negative seeds have their own.</summary>
    public RandomKey(int seed) : this((ulong)seed)
    {
    }

    private RandomKey(Tensor words) : this(0UL) => this.words = words;

    /// <summary>The key's 64 bits.</summary>
    /// <exception cref="UnknownValueException">They are not known inside the transformation under way.</exception>
    public ulong Value
    {
        get => words is null ? field : throw new UnknownValueException(words.Trace!.Transformation, words.Type);
        init => (field, words) = (value, null);
    } = Value;

    /// <summary>The key as a tensor: int32 [2], the lower half first. So a program can take it as an argument.</summary>
    public Tensor Words => words ?? Tensor.Of((int)Value, (int)(Value >> 32));

    /// <summary>The key that a tensor holds. Where its numbers are not known, neither are those drawn from it: they are computed when the program runs.</summary>
    /// <param name="words">int32 [2], the lower half first.</param>
    /// <exception cref="ArgumentException">The tensor is not int32 [2].</exception>
    public static RandomKey FromWords(Tensor words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.Type != KeyWords.Type) throw new ArgumentException($"A key is {KeyWords.Type}; this tensor is {words.Type}.", nameof(words));
        return words.Trace is null ? new RandomKey(KeyWords.Read(words)) : new RandomKey(words);
    }

    /// <summary>New keys, independent of each other and of this one's numbers. The first n are the same whatever the count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public RandomKey[] Split(int count = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var keys = new RandomKey[count];
        for (int i = 0; i < count; i++) keys[i] = Derived((ulong)i, SplitStream);
        return keys;
    }

    /// <summary>The key of this one and a number: of a step, a layer, an epoch.</summary>
    public RandomKey Fold(int number) => Derived((ulong)number, FoldStream);

    /// <summary>Numbers uniform in [low, high): multiples of 2⁻²⁴ (float32) or 2⁻⁵³ (float64) of the width, rounded, but never to
    /// the upper bound. Bounds that are equal, or become so in float32, are the number.</summary>
    /// <exception cref="ArgumentException">The bounds are not finite or in the wrong order, or the elements not float32 or float64.</exception>
    public Tensor Uniform(Shape shape, double low = 0, double high = 1, DType dtype = DType.Float32, Device? device = null)
    {
        if (!(low <= high) || !double.IsFinite(high - low))
        {
            throw new ArgumentException(Invariant($"Uniform numbers lie between finite bounds, the lower first; these are {low} and {high}."), nameof(low));
        }
        var unit = Raw(shape, dtype, device, normal: false);
        if (low == 0 && high == 1) return unit;
        var scaled = low + (unit * (high - low));
        // The last of the numbers may round to the upper bound: it becomes the one before that.
        double below = dtype == DType.Float32 ? MathF.BitDecrement((float)high) : Math.BitDecrement(high);
        bool isBetween = dtype == DType.Float32 ? (float)low < (float)high : low < high;
        return isBetween ? Tensor.Minimum(scaled, below) : scaled;
    }

    /// <summary>Normally distributed numbers.</summary>
    /// <exception cref="ArgumentException">The deviation is negative or NaN, or the elements not float32 or float64.</exception>
    public Tensor Normal(Shape shape, double mean = 0, double deviation = 1, DType dtype = DType.Float32, Device? device = null)
    {
        if (!(deviation >= 0)) throw new ArgumentException(Invariant($"A standard deviation is at least 0; this is {deviation}."), nameof(deviation));
        var standard = Raw(shape, dtype, device, normal: true);
        return mean == 0 && deviation == 1 ? standard : mean + (standard * deviation);
    }

    /// <summary>A mask of which each element holds with a probability, rounded to a multiple of 2⁻⁵³.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in [0, 1].</exception>
    public Tensor Bernoulli(double probability, Shape shape, Device? device = null) => probability is >= 0 and <= 1
        ? Raw(shape, DType.Float64, device, normal: false) < probability
        : throw new ArgumentOutOfRangeException(nameof(probability), probability, Invariant($"The probability {probability} is not in [0, 1]."));

    /// <summary>Whole numbers from low up to, not including, high; int32. Their probabilities differ by less than 2⁻⁵³.</summary>
    /// <exception cref="ArgumentException">There is no number between the bounds.</exception>
    public Tensor Integers(int low, int high, Shape shape, Device? device = null)
    {
        if (low >= high) throw new ArgumentException(Invariant($"There is no whole number from {low} to below {high}."), nameof(high));
        return (Tensor.Floor(Raw(shape, DType.Float64, device, normal: false) * ((double)high - low)) + low).To(DType.Int32);
    }

    /// <summary>The numbers 0 … n − 1 in random order (Fisher and Yates); int32.</summary>
    /// <remarks>Each exchange is equally likely to within 2⁻⁵³. From n = 21 on there are more orders than keys, so not every order has one. The order is made of numbers: where the key
    /// is an argument of a function that is compiled, make the order outside and pass it in.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">n is negative.</exception>
    /// <exception cref="UnknownValueException">The key is not known inside the transformation under way.</exception>
    public Tensor Permutation(int n, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var order = new int[n];
        for (int i = 0; i < n; i++) order[i] = i;
        double[] draws = Known(Raw([n], DType.Float64, Device.Cpu, normal: false));
        for (int i = n - 1; i > 0; i--)
        {
            int other = (int)(draws[i] * (i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }
        return Tensor.FromSpan<int>(order, [n], device);
    }

    /// <summary>A tensor's parts along an axis in random order.</summary>
    /// <exception cref="UnknownValueException">The key is not known inside the transformation under way: make the order outside (<see cref="Permutation"/>), pass it in, and index by it.</exception>
    public Tensor Shuffle(Tensor x, int axis = 0) => Tensor.Take(x, Permutation(x.Shape[axis], x.Device), axis);

    /// <summary>As a key is made: <c>RandomKey(0x2A)</c>.</summary>
    public override string ToString() => words is null ? $"RandomKey(0x{Value.ToString("X", CultureInfo.InvariantCulture)})" : $"RandomKey({words})";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double[] Known(Tensor draws)
    {
        try
        {
            return draws.ToArray<double>();
        }
        catch (UnknownValueException)
        {
            throw new UnknownValueException($"A permutation is made of numbers, and this key ({KeyWords.Type}) is not known inside {draws.Trace!.Transformation}. "
                + "Draw the permutation outside, pass it to the function as an argument, and index with Tensor.Take.");
        }
    }

    private RandomKey Derived(ulong counter, ulong stream)
    {
        if (words is not null) return new RandomKey(new DeriveKey(counter, stream).Bind(words));
        var (low, high, _, _) = Philox.Block(Value, counter, stream);
        return new RandomKey(((ulong)high << 32) | low);
    }

    private Tensor Raw(Shape shape, DType dtype, Device? device, bool normal) => dtype.IsFloat()
        ? words is null
            ? (device ?? Device.Cpu).Backend.Random(new TensorType(dtype, shape), Value, normal)
            : new Draw(new TensorType(dtype, shape), normal, device ?? Device.Cpu).Bind(words)
        : throw new ArgumentException($"Uniform and normal numbers are float32 or float64, not {dtype.Name()}; Integers and Bernoulli make the others.", nameof(dtype));
}
