using System.Globalization;
using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>The trace of <see cref="Ad.Trace(Func{Tensor, Tensor}, Tensor)"/>: does every operation, and writes its name down.</summary>
internal sealed class GraphRecorder : Trace
{
    /// <inheritdoc/>
    public override string Transformation => "Trace";

    /// <summary>What has been written.</summary>
    public Graph Graph { get; } = new();

    /// <summary>An input of the function.</summary>
    public Tensor Input(Tensor x) => new NumberedTensor(this, History.Current(x), Graph.Add(null, [], x.Type));

    /// <inheritdoc/>
    public override Tensor Process(Primitive primitive, ReadOnlySpan<Tensor> inputs)
    {
        var below = new Tensor[inputs.Length];
        var names = new string[inputs.Length];
        for (int i = 0; i < below.Length; i++) (below[i], names[i]) = (Below(inputs[i]), NameOf(inputs[i]));
        var result = Expect.Below(this, primitive, primitive.Bind(below));
        return new NumberedTensor(this, result, Graph.Add(primitive.ToString(), names, result.Type));
    }

    /// <summary>How the graph calls a tensor.</summary>
    public string NameOf(Tensor tensor)
    {
        if (ReferenceEquals(tensor.Trace, this)) return string.Create(CultureInfo.InvariantCulture, $"%{((NumberedTensor)tensor).Number}");
        // A number beside a tensor is one element in memory, seen everywhere.
        return tensor is DenseTensor dense && (dense.Size == 1 || (dense.Size > 0 && !dense.Strides.ContainsAnyExcept(0)))
            ? string.Create(CultureInfo.InvariantCulture, $"{dense.Reshape([dense.Size]).To(DType.Float64).ToArray<double>()[0]}") : tensor.Type.ToString();
    }

    private Tensor Below(Tensor tensor) => ReferenceEquals(tensor.Trace, this) ? ((NumberedTensor)tensor).Value : tensor;
}

/// <summary>A tensor with its number in a graph.</summary>
internal sealed class NumberedTensor(GraphRecorder trace, Tensor value, int number) : Tensor(value.DType, value.Shape, trace)
{
    /// <summary>The tensor.</summary>
    public Tensor Value => value;

    /// <summary>The number.</summary>
    public int Number => number;

    /// <inheritdoc/>
    public override Device Device => value.Device;

    /// <inheritdoc/>
    public override DenseTensor Concrete => value.Concrete;
}
