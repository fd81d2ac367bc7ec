using Gradus.Autodiff;
using Gradus.Contracts;
using Gradus.Layers;
using Gradus.Networks;
using Gradus.Optimizers;
using Gradus.Tensors;

namespace Gradus.Probes;

/// <summary>Carries out <see cref="INetworks"/> on whatever assembly stands in for Gradus.Networks.</summary>
public sealed class NetworksProbe : INetworks
{
    public double Objective(NetworkSetting setting, Shaped[] weights, Shaped x, Shaped y, int? key) =>
        ((Trainer)Made.Trainer(setting, x)).Objective(Arrays.In(weights), Arrays.In(x), Made.Targets(setting, y), key is { } seed ? new RandomKey(seed) : null).Item();

    public Trained Steps(NetworkSetting setting, Shaped[] weights, Shaped x, Shaped y, int[][] batches, int key)
    {
        var trainer = (Trainer)Made.Trainer(setting, x);
        var step = setting.Compiled ? trainer.Compile() : trainer.Eager();
        Tensor inputs = Arrays.In(x), targets = Made.Targets(setting, y);
        Tensor[] start = Arrays.In(weights);
        var state = new TrainingState(start, Made.Optimizer(setting).Start(start));
        var losses = new double[batches.Length];
        for (int i = 0; i < batches.Length; i++)
        {
            (state, var loss) = step(state, inputs, targets, Tensor.Of<int>(batches[i]), new RandomKey(key).Fold(i));
            losses[i] = loss.Item();
        }
        return new Trained(losses, [.. state.Weights.Select(Arrays.Out)]);
    }

    public EpochRun Epoch(int rows, int batchSize, int key, double[] lossOfRow)
    {
        List<int[]> asked = [];
        List<long> keys = [];
        List<int> states = [];
        // A state's number is its first weight: a trainer that takes steps of its own, at the rate 0, stays at 0.
        var trainer = new Trainer(new Sequential(Lego.Dense(1)), new Sgd(0), (output, y) => (output - y).Mean());
        Func<double, TrainingState> numbered = number => new TrainingState([Tensor.Full([1, 1], number, DType.Float64), Tensor.Zeros([1], DType.Float64)], new OptimizerState(0.0, []));
        Tensor examples = Tensor.Zeros([rows, 1], DType.Float64), targets = Tensor.Zeros([lossOfRow.Length, 1], DType.Float64);
        var (last, mean) = trainer.Epoch(numbered(0), examples, targets, batchSize, new RandomKey(key), (state, x, y, batch, own) =>
        {
            int[] ofBatch = batch.ToArray<int>();
            asked.Add(ofBatch);
            keys.Add((long)own.Value);
            states.Add((int)state.Weights[0].Item());
            return (numbered(asked.Count), ofBatch.Average(row => lossOfRow[row]));
        });
        return new EpochRun([.. asked], [.. keys], [.. states], (int)last.Weights[0].Item(), mean);
    }

    public Trained Epochs(NetworkSetting setting, Shaped[] weights, Shaped x, Shaped y, int batchSize, int epochs, int key)
    {
        var trainer = (Trainer)Made.Trainer(setting, x);
        var step = setting.Compiled ? trainer.Compile() : trainer.Eager();
        Tensor inputs = Arrays.In(x), targets = Made.Targets(setting, y);
        Tensor[] start = Arrays.In(weights);
        var state = new TrainingState(start, Made.Optimizer(setting).Start(start));
        var losses = new double[epochs];
        for (int i = 0; i < epochs; i++) (state, losses[i]) = trainer.Epoch(state, inputs, targets, batchSize, new RandomKey(key).Fold(i + 1), step);
        return new Trained(losses, [.. state.Weights.Select(Arrays.Out)]);
    }

    public Trained EpochByItself(NetworkSetting setting, Shaped[] weights, Shaped x, Shaped y, int batchSize, int key)
    {
        Tensor[] start = Arrays.In(weights);
        var state = new TrainingState(start, Made.Optimizer(setting).Start(start));
        (state, double loss) = ((Trainer)Made.Trainer(setting, x)).Epoch(state, Arrays.In(x), Made.Targets(setting, y), batchSize, new RandomKey(key));
        return new Trained([loss], [.. state.Weights.Select(Arrays.Out)]);
    }

