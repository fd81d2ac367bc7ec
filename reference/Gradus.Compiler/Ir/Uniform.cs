using System.Globalization;
using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>Constants that are one number, seen everywhere: what a C# number beside a tensor becomes.</summary>
internal static class Uniform
{
    /// <summary>Whether all elements are one element in memory.</summary>
    public static bool Is(ConstantNode node) => node.Value.Size == 1 || (node.Value.Size > 0 && !node.Value.Strides.ContainsAnyExcept(0));

    /// <summary>The one number of a node; null when it is no constant, or not one number.</summary>
    public static double? Number(Node node) => node is ConstantNode constant && Is(constant) ? Element(constant).To(DType.Float64).ToArray<double>()[0] : null;

    /// <summary>The one number as a program prints it; null when there are several.</summary>
    public static string? Text(ConstantNode node) => !Is(node) ? null : node.Type.DType switch
    {
        DType.Bool => Element(node).ToArray<bool>()[0] ? "true" : "false",
        DType.Float32 => Element(node).ToArray<float>()[0].ToString(CultureInfo.InvariantCulture),
        DType.Float64 => Element(node).ToArray<double>()[0].ToString(CultureInfo.InvariantCulture),
        _ => Element(node).ToArray<int>()[0].ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The same number in another shape, without a copy.</summary>
    public static ConstantNode Reshaped(ConstantNode node, Shape shape) => node.Type.Shape.Equals(shape) ? node : new((DenseTensor)Element(node).BroadcastTo(shape));

    private static Tensor Element(ConstantNode node)
    {
        int rank = node.Type.Shape.Rank;
        int[] ones = [.. Enumerable.Repeat(1, rank)];
        return new Slice(new int[rank], ones, ones).Bind(node.Value).Reshape(Shape.Scalar);
    }
}
