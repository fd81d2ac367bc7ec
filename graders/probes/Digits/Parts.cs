using Gradus.Activations;
using Gradus.Contracts;
using Gradus.Layers;
using Gradus.Losses;
using Gradus.Networks;
using Gradus.Tensors;

namespace Gradus.Probes;

/// <summary>The modules' objects for a setting.</summary>
/// <remarks>A call of each member that students write stands in a lambda of its own: a member that is gone costs only the calls that use it. Objects, where a type of a module would stand: no signature names one.</remarks>
internal static class Parts
{
    /// <summary>The network.</summary>
    internal static object Network(SystemSetting s, Shape example, int outputs)
    {
        List<Layer> layers = example.Rank > 1 ? [Lego.Flatten()] : [];
        foreach (int width in s.Hidden)
        {
            layers.Add(Lego.Dense(width, Unit(s), name: s.Unit.ToString()));
            if (s.Dropout > 0) layers.Add(Lego.Dropout(s.Dropout));
        }
        return new Sequential([.. layers, Lego.Dense(outputs)]);
    }

    /// <summary>What trains the network.</summary>
    internal static object Trainer(SystemSetting s, Shape example, int outputs)
    {
        var network = (Layer)Network(s, example, outputs);
        Func<Tensor[], Tensor>? penalty = s.Penalty switch
        {
            SystemPenalty.L2 => weights => s.Lambda * Penalty.L2((Tensor[])[.. network.Weights(weights, example)]),
            SystemPenalty.Elastic => weights => s.Lambda * Penalty.Elastic((Tensor[])[.. network.Weights(weights, example)]),
            _ => null,
        };
        return new Trainer(network, (Gradus.Optimizers.Optimizer)Made.Of(s.Optimizer), Loss(s.Loss), penalty);
    }

    /// <summary>What a classifier is told.</summary>
    internal static object Options(SystemSetting s) => new MlpOptions
    {
        Hidden = s.Hidden,
        HiddenActivation = Unit(s),
        Optimizer = (Gradus.Optimizers.Optimizer)Made.Of(s.Optimizer),
        Dropout = s.Dropout,
        L2 = s.Penalty == SystemPenalty.L2 ? s.Lambda : 0,
        EarlyStopping = s.Patience > 0,
        Patience = Math.Max(s.Patience, 1),
    };

    /// <summary>Whether targets are labels.</summary>
    internal static bool TakesLabels(SystemLoss loss) => loss is SystemLoss.CrossEntropy or SystemLoss.Likelihood;

    private static Func<Tensor, Tensor> Unit(SystemSetting s) => s.Unit switch
    {
        SystemUnit.Relu => x => Activation.Relu(x),
        SystemUnit.LeakyRelu => x => Activation.LeakyRelu(x, s.Number),
        SystemUnit.Elu => x => Activation.Elu(x, s.Number),
        SystemUnit.Softplus => x => Activation.Softplus(x),
        SystemUnit.Softsign => x => Activation.Softsign(x),
        SystemUnit.Tanh => x => Activation.Tanh(x),
        SystemUnit.Sigmoid => x => Activation.Sigmoid(x),
        SystemUnit.TensorTanh => Tensor.Tanh,
        SystemUnit.TensorSigmoid => Tensor.Sigmoid,
        _ => throw new ArgumentOutOfRangeException(nameof(s), s.Unit, "Expected a unit that there is."),
    };

    private static Func<Tensor, Tensor, Tensor> Loss(SystemLoss loss) => loss switch
    {
        SystemLoss.CrossEntropy => (output, y) => Losses.Loss.CrossEntropy(output, y),
        SystemLoss.CrossEntropyOneHot => (output, y) => Losses.Loss.CrossEntropyOneHot(output, y),
        SystemLoss.Likelihood => (output, y) => Losses.Loss.NegativeLogLikelihood(Activation.LogSoftmax(output), y),
        SystemLoss.SquaredError => (output, y) => Losses.Loss.SquaredError(output, y),
        SystemLoss.AbsoluteError => (output, y) => Losses.Loss.AbsoluteError(output, y),
        SystemLoss.Huber => (output, y) => Losses.Loss.Huber(output, y),
        SystemLoss.LogLossFromLogits => (output, y) => Losses.Loss.LogLossFromLogits(output, y),
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, "Expected a loss that there is."),
    };
}
