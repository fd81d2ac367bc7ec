using Gradus.Autodiff;
using Gradus.Contracts;
using Gradus.Linear;
using Gradus.Metrics;
using Gradus.Networks;
using Gradus.Optimizers;
using Gradus.Tensors;

namespace Gradus.Probes;

/// <summary>Carries out <see cref="IDigits"/> with whatever assemblies stand in for the modules.</summary>
public sealed class DigitsProbe : IDigits
{
    public double[] Steps(SystemSetting setting, Shaped[] weights, Shaped x, Shaped y, int[][] batches)
    {
        var (inputs, targets) = Data(setting, x, y);
        var trainer = (Trainer)Parts.Trainer(setting, inputs.Shape.Without([0]), weights[^1].Shape[0]);
        var step = trainer.Eager();
        var state = (TrainingState)Begin(setting, weights);
        return [.. batches.Select((batch, i) =>
        {
            (state, var loss) = step(state, inputs, targets, Tensor.Of<int>(batch), new RandomKey(i));
            return loss.Item();
        })];
    }

    public double[] ParameterSteps(SystemSetting setting, Shaped[] weights, Shaped x, Shaped y, int[][] batches)
    {
        var (inputs, targets) = Data(setting, x, y);
        // The optimizer that is given takes the steps: the trainer's own, at the rate 0, would take none.
        var idle = new OptimizerSetting(OptimizerKind.Sgd, new(ScheduleKind.Constant, 0));
        var trainer = (Trainer)Parts.Trainer(setting with { Optimizer = idle }, inputs.Shape.Without([0]), weights[^1].Shape[0]);
        Parameter[] learned = [.. weights.Select(w => new Parameter(Arrays.In(w)))];
        var optimizer = new ParameterOptimizer((Optimizer)Made.Of(setting.Optimizer), learned);
        return [.. batches.Select((batch, i) =>
        {
            var rows = Tensor.Of<int>(batch);
            var (examples, theirs, key) = (inputs.Take(rows), targets.Take(rows), new RandomKey(i));
            double loss = trainer.Objective([.. learned.Select(parameter => parameter.Value)], examples, theirs, key).Item();
            trainer.Backpropagate(learned, optimizer, examples, theirs, key);
            return loss;
        })];
    }

    public double[] Epochs(SystemSetting setting, Shaped[] weights, Shaped x, Shaped y, int batchSize, int[] keys)
    {
        var (inputs, targets) = Data(setting, x, y);
        var trainer = (Trainer)Parts.Trainer(setting, inputs.Shape.Without([0]), weights[^1].Shape[0]);
        var state = (TrainingState)Begin(setting, weights);
        return [.. keys.Select(key =>
        {
            (state, double loss) = trainer.Epoch(state, inputs, targets, batchSize, new RandomKey(key));
            return loss;
        })];
    }

    public Shaped Evaluate(SystemSetting setting, Shaped[] weights, Shaped x) =>
        Arrays.Out(new MlpClassifier((MlpOptions)Parts.Options(setting)) { Weights = Arrays.In(weights) }.PredictProbabilities(Arrays.In(x)));

    public Shaped[] Start(SystemSetting setting, int features, int outputs, int key) => [.. Drawn(setting, features, outputs, key, DType.Float64).Select(Arrays.Out)];

    public int[] Stopping(int patience, double[] scores)
    {
        var stopping = new EarlyStopping(patience);
        int stopped = Array.FindIndex([.. Enumerable.Range(0, scores.Length)], epoch => stopping.Observe(scores[epoch], epoch));
        return [stopped, stopping.BestEpoch];
    }

