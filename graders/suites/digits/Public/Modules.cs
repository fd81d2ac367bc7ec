namespace Gradus.Suites.Digits.Public;

/// <summary>One module of the student's in a system that is otherwise the reference's.</summary>
[Stage(1)]
public sealed class Modules
{
    [Check(4, Module = "Gradus.Autodiff", Group = "autodiff", Hint = "own-assignment", Section = "autodiff")]
    public void Autodiff()
    {
        Part.Of(1.5, "tanh-of-tensors", () => Judging.Steps(Oracle.TanhRule));
        Part.Of(1.5, "sigmoid-of-tensors", () => Judging.Steps(Oracle.SigmoidRule));
        Part.Of(1, "through-parameters", () => Judging.ParameterSteps(Oracle.Parameters));
    }

    [Check(4, Module = "Gradus.Activations", Group = "activations", Hint = "own-assignment", Section = "activations")]
    public void Activations()
    {
        Part.Of(1, "relu", () => Judging.Steps(Oracle.Relu));
        Part.Of(1, "tanh", () => Judging.Steps(Oracle.Tanh));
        Part.Of(1, "log-softmax", () => Judging.Steps(Oracle.Likelihood));
        Part.Of(1, "probabilities", () => Judging.Evaluate(Oracle.Probabilities));
    }

    [Check(4, Module = "Gradus.Losses", Group = "losses", Hint = "own-assignment", Section = "losses")]
    public void Losses()
    {
        Part.Of(1.5, "cross-entropy", () => Judging.Steps(Oracle.CrossEntropy));
        Part.Of(1.5, "penalised", () => Judging.Steps(Oracle.Penalised));
        Part.Of(1, "two-classes", () => Judging.Steps(Oracle.TwoClasses));
    }

    [Check(4, Module = "Gradus.Layers", Group = "layers", Hint = "own-assignment", Section = "layers")]
    public void Layers()
    {
        Part.Of(1.5, "dense", () => Judging.Steps(Oracle.Dense));
        Part.Of(1, "images", () => Judging.Steps(Oracle.Images));
        Part.Of(1.5, "evaluated", () => Judging.Evaluate(Oracle.Dropped));
    }

    [Check(4, Module = "Gradus.Optimizers", Group = "optimizers", Hint = "own-assignment", Section = "optimizers")]
    public void Optimizers()
    {
        Part.Of(1, "momentum", () => Judging.Steps(Oracle.Momentum));
        Part.Of(1, "nesterov", () => Judging.Steps(Oracle.Nesterov));
        Part.Of(1, "rmsprop", () => Judging.Steps(Oracle.RmsProp));
        Part.Of(1, "adam", () => Judging.Steps(Oracle.Adam));
    }

    [Check(4, Module = "Gradus.Linear", Group = "softmax-regression", Hint = "own-assignment", Section = "softmax-regression")]
    public void Linear() => Judging.Softmax(Oracle.Regression, ofLoss: 2, ofProbabilities: 1.5, ofAnswers: 0.5);

    [Check(4, Module = "Gradus.Networks", Group = "mlp", Hint = "own-assignment", Section = "mlp")]
    public void Networks()
    {
        Part.Of(1, "step", () => Judging.Steps(Oracle.Step));
        Part.Of(1, "epochs", () => Judging.Epochs(Oracle.Epochs));
        Part.Of(1, "through-parameters", () => Judging.ParameterSteps(Oracle.Backpropagated));
        Part.Of(1, "probabilities", () => Judging.Evaluate(Oracle.Probabilities));
    }

    [Check(4, Module = "Gradus.Metrics", Group = "metrics", Hint = "own-assignment", Section = "metrics")]
    public void Metrics()
    {
        var row = Subject.Random.Pick(Oracle.Figures);
        Part.Of(1, "accuracy", () => Judging.Measure(row, SystemMeasure.Accuracy));
        Part.Of(1, "precision", () => Judging.Measure(row, SystemMeasure.Precision));
        Part.Of(1, "log-loss", () => Judging.Measure(row, SystemMeasure.LogLoss));
        Part.Of(1, "roc-auc", () => Judging.Measure(row, SystemMeasure.RocAuc));
    }
}