    public Backpropagated Backpropagate(NetworkSetting setting, Shaped[] weights, Shaped[] left, Shaped x, Shaped y, int[][] batches, int key)
    {
        // The trainer's own optimizer is another one: who takes the step with it comes to other weights.
        var trainer = (Trainer)Made.Trainer(setting with { Rule = Rule.Sgd, Rate = 0.75 }, x);
        Parameter[] learned = [.. weights.Select(w => new Parameter(Arrays.In(w)))];
        var optimizer = new ParameterOptimizer(Made.Optimizer(setting), learned);
        for (int i = 0; i < left.Length; i++) learned[i].Backward(Arrays.In(left[i]));
        Tensor inputs = Arrays.In(x), targets = Made.Targets(setting, y);
        for (int i = 0; i < batches.Length; i++)
        {
            var rows = Tensor.Of<int>(batches[i]);
            trainer.Backpropagate(learned, optimizer, inputs.Take(rows), targets.Take(rows), new RandomKey(key).Fold(i));
        }
        return new Backpropagated([.. learned.Select(p => Arrays.Out(p.Value))], Arrays.Out([.. learned.Select(p => p.Grad)]));
    }

    public (int[] Training, int[] Validation) Holdout(int[] labels, double share, int key) => Networks.Holdout.Rows(labels, share, new RandomKey(key));

    public Observed EarlyStopping(int patience, double tolerance, double[] scores, int first)
    {
        var stopping = new EarlyStopping(patience, tolerance);
        bool[] stops = [.. scores.Select((score, i) => stopping.Observe(score, first + i))];
        return new Observed(stops, stopping.BestEpoch, stopping.Best);
    }

    public Shaped Probabilities(NetworkSetting setting, Shaped[] weights, Shaped x) =>
        Arrays.Out(new MlpClassifier((MlpOptions)Made.Options(setting)) { Weights = Arrays.In(weights) }.PredictProbabilities(Arrays.In(x)));

    public int[] Classes(NetworkSetting setting, Shaped[] weights, Shaped x) => new MlpClassifier((MlpOptions)Made.Options(setting)) { Weights = Arrays.In(weights) }.Predict(Arrays.In(x));

    public double Accuracy(NetworkSetting setting, Shaped[] weights, Shaped x, int[] labels) =>
        new MlpClassifier((MlpOptions)Made.Options(setting)) { Weights = Arrays.In(weights) }.Score(Arrays.In(x), labels);

    public Shaped Numbers(NetworkSetting setting, Shaped[] weights, Shaped x) => Arrays.Out(new MlpRegressor((MlpOptions)Made.Options(setting)) { Weights = Arrays.In(weights) }.Predict(Arrays.In(x)));

    public Shaped NumbersOfFitted(NetworkSetting setting, Shaped[] weights, Shaped x, Shaped y)
    {
        var regressor = new MlpRegressor((MlpOptions)Made.Options(setting) with { Epochs = 1 }).Fit(Arrays.In(x), Arrays.In(y));
        regressor.Weights = Arrays.In(weights);
        return Arrays.Out(regressor.Predict(Arrays.In(x)));
    }

    public double Determination(NetworkSetting setting, Shaped[] weights, Shaped x, Shaped y) =>
        new MlpRegressor((MlpOptions)Made.Options(setting)) { Weights = Arrays.In(weights) }.Score(Arrays.In(x), Arrays.In(y));

    public FittedRun Fit(NetworkSetting setting, Shaped x, int[] labels, Shaped asked, int batchSize, int epochs, int patience, int seed)
    {
        var questions = Arrays.In(asked);
        List<int[]> answers = [];
        MlpClassifier? fitted = null;
        fitted = new MlpClassifier((MlpOptions)Made.Options(setting) with
        {
            BatchSize = batchSize,
            Epochs = epochs,
            EarlyStopping = patience > 0,
            Patience = Math.Max(1, patience),
            Seed = seed,
            Progress = new Told<EpochReport>(_ => answers.Add(fitted!.Predict(questions))),
        });
        fitted.Fit(Arrays.In(x), labels);
        return new FittedRun([.. fitted.History.Loss], [.. answers], fitted.Predict(questions));
    }

    public double[][] Outputs(double[][,] weights, double[] x) => new BackpropagationByHand(weights).Forward(x);

    public double[][] Deltas(double[][,] weights, double[][] outputs, double[] target) => new BackpropagationByHand(weights).Deltas(outputs, target);

    public double[][,] Learn(double[][,] weights, double rate, double inertia, double[][] rows, double[][] targets)
    {
        var network = new BackpropagationByHand(weights, rate, inertia);
        for (int i = 0; i < rows.Length; i++) network.Learn(rows[i], targets[i]);
        return network.Weights;
    }
}
