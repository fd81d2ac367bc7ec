using Gradus.Autodiff;
using Gradus.Contracts;
using Gradus.Tensors;

namespace Gradus.Probes;

/// <summary>Arrays that cross as tensors, and back.</summary>
internal static class Arrays
{
    internal static Tensor In(Shaped array) => Tensor.FromSpan<double>(array.Values, Shape.Create(array.Shape));

    internal static Tensor[] In(Shaped[] arrays) => [.. arrays.Select(In)];

    /// <exception cref="NullReferenceException">The member returned null instead of a tensor.</exception>
    internal static Shaped Out(Tensor? tensor) => tensor is null ? throw new NullReferenceException("The member returned null instead of a tensor.")
        : new Shaped(tensor.To(DType.Float64).ToArray<double>(), [.. tensor.Shape]);

    internal static Shaped?[] Out(Tensor?[] tensors) => [.. tensors.Select(t => t is null ? null : Out(t))];

    /// <summary>Calls a function with tensors of a kind.</summary>
    /// <exception cref="NullReferenceException">The member returned null instead of a tensor.</exception>
    /// <exception cref="InvalidOperationException">The result is not of its arguments' type.</exception>
    internal static Shaped Call(TensorKind kind, Func<Tensor[], Tensor> function, Shaped[] arguments) => kind switch
    {
        TensorKind.Single => OutOf(DType.Float32, function([.. arguments.Select(a => In(a).To(DType.Float32))])),
        TensorKind.InVmap => OutOf(DType.Float64, Stacked(function, In(arguments))),
        _ => OutOf(DType.Float64, function(In(arguments))),
    };

    private static Shaped OutOf(DType type, Tensor? result) => result is null || result.DType == type ? Out(result)
        : throw new InvalidOperationException($"The arguments are {type.Name()}, and the result is {result.DType.Name()}.");

    /// <summary>The function inside Vmap, on a stack of two examples that are the same: the second one's result.</summary>
    private static Tensor Stacked(Func<Tensor[], Tensor> function, Tensor[] arguments)
    {
        // Vmap takes one tensor: the arguments lie end to end in it.
        var packed = Tensor.Concatenate([.. arguments.Select(a => a.Reshape(a.Size))]);
        var results = Ad.Vmap(one =>
        {
            var unpacked = new Tensor[arguments.Length];
            for (int i = 0, at = 0; i < unpacked.Length; at += arguments[i].Size, i++)
                unpacked[i] = new Slice([at], [arguments[i].Size], [1]).Bind(one).Reshape(arguments[i].Shape);
            return function(unpacked);
        })(Tensor.Stack([packed, packed]));
        var shape = results.Shape.Without([0]);
        return new Slice([1, .. new int[shape.Rank]], [1, .. shape], [1, .. Enumerable.Repeat(1, shape.Rank)]).Bind(results).Reshape(shape);
    }
}
