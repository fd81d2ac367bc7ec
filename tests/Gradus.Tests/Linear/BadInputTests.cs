using Gradus.Linear;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Linear;

/// <summary>What bad arguments are told: which one, what it is, what would be right.</summary>
public sealed class BadInputTests
{
    private static readonly SoftmaxWeights W = new(Tensor.Zeros([4, 3]), Tensor.Zeros([3]));
    private static readonly Tensor X = Tensor.Zeros([2, 4]), Labels = Tensor.Of(0, 2);

    private static IEnumerable<TestCaseData> Cases()
    {
        yield return Bad<ArgumentNullException>("no weights", () => SoftmaxRegression.Logits(null!, X), "w");
        yield return Bad<ArgumentNullException>("no Θ", () => SoftmaxRegression.Logits(new(null!, W.Bias), X), "w.Theta");
        yield return Bad<ArgumentNullException>("no bias", () => SoftmaxRegression.Logits(new(W.Theta, null!), X), "w.Bias");
        yield return Bad<ArgumentNullException>("no rows", () => SoftmaxRegression.Probabilities(W, null!), "x");
        yield return Bad<ArgumentNullException>("no labels", () => SoftmaxRegression.Gradient(W, X, null!), "labels");
        yield return Bad<ArgumentException>("Θ a vector", () => SoftmaxRegression.Logits(new(Tensor.Zeros([4]), W.Bias), X), "w.Theta is float32 [4]");
        yield return Bad<ArgumentException>("bias of another length", () => SoftmaxRegression.Logits(new(W.Theta, Tensor.Zeros([4])), X), "w.Bias is float32 [4]", "float32 [3]");
        yield return Bad<ArgumentException>("bias of another type", () => SoftmaxRegression.Logits(new(W.Theta, Tensor.Zeros([3], DType.Float64)), X), "w.Bias is float64 [3]");
        yield return Bad<ArgumentException>("one example", () => SoftmaxRegression.Logits(W, Tensor.Zeros([4])), "x is float32 [4]", "x.ExpandDims(0)");
        yield return Bad<ArgumentException>("other features", () => SoftmaxRegression.Probabilities(W, Tensor.Zeros([2, 5])), "x is float32 [2, 5]", "float32 [n, 4]");
        yield return Bad<ArgumentException>("another type", () => SoftmaxRegression.NegativeLogLikelihood(W, X.To(DType.Float64), Labels), "x is float64 [2, 4]", "float32 [n, 4]");
        yield return Bad<ArgumentException>("labels of float32", () => SoftmaxRegression.NegativeLogLikelihood(W, X, Tensor.Zeros([2])), "labels is float32 [2]", "int32 [2]");
        yield return Bad<ArgumentException>("a label missing", () => SoftmaxRegression.Gradient(W, X, Tensor.Of(1)), "labels is int32 [1]", "int32 [2]");
        yield return Bad<ArgumentOutOfRangeException>("no such class", () => SoftmaxRegression.NegativeLogLikelihood(W, X, Tensor.Of(0, 3)), "label 3", "0 to 2");
        yield return Bad<ArgumentOutOfRangeException>("a negative class", () => SoftmaxRegression.Gradient(W, X, Tensor.Of(0, -1)), "label -1");
        yield return Bad<ArgumentException>("a step without rows", () => SoftmaxRegression.Step(W, Tensor.Zeros([0, 4]), Tensor.Zeros([0], DType.Int32), 1), "float32 [0, 4]");
        yield return Bad<ArgumentOutOfRangeException>("rate NaN", () => SoftmaxRegression.Step(W, X, Labels, double.NaN), "rate", "NaN");
        yield return Bad<ArgumentOutOfRangeException>("rate negative", () => SoftmaxRegression.Step(W, X, Labels, -0.5), "rate", "-0.5");
        yield return Bad<ArgumentException>("classes of a vector", () => SoftmaxRegression.Classes(Tensor.Zeros([3])), "probabilities is float32 [3]");
        yield return Bad<ArgumentException>("no class", () => SoftmaxRegression.Classes(Tensor.Zeros([3, 0])), "probabilities is float32 [3, 0]");
        yield return Bad<ArgumentOutOfRangeException>("options.Rate", () => new SoftmaxRegression(new SoftmaxOptions { Rate = double.PositiveInfinity }), "options.Rate");
        yield return Bad<ArgumentOutOfRangeException>("options.Epochs", () => new SoftmaxRegression(new SoftmaxOptions { Epochs = -1 }), "options.Epochs", "-1");
        yield return Bad<ArgumentOutOfRangeException>("options.BatchSize", () => new SoftmaxRegression(new SoftmaxOptions { BatchSize = -2 }), "options.BatchSize", "-2");
        yield return Bad<ArgumentException>("fit without rows", () => Fit(Tensor.Zeros([0, 4])), "float32 [0, 4]");
        yield return Bad<ArgumentException>("fit with too few labels", () => Fit(X, 1), "2 rows", "there are 1");
        yield return Bad<ArgumentException>("fit with a negative label", () => Fit(X, 1, -1), "row 1 is -1");
        yield return Bad<ArgumentException>("fit with NaN", () => Fit(Tensor.Full([2, 4], double.NaN), 0, 1), "NaN");
        yield return Bad<ArgumentNullException>("fit without labels", () => new SoftmaxRegression().Fit(X, null!), "labels");
        yield return Bad<ArgumentException>("score with too few labels", () => Score([0]), "2 rows", "there are 1");
        yield return Bad<ArgumentException>("a neuron without weights", () => new ThresholdNeuron([], 1), "weights", "at least one");
        yield return Bad<ArgumentException>("a weight NaN", () => new ThresholdNeuron([1, double.NaN], 1), "weights", "number 1 is NaN");
        yield return Bad<ArgumentOutOfRangeException>("a threshold of infinity", () => new ThresholdNeuron([1], double.PositiveInfinity), "threshold");
        yield return Bad<ArgumentNullException>("weights null", () => new ThresholdNeuron(null!, 1), "weights");
        yield return Bad<ArgumentException>("too many inputs", () => ThresholdNeuron.Not().Fires(1, 0), "1 weights", "has 2");
        yield return Bad<ArgumentOutOfRangeException>("a perceptron without features", () => new Perceptron(0), "features", "0");
        yield return Bad<ArgumentException>("too few features", () => new Perceptron(2).Answer([1]), "2 weights", "x has 1");
        yield return Bad<ArgumentOutOfRangeException>("label 0", () => new Perceptron(1).Learn([1], 0), "-1 and +1", "this is 0");
        yield return Bad<ArgumentOutOfRangeException>("a perceptron's rate", () => new Perceptron(1).Learn([1], 1, -1), "rate", "-1");
        yield return Bad<ArgumentException>("no row to learn from", () => new Perceptron(1).Fit([], []), "rows");
        yield return Bad<ArgumentException>("a row too long", () => new Perceptron(1).Fit([[1], [1, 2]], [1, 1]), "rows[1]", "has 2");
        yield return Bad<ArgumentOutOfRangeException>("label 2", () => new Perceptron(1).Fit([[1], [2]], [1, 2]), "labels[1]", "this is 2");
        yield return Bad<ArgumentException>("labels missing", () => new Perceptron(1).Fit([[1], [2]], [1]), "2 rows", "there are 1");
        yield return Bad<ArgumentOutOfRangeException>("epochs negative", () => new Perceptron(1).Fit([[1]], [1], -1), "epochs", "-1");
        yield return Bad<ArgumentNullException>("a row null", () => new Perceptron(1).Fit([null!], [1]), "rows[0]");
    }

    [TestCaseSource(nameof(Cases)), SetCulture("ru-RU")]
    public void Bad_input_is_named(Type exception, Action act, string[] words)
    {
        var thrown = Assert.Throws(Is.TypeOf(exception), () => act())!;
        foreach (string word in words) Assert.That(thrown.Message, Does.Contain(word));
    }

    private static void Fit(Tensor x, params int[] labels) => new SoftmaxRegression().Fit(x, labels);

    private static void Score(int[] labels)
    {
        var model = new SoftmaxRegression(new SoftmaxOptions { Epochs = 1 });
        model.Fit(X, [0, 1]);
        model.Score(X, labels);
    }

    private static TestCaseData Bad<T>(string name, Action act, params string[] words) where T : Exception => new TestCaseData(typeof(T), act, words).SetArgDisplayNames(name);
}
