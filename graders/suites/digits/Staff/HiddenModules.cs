namespace Gradus.Suites.Digits.Staff;

/// <summary>One module of the student's in a system that is otherwise the reference's, in other settings.</summary>
[Stage(11)]
public sealed class HiddenModules
{
    private static IDigits Digits => Subject.Of<IDigits>();

    [Check(2, Module = "Gradus.Autodiff", Group = "autodiff", Hint = "own-assignment", Section = "autodiff")]
    public void Autodiff()
    {
        Part.Of(1, "deeper", () => Judging.Steps(Oracle.DeepRules));
        Part.Of(1, "elastic", () => Judging.Steps(Oracle.PenalisedRules));
    }

    [Check(2, Module = "Gradus.Activations", Group = "activations", Hint = "own-assignment", Section = "activations")]
    public void Activations()
    {
        Part.Of(0.5, "elu", () => Judging.Steps(Oracle.Elu));
        Part.Of(0.5, "leaky-relu", () => Judging.Steps(Oracle.LeakyRelu));
        Part.Of(0.5, "softplus", () => Judging.Steps(Oracle.Softplus));
        Part.Of(0.5, "softsign", () => Judging.Steps(Oracle.Softsign));
    }

    [Check(2, Module = "Gradus.Losses", Group = "losses", Hint = "own-assignment", Section = "losses")]
    public void Losses()
    {
        Part.Of(0.5, "cross-entropy", () => Judging.Steps(Oracle.CrossEntropy));
        Part.Of(0.5, "one-hot", () => Judging.Steps(Oracle.OneHot));
        Part.Of(0.5, "huber", () => Judging.Steps(Oracle.Huber));
        Part.Of(0.5, "elastic", () => Judging.Steps(Oracle.Elastic));
    }

    [Check(2, Module = "Gradus.Layers", Group = "layers", Hint = "own-assignment", Section = "layers")]
    public void Layers()
    {
        Part.Of(1, "deeper", () => Judging.Steps(Oracle.Deep));
        Part.Of(1, "starts", Starts);
    }

    [Check(2, Module = "Gradus.Optimizers", Group = "optimizers", Hint = "own-assignment", Section = "optimizers")]
    public void Optimizers()
    {
        Part.Of(0.5, "decaying-rate", () => Judging.Steps(Oracle.Decaying));
        Part.Of(0.5, "adagrad", () => Judging.Steps(Oracle.Adagrad));
        Part.Of(0.5, "inertia", () => Judging.Steps(Oracle.Inertia));
        Part.Of(0.5, "nesterov-pytorch", () => Judging.Steps(Oracle.NesterovPyTorch));
    }

    [Check(2, Module = "Gradus.Linear", Group = "softmax-regression", Hint = "own-assignment", Section = "softmax-regression")]
    public void Linear() => Judging.Softmax(Oracle.Regression, ofLoss: 1, ofProbabilities: 0.75, ofAnswers: 0.25);

    [Check(2, Module = "Gradus.Networks", Group = "mlp", Hint = "own-assignment", Section = "mlp")]
    public void Networks()
    {
        Part.Of(1, "epochs", () => Judging.Epochs(Oracle.Epochs));
        Part.Of(1, "early-stopping", Stops);
    }

    [Check(2, Module = "Gradus.Metrics", Group = "metrics", Hint = "own-assignment", Section = "metrics")]
    public void Metrics()
    {
        var row = Subject.Random.Pick(Oracle.Figures);
        Part.Of(0.5, "balanced-accuracy", () => Judging.Measure(row, SystemMeasure.BalancedAccuracy));
        Part.Of(0.5, "specificity", () => Judging.Measure(row, SystemMeasure.Specificity));
        Part.Of(0.5, "f-one", () => Judging.Measure(row, SystemMeasure.FOne));
        Part.Of(0.5, "log-loss", () => Judging.Measure(row, SystemMeasure.LogLoss));
    }

    /// <summary>Of 1,200 weights and more of Glorot's start the greatest is within a fiftieth of its bound, but for one key in 10¹⁰.</summary>
    private static void Starts()
    {
        int inputs = Subject.Random.Int(50, 70), outputs = 120;
        var weights = Digits.Start(new([outputs], SystemUnit.Relu, SystemLoss.CrossEntropy, new(OptimizerKind.Sgd, new(ScheduleKind.Constant, 0.1))), inputs, 10, Subject.Random.Int(1, 1000));
        Assert.That((double[])[.. weights.Select(w => w.Values.Max(Math.Abs))], Is.CloseTo([Bound(inputs, outputs), 0, Bound(outputs, 10), 0]).Within(0.02, 1e-12));

        static double Bound(int inputs, int outputs) => Math.Sqrt(6.0 / (inputs + outputs));
    }

    private static void Stops()
    {
        int patience = Subject.Random.Int(2, 5), best = Subject.Random.Int(3, 8);
        double[] scores = [.. Enumerable.Range(0, 20).Select(epoch => epoch <= best ? 0.5 + (0.04 * epoch) : 0.5 + (0.04 * best) - (0.01 * (epoch % 3)))];
        Assert.That(Digits.Stopping(patience, scores), Is.Exactly((int[])[best + patience, best]));
    }
}
