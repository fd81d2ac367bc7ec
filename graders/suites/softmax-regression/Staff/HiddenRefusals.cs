namespace Gradus.Suites.Linear.Staff;

/// <summary>What must be refused.</summary>
[Stage(9)]
public sealed class HiddenRefusals
{
    private const TensorKind Double = TensorKind.Double;
    private static readonly Shaped Theta = Shaped.Zeros(4, 3), Bias = Shaped.Zeros(3), X = Shaped.Zeros(2, 4), Other = Shaped.Zeros(2, 5);

    private static ILinear Linear => Subject.Of<ILinear>();

    [Check(1, Group = "perceptron", Case = Case.BadInput, Covers = ["scaling", "probabilities", "likelihood", "gradient", "training", "prediction", "neuron"], Hint = "refuse", Section = "refusals")]
    public void Refusals()
    {
        Part.Of(0.125, "scaling", () =>
        {
            foreach (var (training, other) in ((Shaped, Shaped)[])[(Shaped.Zeros(0, 4), X), (X, Other), (Bias, X), (Shaped.Matrix(new[,] { { 1, double.NaN } }), Shaped.Zeros(1, 2))])
                Assert.That(() => Linear.Scale(training, other, Double).Training, Is.Rejected);
        }, "FeatureScaling.ToUnitRange");
        Part.Of(0.125, "probabilities", () =>
        {
            Unfit((theta, bias, x) => Linear.Logits(theta, bias, x, Double));
            Unfit((theta, bias, x) => Linear.Probabilities(theta, bias, x, Double));
        }, "SoftmaxRegression.Logits");
        Part.Of(0.125, "likelihood", () =>
        {
            Unfit((theta, bias, x) => Linear.NegativeLogLikelihood(theta, bias, x, [0, 1], Double));
            OfLabels(labels => Linear.NegativeLogLikelihood(Theta, Bias, X, labels, Double));
        }, "SoftmaxRegression.NegativeLogLikelihood");
        Part.Of(0.125, "gradient", () =>
        {
            Unfit((theta, bias, x) => Linear.Gradient(theta, bias, x, [0, 1], Double)[0]);
            OfLabels(labels => Linear.Gradient(Theta, Bias, X, labels, Double)[0]);
        }, "SoftmaxRegression.Gradient");
        Part.Of(0.125, "training", () =>
        {
            foreach (double rate in (double[])[-0.25 * Subject.Random.Int(1, 9), double.NaN, double.PositiveInfinity]) Assert.That(() => Linear.Steps(Theta, Bias, X, [0, 1], [[0, 1]], rate)[0], Is.Rejected);
            Assert.That(() => Linear.Steps(Theta, Bias, X, [0, 1], [[]], 0.5)[0], Is.Rejected);
        }, "SoftmaxRegression.Step");
        Part.Of(0.125, "prediction", () =>
        {
            Assert.That(() => Linear.Classes(Bias), Is.Rejected);
            Assert.That(() => Linear.Classes(Shaped.Zeros(2, 0)), Is.Rejected);
        }, "SoftmaxRegression.Classes");
        Part.Of(0.125, "neuron", () =>
        {
            foreach (double[] inputs in (double[][])[[1], [1, 2, 3], [double.NaN, 1], [1, double.PositiveInfinity]]) Assert.That(() => Linear.Fires([1, 2], 0.5, inputs), Is.Rejected);
        }, "ThresholdNeuron.Fires");
        Part.Of(0.125, "perceptron", () =>
        {
            foreach (int label in (int[])[0, 2, -Subject.Random.Int(2, 9)])
            {
                Assert.That(() => Linear.Learn([[1, 2]], [label], 1).Bias, Is.Rejected);
                Assert.That(() => Linear.FitPerceptron([[1, 2]], [label], [3], 1), Is.Rejected);
            }
            foreach (double rate in (double[])[-1, double.NaN])
            {
                Assert.That(() => Linear.Learn([[1, 2]], [1], rate).Bias, Is.Rejected);
                Assert.That(() => Linear.FitPerceptron([[1, 2]], [1], [3], rate), Is.Rejected);
            }
            Assert.That(() => Linear.Learn([[1, 2], [1]], [1, 1], 1).Bias, Is.Rejected);
            Assert.That(() => Linear.Answers([[1, 2]], [1], [[1, 2, 3]]), Is.Rejected);
            Assert.That(() => Linear.FitPerceptron([[1, 2], [1]], [1, 1], [3], 1), Is.Rejected);
            Assert.That(() => Linear.FitPerceptron([[1, double.NaN]], [1], [3], 1), Is.Rejected);
            Assert.That(() => Linear.FitPerceptron([[1, 2]], [1, 1], [3], 1), Is.Rejected);
            Assert.That(() => Linear.FitPerceptron([[1, 2]], [1], [-1], 1), Is.Rejected);
            Assert.That(() => Linear.FitPerceptron([], [], [3], 1), Is.Rejected);
        }, "Perceptron.Fit");

        static void Unfit(Func<Shaped, Shaped, Shaped, Shaped> function)
        {
            foreach (var (theta, bias, x) in ((Shaped, Shaped, Shaped)[])[(Theta, Bias, Other), (Theta, Shaped.Zeros(4), X), (Bias, Bias, X), (Theta, Bias, Shaped.Zeros(4))])
                Assert.That(() => function(theta, bias, x), Is.Rejected);
        }

        static void OfLabels(Func<int[], Shaped> function)
        {
            foreach (int[] labels in (int[][])[[0, 3], [-1, 0], [1], [0, 1, 2]]) Assert.That(() => function(labels), Is.Rejected);
        }
    }
}
