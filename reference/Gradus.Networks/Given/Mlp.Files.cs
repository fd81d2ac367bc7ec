using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Gradus.Tensors;

namespace Gradus.Networks;

/// <content>Weights in files.</content>
public abstract partial class Mlp
{
    /// <summary>Writes the weights to a file: a zip that NumPy reads (<c>np.load</c>).</summary>
    /// <param name="path">Where to; what is there is replaced when all is written.</param>
    /// <exception cref="InvalidOperationException">There are no weights yet.</exception>
    public void Save(string path) => Network.Save(path, Weights, input!);

    /// <summary>Reads weights that a network with the same options wrote. Functions are not in the file: the options say which activations there are.</summary>
    /// <exception cref="InvalidDataException">It is no file of weights, or of another network; the message says what differs.</exception>
    /// <exception cref="ArgumentException">The options name another number of classes.</exception>
    public void Load(string path)
    {
        if (network is not null)
        {
            weights = network.Load(path, input!);
            return;
        }
        // How many inputs and outputs the network has stands only in the file; the rest is as the options say, or Load refuses it.
        var (flattens, inputs, outputs) = Ends(path);
        var built = Built(flattens, Outlets(outputs));
        var example = Shape.Create(inputs);
        var read = built.Load(path, example);
        (network, input, weights) = (built, example, read);
    }

    private static (bool Flattens, int Inputs, int Outputs) Ends(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            using var index = (zip.GetEntry("weights.json") ?? throw new InvalidDataException("It has no entry weights.json.")).Open();
            using var read = JsonDocument.Parse(index);
            var parameters = read.RootElement.GetProperty("parameters");
            JsonElement first = parameters[0], last = parameters[parameters.GetArrayLength() - 1];
            return (first.GetProperty("name").GetString() == "1.weights", first.GetProperty("shape")[0].GetInt32(), last.GetProperty("shape")[0].GetInt32());
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or KeyNotFoundException or IndexOutOfRangeException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{path} is no file of a perceptron's weights: {e.Message}"), e);
        }
    }
}
