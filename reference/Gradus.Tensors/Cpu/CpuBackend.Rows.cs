namespace Gradus.Tensors.Cpu;

internal sealed unsafe partial class CpuBackend
{
    /// <inheritdoc/>
    protected internal override DenseTensor LogSumExp(DenseTensor x) => x.DType == DType.Float32 ? LogSumExp<float>(x) : LogSumExp<double>(x);

    /// <inheritdoc/>
    protected internal override DenseTensor Softmax(DenseTensor x) => x.DType == DType.Float32 ? Softmax<float>(x) : Softmax<double>(x);

    /// <inheritdoc/>
    protected internal override DenseTensor CrossEntropy(DenseTensor x, DenseTensor labels) =>
        x.DType == DType.Float32 ? CrossEntropy<float>(x, labels) : CrossEntropy<double>(x, labels);

    private static DenseTensor LogSumExp<T>(DenseTensor x) where T : unmanaged
    {
        var shape = x.Shape.Without([x.Rank - 1]);
        var to = New<T>(shape.Size);
        var held = HoldRowMajor<T>(x);
        int length = x.Shape[-1];
        fixed (T* from = &held.First, into = to)
        {
            // No elements: ln 0.
            if (length == 0) new Span<T>(into, to.Length).Fill(Apply.Convert<double, T>(double.NegativeInfinity));
            else Shared.Run(to.Length, RowWeight(length), new LogSumExpLoop<T>(from, length, into), grain: 1);
        }
        held.Done();
        return Wrap(to, shape);
    }

    private static DenseTensor Softmax<T>(DenseTensor x) where T : unmanaged
    {
        var to = New<T>(x.Size);
        int length = x.Shape[-1];
        if (to.Length == 0) return Wrap(to, x.Shape);
        var held = HoldRowMajor<T>(x);
        fixed (T* from = &held.First, into = to) Shared.Run(to.Length / length, RowWeight(length), new SoftmaxLoop<T>(from, length, into), grain: 1);
        held.Done();
        return Wrap(to, x.Shape);
    }

    private static DenseTensor CrossEntropy<T>(DenseTensor x, DenseTensor labels) where T : unmanaged
    {
        var to = New<T>(x.Shape[0]);
        var heldLabels = HoldRowMajor<int>(labels);
        fixed (int* at = &heldLabels.First)
        {
            RequireWithin("cross-entropy", new ReadOnlySpan<int>(at, labels.Size), 1, x.Shape);
            if (to.Length > 0)
            {
                var held = HoldRowMajor<T>(x);
                fixed (T* from = &held.First, into = to)
                {
                    Shared.Run(to.Length, RowWeight(x.Shape[1]), new CrossEntropyLoop<T>(from, at, x.Shape[1], into), grain: 1);
                }
                held.Done();
            }
        }
        heldLabels.Done();
        return Wrap(to, labels.Shape);
    }

    // An exponential and a few passes for each element.
    private static int RowWeight(int length) => 8 * Math.Min(length, 1 << 20);
}
