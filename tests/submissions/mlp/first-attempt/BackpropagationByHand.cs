namespace Gradus.Networks;

public sealed partial class BackpropagationByHand
{
    public double[][] Forward(double[] x)
    {
        Require.Length(Weights[0].GetLength(1), x);
        var outputs = new List<double[]> { x };
        foreach (var layer in Weights)
        {
            var next = new double[layer.GetLength(0)];
            for (int j = 0; j < next.Length; j++)
            {
                double s = 0;
                for (int i = 0; i < layer.GetLength(1); i++) s += layer[j, i] * outputs[^1][i];
                next[j] = 1 / (1 + Math.Exp(-s));
            }
            outputs.Add(next);
        }
        return outputs.ToArray();
    }

    public double[][] Deltas(double[][] outputs, double[] target) => throw new NotImplementedException("BackpropagationByHand.Deltas");

    public void Learn(double[] x, double[] target) => throw new NotImplementedException("BackpropagationByHand.Learn");
}
