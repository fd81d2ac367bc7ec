using Gradus.Tensors;

namespace Gradus.Layers;

// Weights as files. Functions are not saved: who loads builds the same network.
public abstract partial class Layer
{
    /// <summary>Writes weights to a file, which NumPy opens too: <c>np.load(path)["0.weights"]</c>.</summary>
    /// <param name="path">The file; one that is there is replaced, and stays as it is when writing fails.</param>
    /// <param name="weights">All of them, as <see cref="Apply"/> takes them.</param>
    /// <param name="input">The shape of one example, without the batch axis.</param>
    /// <remarks>A zip archive without compression: <c>weights.json</c> (schema <c>gradus/weights/v1</c>) and an .npy for each parameter. Equal weights give equal bytes.</remarks>
    /// <exception cref="ArgumentException">The weights do not have the parameters' number and shapes, or the path is empty.</exception>
    /// <exception cref="UnknownValueException">The numbers are not known inside the transformation under way.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path, ReadOnlySpan<Tensor> weights, Shape input)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Require.Count(this, weights);
        var specs = Specs(input);
        for (int i = 0; i < weights.Length; i++) Require.Saved(specs[i], weights[i]);
        WeightsFile.Write(path, [.. Rows("", input).Select(row => row.Kind)], specs, weights.ToArray());
    }

    /// <summary>Reads weights that were saved for a network of the same build.</summary>
    /// <param name="path">The file.</param>
    /// <param name="input">The shape of one example, without the batch axis.</param>
    /// <returns>The weights, of the type that they were saved in.</returns>
    /// <exception cref="InvalidDataException">It is no such file, is damaged, or its parameters have other names or shapes than this network's.</exception>
    /// <exception cref="ArgumentException">The layer does not take such examples, or the path is empty.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public Tensor[] Load(string path, Shape input)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return WeightsFile.Read(path, Specs(input));
    }
}
