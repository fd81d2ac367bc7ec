using Gradus.Tensors;

namespace Gradus.Linear;

/// <summary>What is done row by row.</summary>
internal static class Rows
{
    /// <summary>Each row less its greatest number.</summary>
    internal static Tensor Lowered(Tensor rows) => rows - rows.Max(1, keepDims: true);

    internal static Tensor Softmax(Tensor rows)
    {
        var powers = Tensor.Exp(Lowered(rows));
        return powers * (1 / powers.Sum(1, keepDims: true));
    }

    /// <summary>A row of 0 and 1 for each label.</summary>
    internal static Tensor Marks(Tensor labels, Tensor rows)
    {
        Require.Labels(labels, rows);
        return Tensor.OneHot(labels, rows.Shape[1], rows.DType);
    }
}
