namespace Gradus.Networks;

public sealed partial class BackpropagationByHand
{
    public double[][] Forward(double[] x)
    {
        Require.Length(Weights[0].GetLength(1), x);
        return Weights.Aggregate((double[][])[x], (outputs, layer) => [.. outputs, [.. Enumerable.Range(0, layer.GetLength(0)).Select(j => Sigmoid(outputs[^1].Select((o, i) => o * layer[j, i]).Sum()))]]);
    }

    public double[][] Deltas(double[][] outputs, double[] target)
    {
        Require.Outputs(outputs, Weights);
        Require.Length(outputs[^1].Length, target);
        double[][] deltas = [[.. outputs[^1].Zip(target, (o, t) => Slope(o) * (o - t))]];
        for (int l = Weights.Length - 1; l > 0; l--)
        {
            var (layer, behind) = (Weights[l], deltas[0]);
            deltas = [[.. outputs[l].Select((o, j) => Slope(o) * behind.Select((d, k) => d * layer[k, j]).Sum())], .. deltas];
        }
        return deltas;
    }

    public void Learn(double[] x, double[] target)
    {
        var outputs = Forward(x);
        foreach (var (l, deltas) in Deltas(outputs, target).Index())
        {
            foreach (var (j, delta) in deltas.Index())
            {
                foreach (var (i, o) in outputs[l].Index()) Weights[l][j, i] -= changes[l][j, i] += (1 - inertia) * ((rate * delta * o) - changes[l][j, i]);
            }
        }
    }

    private static double Sigmoid(double sum) => 1 / (1 + Math.Exp(-sum));

    private static double Slope(double output) => output * (1 - output);
}
