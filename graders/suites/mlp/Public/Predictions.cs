namespace Gradus.Suites.Networks.Public;

/// <summary>What a network is asked.</summary>
[Stage(8)]
public sealed class Predictions
{
    private static INetworks Networks => Subject.Of<INetworks>();

    [Check(1, Group = "prediction", Hint = "probabilities", Section = "prediction", Place = "MlpClassifier.PredictProbabilities")]
    public void Probabilities()
    {
        var row = Subject.Random.Pick(Oracle.Predictions);
        Assert.That(Networks.Probabilities(row.Setting, row.Weights, row.X), Is.CloseTo(row.Probabilities).Mistake("logits-for-probabilities", row.Logits).Mistake("softmax-twice", row.Twice)
            .Mistake("softmax-columns", row.ByColumns));
    }

    [Check(1.5, Group = "prediction", Hint = "scores", Section = "prediction")]
    public void Scores()
    {
        var row = Subject.Random.Pick(Oracle.Predictions);
        var numbers = Subject.Random.Pick(Oracle.Regressions);
        Part.Of(0.4, "classes", () => Assert.That(Networks.Classes(row.Setting, row.Weights, row.X), Is.Exactly(row.Classes).Mistake("argmax-of-columns", row.ClassesOfColumns)), "MlpClassifier.Predict");
        Part.Of(0.4, "accuracy", () => Assert.That(Networks.Accuracy(row.Setting, row.Weights, row.X, row.Labels), Is.CloseTo(row.Accuracy).Mistake("error-for-score", 1 - row.Accuracy)
            .Mistake("count-for-share", row.Accuracy * row.Labels.Length)), "MlpClassifier.Score");
        Part.Of(0.3, "numbers", () => Assert.That(Networks.Numbers(numbers.Setting, numbers.Weights, numbers.X), Is.CloseTo(numbers.Numbers)
            .Mistake("column-kept", new Shaped(numbers.Numbers.Values, [numbers.Numbers.Size, 1]))), "MlpRegressor.Predict");
        Part.Of(0.4, "determination", () => Assert.That(Networks.Determination(numbers.Setting, numbers.Weights, numbers.X, numbers.Truth), Is.CloseTo(numbers.Determination)
            .Mistake("error-for-determination", numbers.MeanSquaredError).Mistake("unexplained-share", 1 - numbers.Determination)), "MlpRegressor.Score");
    }
}
