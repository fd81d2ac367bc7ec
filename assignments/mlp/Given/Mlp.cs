using Gradus.Layers;
using Gradus.Tensors;

namespace Gradus.Networks;

/// <summary>A multi-layer perceptron with fit and predict in scikit-learn's manner: what classifiers and regressors share.</summary>
/// <remarks>The network is Flatten where examples have more than one axis, for each hidden layer Dense and, where asked for, Dropout, and Dense.</remarks>
public abstract partial class Mlp
{
    // Evaluation takes so many rows at a time: what the layers make of them, and no more, is in memory.
    private const int Part = 4096;

    private Layer? network;
    private Tensor[]? weights;
    private Shape? input;
    private TrainingHistory? history;

    private protected Mlp(MlpOptions? options) => Options = Require.Usable(options ?? new MlpOptions());

    /// <summary>The network. It is built when there are weights, for only then is it known how many inputs it has.</summary>
    /// <exception cref="InvalidOperationException">There are no weights yet.</exception>
    public Layer Network => network ?? throw WithoutWeights();

    /// <summary>The weights, in the network's order: of each Dense layer [inputs, outputs] and [outputs].</summary>
    /// <value>Weights of one's own make a network that predicts without having been fitted: as many as <see cref="MlpOptions.Hidden"/> asks for, float32 or float64. Where the network is there
    /// already, they have the shapes of the old ones. The array is a copy: to change weights, set all of them.</value>
    /// <exception cref="InvalidOperationException">There are no weights yet.</exception>
    /// <exception cref="ArgumentException">There are more or fewer than the network has, or a shape does not fit; the message names it.</exception>
    public Tensor[] Weights
    {
        get => [.. Own];
        set
        {
            Require.Weights(2 * (Options.Hidden.Length + 1), value);
            Require.Plain(value);
            var (from, others) = network is null ? (Shape.Create(Require.Matrix(value[0]).Shape[0]), Built(false, Outlets(Require.Vector(value[^1]).Shape[0]))) : (input!, network);
            Require.Fitting(others.Parameters(from), value);
            (network, input, weights, history) = (others, from, [.. value], null);
        }
    }

    /// <summary>What happened when the network was fitted.</summary>
    /// <exception cref="InvalidOperationException">It was not.</exception>
    public TrainingHistory History => history ?? throw new InvalidOperationException("There is no history: the network was not fitted. Call Fit first.");

    private Tensor[] Own => weights ?? throw WithoutWeights();

    private protected MlpOptions Options { get; }

    /// <summary>How many outputs the network has, given that its weights have so many.</summary>
    /// <exception cref="ArgumentException">The options say something else.</exception>
    private protected virtual int Outlets(int outputs) => outputs;

    /// <summary>What the network gives for examples, in evaluation mode: [n, outputs].</summary>
    private protected Tensor Evaluate(Tensor x)
    {
        var net = Network;
        Require.Examples(x, input!, net);
        var own = Own;
        x = x.To(own[0].DType);
        int n = x.Shape[0];
        if (n <= Part) return net.Apply(own, x);
        var parts = new Tensor[(n + Part - 1) / Part];
        for (int i = 0; i < parts.Length; i++) parts[i] = net.Apply(own, x[(i * Part)..Math.Min((i + 1) * Part, n)]);
        return Tensor.Concatenate(parts);
    }

    private Sequential Built(bool flattens, int outputs)
    {
        List<Layer> layers = flattens ? [Lego.Flatten()] : [];
        // A function without a name of its own, a lambda, is called by what it is.
        string name = Options.HiddenActivation.Method.Name is { } called && char.IsLetter(called[0]) ? called : "activation";
        foreach (int width in Options.Hidden)
        {
            layers.Add(Lego.Dense(width, Options.HiddenActivation, Options.Initializer, name: name));
            if (Options.Dropout > 0) layers.Add(Lego.Dropout(Options.Dropout));
        }
        return new Sequential([.. layers, Lego.Dense(outputs, weights: Options.Initializer)]);
    }

    private static InvalidOperationException WithoutWeights() => new("There are no weights yet: call Fit or Load first, or set Weights.");
}
