namespace Gradus.Tensors.Cpu.Products;

/// <summary>Packs an operand, some panels to a part.</summary>
internal readonly struct PackingJob<T>(Panels<T> operand, int length, int panels) : IJob where T : unmanaged
{
    /// <summary>How many parts there are.</summary>
    public int Parts => (operand.Count + (operand.Height * panels) - 1) / (operand.Height * panels);

    /// <inheritdoc/>
    public void Run(int part)
    {
        int first = part * operand.Height * panels, last = Math.Min(first + (operand.Height * panels), operand.Count), block = Blocking.Steps(length);
        for (int depth = 0; depth < length; depth += block)
        {
            int steps = Math.Min(block, length - depth);
            for (int line = first; line < last; line += operand.Height) operand.Pack(line, depth, steps);
        }
    }
}
