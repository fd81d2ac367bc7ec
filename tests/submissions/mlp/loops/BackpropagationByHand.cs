namespace Gradus.Networks;

public sealed partial class BackpropagationByHand
{
    public double[][] Forward(double[] x)
    {
        Require.Length(Weights[0].GetLength(1), x);
        List<double[]> outputs = [x];
        foreach (double[,] layer in Weights)
        {
            double[] before = outputs[^1];
            double[] after = new double[layer.GetLength(0)];
            for (int i = 0; i < before.Length; i++)
                for (int j = 0; j < after.Length; j++)
                    after[j] += layer[j, i] * before[i];
            for (int j = 0; j < after.Length; j++) after[j] = 1.0 / (1.0 + Math.Exp(-after[j]));
            outputs.Add(after);
        }
        return outputs.ToArray();
    }

    public double[][] Deltas(double[][] outputs, double[] target)
    {
        Require.Outputs(outputs, Weights);
        Require.Length(outputs[^1].Length, target);
        int last = Weights.Length - 1;
        double[][] deltas = new double[last + 1][];
        deltas[last] = new double[target.Length];
        for (int j = 0; j < target.Length; j++)
        {
            double o = outputs[last + 1][j];
            deltas[last][j] = -o * (1 - o) * (target[j] - o);
        }
        for (int l = last - 1; l >= 0; l--)
        {
            double[] o = outputs[l + 1];
            deltas[l] = new double[o.Length];
            for (int j = 0; j < o.Length; j++)
            {
                for (int k = 0; k < deltas[l + 1].Length; k++) deltas[l][j] += deltas[l + 1][k] * Weights[l + 1][k, j];
                deltas[l][j] *= o[j] * (1 - o[j]);
            }
        }
        return deltas;
    }

    public void Learn(double[] x, double[] target)
    {
        double[][] outputs = Forward(x);
        double[][] deltas = Deltas(outputs, target);
        for (int l = 0; l < Weights.Length; l++)
            for (int i = 0; i < outputs[l].Length; i++)
                for (int j = 0; j < deltas[l].Length; j++)
                {
                    double gradient = deltas[l][j] * outputs[l][i];
                    changes[l][j, i] = inertia * changes[l][j, i] + (1 - inertia) * rate * gradient;
                    Weights[l][j, i] = Weights[l][j, i] - changes[l][j, i];
                }
    }
}
