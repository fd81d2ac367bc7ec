namespace Gradus.Networks;

/// <content>The listing: forward, deltas, change of weights.</content>
public sealed partial class BackpropagationByHand
{
    /// <summary>Passes an example through all layers.</summary>
    /// <param name="x">As many numbers as the first layer has inputs.</param>
    /// <returns>The outputs of every layer, one after the other, with the example itself at index 0: o = σ(Σ w·o of the layer before), σ(s) = 1/(1 + e⁻ˢ).</returns>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    /// <exception cref="ArgumentException">There are more or fewer numbers than inputs.</exception>
    /// <remarks>Source: lecture 3, the forward pass; there are no biases.</remarks>
    // exercise: by-hand
    public double[][] Forward(double[] x)
    {
        Require.Length(Weights[0].GetLength(1), x);
        double[][] outputs = [x, .. new double[Weights.Length][]];
        for (int l = 0; l < Weights.Length; l++)
        {
            var layer = Weights[l];
            outputs[l + 1] = new double[layer.GetLength(0)];
            for (int j = 0; j < layer.GetLength(0); j++)
            {
                double sum = 0;
                for (int i = 0; i < layer.GetLength(1); i++) sum += layer[j, i] * outputs[l][i];
                outputs[l + 1][j] = 0.5 + (0.5 * Math.Tanh(sum / 2));
            }
        }
        return outputs;
    }

    /// <summary>How the error ½Σ(t − o)² changes with the sum that each neuron forms: δ = ∂E/∂s.</summary>
    /// <param name="outputs">What <see cref="Forward"/> gave.</param>
    /// <param name="target">t, one number for each output of the last layer.</param>
    /// <returns>δ of every layer, the first layer's at index 0. Of the last layer δ = −o(1 − o)(t − o); of those before δⱼ = oⱼ(1 − oⱼ)·Σₖ δₖ·wₖⱼ, over the neurons k of the layer after.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The outputs or the targets are not as many as the network has.</exception>
    /// <remarks>Source: lecture 3, the listing; the slope's factor is 1, where the slide has 2α.</remarks>
    // exercise: by-hand
    public double[][] Deltas(double[][] outputs, double[] target)
    {
        Require.Outputs(outputs, Weights);
        Require.Length(outputs[^1].Length, target);
        var deltas = new double[Weights.Length][];
        for (int l = Weights.Length - 1; l >= 0; l--)
        {
            double[] o = outputs[l + 1];
            deltas[l] = new double[o.Length];
            for (int j = 0; j < o.Length; j++)
            {
                double behind = l == Weights.Length - 1 ? o[j] - target[j] : Behind(deltas[l + 1], Weights[l + 1], j);
                deltas[l][j] = (o[j] - (o[j] * o[j])) * behind;
            }
        }
        return deltas;
    }

    /// <summary>Learns from one example: changes every weight by Δw, computed from the weights as they were.</summary>
    /// <param name="x">The example.</param>
    /// <param name="target">What the last layer should give.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">They are not as many numbers as the network has inputs and outputs.</exception>
    /// <remarks>Δw = α·Δw of the step before + (1 − α)·η·δⱼ·oᵢ, then w ← w − Δw, where α is the inertia, η the rate, and Δw 0 before the first step. Source: lecture 3, the listing: with a
    /// gradient that stays the same the steps come to η times it, not to η/(1 − α).</remarks>
    // exercise: by-hand
    public void Learn(double[] x, double[] target)
    {
        var outputs = Forward(x);
        var deltas = Deltas(outputs, target);
        for (int l = 0; l < Weights.Length; l++)
        {
            var (layer, change) = (Weights[l], changes[l]);
            for (int j = 0; j < layer.GetLength(0); j++)
            {
                for (int i = 0; i < layer.GetLength(1); i++)
                {
                    change[j, i] = (inertia * change[j, i]) + ((1 - inertia) * rate * deltas[l][j] * outputs[l][i]);
                    layer[j, i] -= change[j, i];
                }
            }
        }
    }

    // solution
    private static double Behind(double[] deltas, double[,] layer, int neuron)
    {
        double sum = 0;
        for (int k = 0; k < deltas.Length; k++) sum += deltas[k] * layer[k, neuron];
        return sum;
    }
}
