using Gradus.Contracts;
using Gradus.Data;
using Gradus.Linear;
using Gradus.Tensors;

namespace Gradus.Probes;

/// <summary>Carries out <see cref="ILinear"/> on whatever assembly stands in for Gradus.Linear.</summary>
/// <remarks>A call of each member that students write stands in a method or lambda of its own: a member that is gone costs only the calls that use it.</remarks>
public sealed class LinearProbe : ILinear
{
    public (Shaped Training, Shaped Other) Scale(Shaped training, Shaped other, TensorKind kind)
    {
        var (scaled, others) = FeatureScaling.ToUnitRange(In(training, kind), In(other, kind));
        return (Out(scaled, kind), Out(others, kind));
    }

    public Shaped Logits(Shaped theta, Shaped bias, Shaped x, TensorKind kind) =>
        Out(SoftmaxRegression.Logits(new SoftmaxWeights(In(theta, kind), In(bias, kind)), In(x, kind)), kind);

    public Shaped Probabilities(Shaped theta, Shaped bias, Shaped x, TensorKind kind) =>
        Out(SoftmaxRegression.Probabilities(new SoftmaxWeights(In(theta, kind), In(bias, kind)), In(x, kind)), kind);

    public Shaped NegativeLogLikelihood(Shaped theta, Shaped bias, Shaped x, int[] labels, TensorKind kind) =>
        Out(SoftmaxRegression.NegativeLogLikelihood(new SoftmaxWeights(In(theta, kind), In(bias, kind)), In(x, kind), Tensor.Of<int>(labels)), kind);

    public Shaped[] Gradient(Shaped theta, Shaped bias, Shaped x, int[] labels, TensorKind kind)
    {
        var gradient = SoftmaxRegression.Gradient(new SoftmaxWeights(In(theta, kind), In(bias, kind)), In(x, kind), Tensor.Of<int>(labels));
        return [Out(gradient.Theta, kind), Out(gradient.Bias, kind)];
    }

    public Shaped[] Steps(Shaped theta, Shaped bias, Shaped x, int[] labels, int[][] batches, double rate)
    {
        var w = new SoftmaxWeights(Arrays.In(theta), Arrays.In(bias));
        var (rows, classes) = (Arrays.In(x), Tensor.Of<int>(labels));
        foreach (int[] batch in batches)
        {
            var taken = Tensor.Of<int>(batch);
            w = SoftmaxRegression.Step(w, rows.Take(taken), classes.Take(taken), rate);
        }
        return [Out(w.Theta, TensorKind.Double), Out(w.Bias, TensorKind.Double)];
    }

    public double[] Losses(Shaped theta, Shaped bias, Shaped x, int[] labels, int[][] batches, double rate, int every)
    {
        var w = new SoftmaxWeights(Arrays.In(theta), Arrays.In(bias));
        var (rows, classes) = (Arrays.In(x), Tensor.Of<int>(labels));
        List<double> losses = [];
        for (int step = 0; step <= batches.Length; step++)
        {
            if (step % every == 0) losses.Add(SoftmaxRegression.NegativeLogLikelihood(w, rows, classes).Item() / labels.Length);
            if (step == batches.Length) break;
            var taken = Tensor.Of<int>(batches[step]);
            w = SoftmaxRegression.Step(w, rows.Take(taken), classes.Take(taken), rate);
        }
        return [.. losses];
    }

    public int[] Classes(Shaped probabilities) => SoftmaxRegression.Classes(Arrays.In(probabilities));

    public int[][] Fit(Shaped x, int[] labels, Shaped asked, double rate, int epochs, int batchSize, int seed)
    {
        Tensor rows = In(x, TensorKind.Single), others = In(asked, TensorKind.Single), classes = Tensor.Of<int>(labels);
        var key = new RandomKey(seed);
        var bias = Tensor.Zeros([labels.Max() + 1]);
        var w = new SoftmaxWeights(key.Fold(0).Normal([x.Shape[1], bias.Size]), bias);
        List<int[]> answers = [];
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            answers.Add(SoftmaxRegression.Classes(SoftmaxRegression.Probabilities(w, others)));
            if (epoch == epochs) break;
            foreach (var batch in new Batches(labels.Length, batchSize, key.Fold(epoch))) w = SoftmaxRegression.Step(w, rows.Take(batch), classes.Take(batch), rate);
        }
        // Compiled: one program does for all batches.
        var model = new SoftmaxRegression(new SoftmaxOptions { Rate = rate, Epochs = epochs, BatchSize = batchSize, Seed = seed });
        model.Fit(rows, labels);
        return [.. answers, model.Predict(others)];
    }

    public bool Fires(double[] weights, double threshold, double[] inputs) => new ThresholdNeuron(weights, threshold).Fires(inputs);

    public bool GateFires(LogicGate gate, double[] inputs)
    {
        Func<double[], bool> fires = gate switch
        {
            LogicGate.And => values => ThresholdNeuron.And().Fires(values),
            LogicGate.Or => values => ThresholdNeuron.Or().Fires(values),
            LogicGate.Not => values => ThresholdNeuron.Not().Fires(values),
            LogicGate.XorByFeature => values => ThresholdNeuron.XorByFeature().Fires(values),
            LogicGate.XorOutput => values => ThresholdNeuron.XorByLayers().Output.Fires(values),
            _ => throw new ArgumentOutOfRangeException(nameof(gate), gate, "Expected a neuron of logic."),
        };
        return fires(inputs);
    }

    public bool XorByLayers(double[] inputs)
    {
        var (or, and, output) = ThresholdNeuron.XorByLayers();
        return output.Fires(or.Fires(inputs) ? 1 : 0, and.Fires(inputs) ? 1 : 0);
    }

    public PerceptronRun Learn(double[][] rows, int[] labels, double rate)
    {
        var perceptron = new Perceptron(rows.Length == 0 ? 1 : rows[0].Length);
        bool[] wrong = [.. rows.Zip(labels, (row, label) => perceptron.Learn(row, label, rate))];
        return new PerceptronRun(wrong, perceptron.Weights, perceptron.Bias);
    }

    public int[] Answers(double[][] rows, int[] labels, double[][] asked)
    {
        var perceptron = new Perceptron(rows[0].Length);
        foreach (var (row, label) in rows.Zip(labels)) perceptron.Learn(row, label);
        return [.. asked.Select(row => perceptron.Answer(row))];
    }

    public PerceptronFit[] FitPerceptron(double[][] rows, int[] labels, int[] epochs, double rate)
    {
        var perceptron = new Perceptron(rows.Length == 0 ? 1 : rows[0].Length);
        return [.. epochs.Select(limit => new PerceptronFit(perceptron.Fit(rows, labels, limit, rate), [.. perceptron.Weights], perceptron.Bias))];
    }

    private static Tensor In(Shaped array, TensorKind kind) => Arrays.In(array).To(TypeOf(kind));

    private static Shaped Out(Tensor? result, TensorKind kind) => result is null || result.DType == TypeOf(kind) ? Arrays.Out(result)
        : throw new InvalidOperationException($"The arguments are {TypeOf(kind).Name()}, and the result is {result.DType.Name()}.");

    private static DType TypeOf(TensorKind kind) => kind switch
    {
        TensorKind.Double => DType.Float64,
        TensorKind.Single => DType.Float32,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Expected float64 or float32: the module may read its tensors' numbers."),
    };
}
