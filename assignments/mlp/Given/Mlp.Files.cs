using System.IO.Compression;
using System.Text.Json;
using Gradus.Tensors;
using static System.FormattableString;

namespace Gradus.Networks;

/// <content>Weights in files.</content>
public abstract partial class Mlp
{
    /// <summary>Writes the weights to a file: a zip that NumPy reads (<c>np.load</c>).</summary>
    /// <param name="path">Where to; what is there is replaced when all is written.</param>
    /// <exception cref="InvalidOperationException">There are no weights yet.</exception>
    public void Save(string path) => Network.Save(path, Weights, input!);

    /// <summary>Reads weights that a network with the same options wrote: what was learned before, and its history, are forgotten. Functions are not in the file: the options say which activations there are.</summary>
    /// <exception cref="InvalidDataException">It is no file of weights, or of another network; the message says what differs.</exception>
    /// <exception cref="ArgumentException">The options name another number of classes.</exception>
    public void Load(string path)
    {
        // How many inputs and outputs the network has stands only in the file; the rest is as the options say, or Load refuses it.
        var (flattens, inputs, outputs) = Ends(path);
        var built = Built(flattens, Outlets(outputs));
        var example = Shape.Create(inputs);
        Tensor[] read;
        try
        {
            read = built.Load(path, example);
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            throw Refusal(path, e);
        }
        (network, input, weights, history) = (built, example, read, null);
    }

    private static (bool Flattens, int Inputs, int Outputs) Ends(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            var entry = zip.GetEntry("weights.json") ?? throw new InvalidDataException("It has no entry weights.json.");
            if (entry.Length > 1 << 20) throw new InvalidDataException(Invariant($"Its weights.json has {entry.Length} bytes; 1048576 at most are the description of a network."));
            using var index = entry.Open();
            using var read = JsonDocument.Parse(index);
            string? schema = read.RootElement.GetProperty("schema").GetString();
            if (schema != "gradus/weights/v1") throw new InvalidDataException($"It is of the schema {schema}; this version reads gradus/weights/v1.");
            var parameters = read.RootElement.GetProperty("parameters");
            JsonElement first = parameters[0], last = parameters[parameters.GetArrayLength() - 1];
            var (inputs, outputs) = (first.GetProperty("shape")[0].GetInt32(), last.GetProperty("shape")[0].GetInt32());
            if (inputs < 1 || outputs < 1) throw new InvalidDataException(Invariant($"It lists {inputs} inputs and {outputs} outputs; there is at least one of each."));
            return (first.GetProperty("name").GetString() == "1.weights", inputs, outputs);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or KeyNotFoundException or IndexOutOfRangeException or InvalidOperationException or FormatException)
        {
            throw Refusal(path, e);
        }
    }

    private static InvalidDataException Refusal(string path, Exception e) => new($"{path} is no file of a perceptron's weights: {e.Message}", e);
}