    public SoftmaxRun Softmax(Shaped theta, Shaped bias, Shaped x, int[] labels, int[][] batches, double rate, Shaped asked)
    {
        var (training, others) = FeatureScaling.ToUnitRange(Arrays.In(x), Arrays.In(asked));
        var classes = Tensor.Of<int>(labels);
        var weights = new SoftmaxWeights(Arrays.In(theta), Arrays.In(bias));
        var losses = new double[batches.Length];
        for (int i = 0; i < batches.Length; i++)
        {
            var rows = Tensor.Of<int>(batches[i]);
            var (examples, theirs) = (training.Take(rows), classes.Take(rows));
            losses[i] = SoftmaxRegression.NegativeLogLikelihood(weights, examples, theirs).Item() / batches[i].Length;
            weights = SoftmaxRegression.Step(weights, examples, theirs, rate);
        }
        var probabilities = SoftmaxRegression.Probabilities(weights, others);
        return new SoftmaxRun(losses, Arrays.Out(probabilities), SoftmaxRegression.Classes(probabilities));
    }

    public double Measure(SystemMeasure measure, int[] truth, int[] answers, Shaped probabilities)
    {
        int classes = probabilities.Shape[1];
        Func<double> figure = measure switch
        {
            SystemMeasure.Accuracy => () => ConfusionMatrix.FromIndices(truth, answers, classes).Accuracy(),
            SystemMeasure.BalancedAccuracy => () => ConfusionMatrix.FromIndices(truth, answers, classes).BalancedAccuracy(),
            SystemMeasure.Precision => () => ConfusionMatrix.FromIndices(truth, answers, classes) is var matrix ? Enumerable.Range(0, classes).Average(c => matrix.Precision(c)) : 0,
            SystemMeasure.Specificity => () => ConfusionMatrix.FromIndices(truth, answers, classes) is var matrix ? Enumerable.Range(0, classes).Average(c => matrix.Specificity(c)) : 0,
            SystemMeasure.FOne => () => ConfusionMatrix.FromIndices(truth, answers, classes).F1(Average.Macro),
            SystemMeasure.LogLoss => () => ProbabilityScores.LogLoss(truth, Matrix(probabilities), Metrics.Reduction.Mean),
            SystemMeasure.RocAuc => () => Ranking.RocAucOneVsRest(truth, Matrix(probabilities), Average.Macro),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Expected a figure that there is."),
        };
        return figure();
    }

    public SystemRun Learn(SystemSetting setting, Shaped x, int[] labels, Shaped asked, int batchSize, int epochs, int seed)
    {
        var questions = Arrays.In(asked).To(DType.Float32);
        List<int[]> answers = [];
        MlpClassifier? model = null;
        model = new MlpClassifier((MlpOptions)Parts.Options(setting) with
        {
            BatchSize = batchSize,
            Epochs = epochs,
            Seed = seed,
            Progress = new Told<EpochReport>(_ => answers.Add(model!.Predict(questions))),
        })
        { Weights = Drawn(setting, x.Shape[1], labels.Max() + 1, seed, DType.Float32) };
        answers.Add(model.Predict(questions));
        model.Fit(Arrays.In(x).To(DType.Float32), labels);
        int[] kept = model.Predict(questions);
        answers[^1] = kept;
        while (answers.Count <= epochs) answers.Add(kept);
        return new SystemRun([.. model.History.Loss], [.. answers]);
    }

    private static (Tensor X, Tensor Y) Data(SystemSetting setting, Shaped x, Shaped y) =>
        (Arrays.In(x), Parts.TakesLabels(setting.Loss) ? Arrays.In(y).To(DType.Int32) : Arrays.In(y));

    private static object Begin(SystemSetting setting, Shaped[] weights)
    {
        var start = Arrays.In(weights);
        return new TrainingState(start, ((Optimizer)Made.Of(setting.Optimizer)).Start(start));
    }

    private static Tensor[] Drawn(SystemSetting setting, int features, int outputs, int key, DType type) =>
        ((Layers.Layer)Parts.Network(setting, [features], outputs)).Initialize(new RandomKey(key), [features], type);

    private static double[,] Matrix(Shaped table)
    {
        var matrix = new double[table.Shape[0], table.Shape[1]];
        for (int i = 0; i < table.Size; i++) matrix[i / table.Shape[1], i % table.Shape[1]] = table.Values[i];
        return matrix;
    }
}
