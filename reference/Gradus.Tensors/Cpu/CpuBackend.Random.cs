namespace Gradus.Tensors.Cpu;

internal sealed partial class CpuBackend
{
    /// <inheritdoc/>
    public override DenseTensor Random(TensorType type, ulong key, bool normal)
    {
        int size = type.Shape.Size;
        switch (type.DType)
        {
            case DType.Float32:
                var singles = New<float>(size);
                var words = new Words(key);
                for (int i = 0; i < size; i++) singles[i] = normal ? RandomNumbers.Normal(words.Next()) : RandomNumbers.Uniform(words.Next());
                return Wrap(singles, type.Shape);
            case DType.Float64:
                var doubles = New<double>(size);
                words = new Words(key);
                for (int i = 0; i < size; i++)
                {
                    uint low = words.Next(), high = words.Next();
                    doubles[i] = normal ? RandomNumbers.Normal(low, high) : RandomNumbers.Uniform(low, high);
                }
                return Wrap(doubles, type.Shape);
            case DType.Int32 when !normal:
                var integers = New<int>(size);
                words = new Words(key);
                for (int i = 0; i < size; i++) integers[i] = (int)words.Next();
                return Wrap(integers, type.Shape);
            default:
                throw new ArgumentException(
                    $"Random numbers are float32 or float64, random bits are int32; there are no {(normal ? "normal" : "uniform")} ones of the type {type}.", nameof(type));
        }
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
