using Gradus.Activations;
using Gradus.Contracts;
using Gradus.Layers;
using Gradus.Losses;
using Gradus.Networks;
using Gradus.Optimizers;
using Gradus.Tensors;

namespace Gradus.Probes;

/// <summary>What a setting stands for. Objects of the module cross methods as objects: no signature names a type of it.</summary>
internal static class Made
{
    internal static Layer Network(NetworkSetting s)
    {
        List<Layer> layers = [];
        foreach (int width in s.Hidden)
        {
            layers.Add(Lego.Dense(width, s.Squashing == Squashing.None ? null : Function(s.Squashing), name: s.Squashing.ToString()));
            if (s.Dropout > 0) layers.Add(Lego.Dropout(s.Dropout));
        }
        return new Sequential([.. layers, Lego.Dense(s.Outputs)]);
    }

    internal static Optimizer Optimizer(NetworkSetting s) => s.Rule switch
    {
        Rule.Sgd => new Sgd(s.Rate),
        Rule.Momentum => new Momentum(s.Rate),
        Rule.NesterovLecture => new Nesterov(s.Rate),
        Rule.Adam => new Adam(s.Rate),
        _ => throw new ArgumentOutOfRangeException(nameof(s), s.Rule, "Expected a rule."),
    };

    internal static object Trainer(NetworkSetting s, Shaped x)
    {
        var network = Network(s);
        var input = Shape.Create(x.Shape[1..]);
        return new Trainer(network, Optimizer(s), Loss(s.Cost), s.L2 == 0 ? null : weights => s.L2 * Penalty.L2((Tensor[])[.. network.Weights(weights, input)]));
    }

    /// <summary>Labels are whole numbers for the network's loss.</summary>
    internal static Tensor Targets(NetworkSetting s, Shaped y) => s.Cost == Cost.CrossEntropy ? Arrays.In(y).To(DType.Int32) : Arrays.In(y);

    internal static object Options(NetworkSetting s) => new MlpOptions
    {
        Hidden = s.Hidden,
        HiddenActivation = Function(s.Squashing),
        Dropout = s.Dropout,
        L2 = s.L2,
        Optimizer = Optimizer(s),
        Classes = s.Cost == Cost.CrossEntropy ? s.Outputs : null,
        DType = DType.Float64,
        Compiled = s.Compiled,
    };

    private static Func<Tensor, Tensor, Tensor> Loss(Cost cost) => cost switch
    {
        Cost.CrossEntropy => (output, y) => Losses.Loss.CrossEntropy(output, y),
        Cost.SquaredError => (output, y) => Losses.Loss.SquaredError(output, y),
        Cost.LogLossFromLogits => (output, y) => Losses.Loss.LogLossFromLogits(output, y),
        _ => throw new ArgumentOutOfRangeException(nameof(cost), cost, "Expected a cost."),
    };

    private static Func<Tensor, Tensor> Function(Squashing squashing) => squashing switch
    {
        Squashing.Relu => Tensor.Relu,
        Squashing.Tanh => Tensor.Tanh,
        Squashing.Sigmoid => Tensor.Sigmoid,
        _ => Activation.Identity,
    };
}
