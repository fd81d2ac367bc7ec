using Gradus.Grading.Seeds;

namespace Gradus.Suites.Networks;

/// <summary>What trainings begin with.</summary>
internal static class Draws
{
    /// <summary>Weights of a network: within Glorot's bounds, and small biases.</summary>
    internal static Shaped[] Weights(CheckRandom random, int inputs, NetworkSetting setting)
    {
        List<Shaped> weights = [];
        foreach (int outputs in setting.Hidden.Append(setting.Outputs))
        {
            double bound = Math.Sqrt(6.0 / (inputs + outputs));
            weights.Add(new Shaped(random.Array(inputs * outputs, r => r.Uniform(-bound, bound)), [inputs, outputs]));
            weights.Add(new Shaped(random.Array(outputs, r => r.Uniform(-0.1, 0.1)), [outputs]));
            inputs = outputs;
        }
        return [.. weights];
    }

    /// <summary>A loss before any step, and those of epochs.</summary>
    internal static double[] Curve(INetworks networks, NetworkSetting setting, Shaped[] weights, Shaped x, Shaped y, int batchSize, int epochs, int key) =>
        [networks.Objective(setting, weights, x, y, null), .. networks.Epochs(setting, weights, x, y, batchSize, epochs, key).Loss];
}
