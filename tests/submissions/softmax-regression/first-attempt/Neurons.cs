namespace Gradus.Linear;

public sealed partial class ThresholdNeuron
{
    public bool Fires(params ReadOnlySpan<double> inputs)
    {
        double sum = 0;
        for (int i = 0; i < inputs.Length; i++) sum += Weights[i] * inputs[i];
        return sum >= Threshold;
    }

    public static ThresholdNeuron And() => new([1, 1], 1.5);

    public static ThresholdNeuron Or() => new([1, 1], 0.5);

    public static ThresholdNeuron Not() => new([-1], -0.5);

    public static ThresholdNeuron XorByFeature() => throw new NotImplementedException("ThresholdNeuron.XorByFeature");

    public static (ThresholdNeuron Or, ThresholdNeuron And, ThresholdNeuron Output) XorByLayers() => (Or(), And(), And());
}

public sealed partial class Perceptron
{
    public int Answer(ReadOnlySpan<double> x)
    {
        double sum = Bias;
        for (int i = 0; i < x.Length; i++) sum += Weights[i] * x[i];
        return sum > 0 ? 1 : -1;
    }

    public bool Learn(ReadOnlySpan<double> x, int label, double rate = 1)
    {
        if (Answer(x) == label) return false;
        for (int i = 0; i < x.Length; i++) Weights[i] += rate * label * x[i];
        Bias += rate * label;
        return true;
    }

    public int Fit(double[][] rows, int[] labels, int epochs = 100, double rate = 1) => throw new NotImplementedException("Perceptron.Fit");
}
