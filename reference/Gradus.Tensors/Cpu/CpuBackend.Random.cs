namespace Gradus.Tensors.Cpu;

internal sealed unsafe partial class CpuBackend
{
    /// <inheritdoc/>
    public override DenseTensor Random(TensorType type, ulong key, bool normal)
    {
        switch (type.DType)
        {
            case DType.Float32:
                var singles = New<float>(type.Shape.Size);
                fixed (float* into = singles) Singles(new Span<float>(into, singles.Length), key, normal);
                return Wrap(singles, type.Shape);
            case DType.Float64:
                var doubles = New<double>(type.Shape.Size);
                fixed (double* into = doubles) Doubles(new Span<double>(into, doubles.Length), key, normal);
                return Wrap(doubles, type.Shape);
            case DType.Int32 when !normal:
                var integers = New<int>(type.Shape.Size);
                fixed (int* into = integers) Integers(new Span<int>(into, integers.Length), key);
                return Wrap(integers, type.Shape);
            default:
                throw new ArgumentException(
                    $"Random numbers are float32 or float64, random bits are int32; there are no {(normal ? "normal" : "uniform")} ones of the type {type}.", nameof(type));
        }
    }

    private static void Singles(Span<float> to, ulong key, bool normal)
    {
        var words = new Words(key);
        foreach (ref float x in to) x = normal ? RandomNumbers.Normal(words.Next()) : RandomNumbers.Uniform(words.Next());
    }

    private static void Doubles(Span<double> to, ulong key, bool normal)
    {
        var words = new Words(key);
        foreach (ref double x in to)
        {
            uint low = words.Next(), high = words.Next();
            x = normal ? RandomNumbers.Normal(low, high) : RandomNumbers.Uniform(low, high);
        }
    }

    private static void Integers(Span<int> to, ulong key)
    {
        var words = new Words(key);
        foreach (ref int x in to) x = (int)words.Next();
    }

    /// <summary>The words of a key, one by one.</summary>
    private struct Words(ulong key)
    {
        private (uint First, uint Second, uint Third, uint Fourth) block;
        private ulong taken;

        public uint Next()
        {
            if ((taken & 3) == 0) block = Philox.Block(key, taken >> 2);
            return (taken++ & 3) switch { 0 => block.First, 1 => block.Second, 2 => block.Third, _ => block.Fourth };
        }
    }
}
