namespace Gradus.Suites.Networks.Staff;

/// <summary>Further predictions, small ones, and those of a network that was fitted.</summary>
[Stage(8)]
public sealed class HiddenPredictions
{
    private static readonly NetworkSetting Linear = new([], 3, Squashing.None, 0.25, Cost.CrossEntropy, 0, Rule.Sgd, 0);

    private static INetworks Networks => Subject.Of<INetworks>();

    [Check(0.5, Group = "prediction", Hint = "scores", Section = "prediction")]
    public void Values()
    {
        var row = Oracle.Predictions[0];
        var numbers = Oracle.Regressions[0];
        Part.Of(0.1, "classes", () => Assert.That(Networks.Classes(row.Setting, row.Weights, row.X), Is.Exactly(row.Classes).Mistake("argmax-of-columns", row.ClassesOfColumns)), "MlpClassifier.Predict");
        Part.Of(0.1, "accuracy", () => Assert.That(Networks.Accuracy(row.Setting, row.Weights, row.X, row.Labels), Is.CloseTo(row.Accuracy).Mistake("error-for-score", 1 - row.Accuracy)
            .Mistake("count-for-share", row.Accuracy * row.Labels.Length)), "MlpClassifier.Score");
        Part.Of(0.1, "numbers", () => Assert.That(Networks.Numbers(numbers.Setting, numbers.Weights, numbers.X), Is.CloseTo(numbers.Numbers)), "MlpRegressor.Predict");
        Part.Of(0.2, "determination", () => Assert.That(Networks.Determination(numbers.Setting, numbers.Weights, numbers.X, numbers.Truth), Is.CloseTo(numbers.Determination)
            .Mistake("error-for-determination", numbers.MeanSquaredError).Mistake("unexplained-share", 1 - numbers.Determination).Mistake("one-mean-for-all-columns", numbers.OfAllColumns)), "MlpRegressor.Score");
    }

    [Check(0.5, Group = "prediction", Case = Case.Edge, Hint = "limits", Section = "prediction")]
    public void Limits()
    {
        var pair = Oracle.Pairs[0];
        var constant = Oracle.Regressions[1];
        // The bias alone speaks: the second and the third class are equally probable.
        Shaped[] weights = [Shaped.Zeros(2, 3), Shaped.Vector(0, 1, 1)];
        Part.Of(0.15, "two-classes", () => Assert.That(Networks.Probabilities(pair.Setting, pair.Weights, pair.X), Is.CloseTo(pair.Probabilities).Mistake("logits-for-probabilities", pair.Logits)
            .Mistake("softmax-twice", pair.Twice).Mistake("softmax-columns", pair.ByColumns)), "MlpClassifier.PredictProbabilities");
        Part.Of(0.1, "equal-classes", () => Assert.That(Networks.Classes(Linear, weights, new Shaped([1, 2, 3, 4], [2, 2])), Is.Exactly(new[] { 1, 1 }).Mistake("last-among-equals", new[] { 2, 2 })), "MlpClassifier.Predict");
        Part.Of(0.15, "equal-targets", () => Assert.That(Networks.Determination(constant.Setting, constant.Weights, constant.X, constant.Truth), Is.CloseTo(0)), "MlpRegressor.Score");
        Part.Of(0.1, "equal-targets-met", () => Assert.That(Networks.Determination(Linear with { Outputs = 1, Cost = Cost.SquaredError }, [Shaped.Zeros(2, 1), Shaped.Vector(0.5)], Shaped.Zeros(3, 2), Shaped.Vector(0.5, 0.5, 0.5)),
            Is.CloseTo(1)), "MlpRegressor.Score");
    }

    [Check(0.25, Group = "prediction", Case = Case.Edge, Hint = "columns", Section = "prediction", Place = "MlpRegressor.Predict")]
    public void Columns()
    {
        var row = Oracle.OneColumn[0];
        Shaped numbers = Table(row.Numbers), truth = Table(row.Truth);
        Part.Of(0.15, "column-of-targets", () => Assert.That(Networks.NumbersOfFitted(row.Setting, row.Weights, row.X, truth), Is.CloseTo(numbers).Mistake("column-dropped", row.Numbers)));
        Part.Of(0.1, "determination", () => Assert.That(Networks.Determination(row.Setting, row.Weights, row.X, truth), Is.CloseTo(row.Determination)
            .Mistake("error-for-determination", row.MeanSquaredError).Mistake("unexplained-share", 1 - row.Determination)), "MlpRegressor.Score");

        static Shaped Table(Shaped column) => new(column.Values, [column.Size, 1]);
    }

    [Check(0.75, Group = "prediction", Requires = ["HiddenObjectives.OfAnswers", "HiddenSteps.FurtherRules", "HiddenSteps.Keys", "HiddenEpochs.Limits", "HiddenLearning.Epochs", "HiddenHoldouts.SmallClasses", "HiddenEarlyStoppings.Patience", "Values"],
        Hint = "fit", Section = "prediction", Place = "MlpClassifier.Predict")]
    public void Fitted() => Convergence.Judge<ThreeClusters>();
}
