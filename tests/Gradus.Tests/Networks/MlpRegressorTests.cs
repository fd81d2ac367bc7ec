using Gradus.Activations;
using Gradus.Networks;
using Gradus.Optimizers;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Networks;

/// <summary>Fit and predict of numbers.</summary>
public sealed class MlpRegressorTests
{
    private static readonly Tensor X = Tensor.Linspace(-1, 1, 64, DType.Float64).ExpandDims(1);

    /// <summary>The inputs are the outputs.</summary>
    private static MlpRegressor Mirror(int columns) =>
        new(new MlpOptions { Hidden = [] }) { Weights = [Tensor.Eye(columns, dtype: DType.Float64), Tensor.Zeros([columns], DType.Float64)] };

    [Test]
    public void Learns_a_curve()
    {
        var y = Tensor.Sin(3 * X).Reshape(64);
        var fitted = new MlpRegressor(new MlpOptions { Hidden = [16], HiddenActivation = Activation.Tanh, Optimizer = new Adam(0.02), Epochs = 200, BatchSize = 16 }).Fit(X, y);
        Assert.That(fitted.Score(X, y), Is.GreaterThan(0.99));
        Assert.That(fitted.Predict(X).Shape, Is.EqualTo(Shape.Create(64)), "as the targets");
        Assert.That(fitted.Outputs(X).Shape, Is.EqualTo(Shape.Create(64, 1)));
        Assert.That(fitted.Predict(X).DType, Is.EqualTo(DType.Float32), "as the options say");
    }

    [Test]
    public void Learns_several_columns_and_one()
    {
        var options = new MlpOptions { Hidden = [8], Epochs = 3 };
        var two = new MlpRegressor(options).Fit(X, Tensor.Concatenate([X, -X], 1));
        Assert.That(two.Predict(X).Shape, Is.EqualTo(Shape.Create(64, 2)));
        MlpRegressor flat = new MlpRegressor(options).Fit(X, X.Reshape(64)), column = new MlpRegressor(options).Fit(X, X);
        Assert.That((flat.HasColumns, column.HasColumns, column.Predict(X).Shape), Is.EqualTo((false, true, Shape.Create(64, 1))));
        Assert.That(Small.SameBits(flat.Weights, column.Weights));
        Assert.That(flat.Score(X, X.Reshape(64)), Is.EqualTo(column.Score(X, X)));
    }

    [Test]
    public void Stops_early_by_the_score()
    {
        var noise = new RandomKey(1).Normal([64], dtype: DType.Float64);
        var fitted = new MlpRegressor(new MlpOptions { Hidden = [32], Epochs = 500, EarlyStopping = true, ValidationShare = 0.25, Patience = 5, Optimizer = new Adam(0.02) }).Fit(X, noise);
        Assert.That(fitted.History.StoppedEarly, "noise cannot be learned");
        Assert.That(fitted.History.ValidationScore[fitted.History.BestEpoch - 1], Is.EqualTo(fitted.History.ValidationScore.Max()).Within(1e-4));
    }

    [TestCase(new[] { 1.0, 2, 3, 4 }, new[] { 1.0, 2, 3, 4 }, 1, TestName = "perfect")]
    [TestCase(new[] { 1.0, 2, 3, 4 }, new[] { 2.5, 2.5, 2.5, 2.5 }, 0, TestName = "always the mean")]
    [TestCase(new[] { 1.0, 2, 3, 4 }, new[] { 4.0, 3, 2, 1 }, -3, TestName = "the wrong way round: 1 − 20/5")]
    [TestCase(new[] { 3, -0.5, 2, 7 }, new[] { 2.5, 0.0, 2, 8 }, 0.9486081370449679, TestName = "scikit-learn's example")]
    [TestCase(new[] { 0.1, 0.1, 0.1 }, new[] { 0.1, 0.1, 0.1 }, 1, TestName = "equal targets, met")]
    [TestCase(new[] { 0.1, 0.1, 0.1 }, new[] { 0.1, 0.1, 0.2 }, 0, TestName = "equal targets, not met")]
    public void The_score_is_R_squared(double[] truth, double[] predicted, double score)
    {
        Tensor y = Tensor.Of<double>(truth), x = Tensor.Of<double>(predicted).ExpandDims(1);
        Assert.That(Mirror(1).Score(x, y), Is.EqualTo(score).Within(1e-15));
    }

    [Test(Description = "scikit-learn's example: r2_score([[0.5, 1], [-1, 1], [7, -6]], [[0, 2], [-1, 2], [8, -5]]) = the mean of 0.965… and 0.908…")]
    public void Of_columns_it_is_the_mean() => Assert.That(
        Mirror(2).Score(Tensor.Of(new double[,] { { 0, 2 }, { -1, 2 }, { 8, -5 } }), Tensor.Of(new[,] { { 0.5, 1 }, { -1, 1 }, { 7, -6 } })), Is.EqualTo(0.9368005266622779).Within(1e-14));

    private static IEnumerable<TestCaseData> Refusals()
    {
        yield return Case("no targets", () => new MlpRegressor().Fit(X, null!), "y");
        yield return Case("labels", () => new MlpRegressor().Fit(X, Tensor.Zeros([64], DType.Int32)), "y is int32 [64]; expected float32 or float64");
        yield return Case("too few targets", () => new MlpRegressor().Fit(X, X[..10]), "y is float64 [10, 1]; expected [64, …]");
        yield return Case("targets with three axes", () => new MlpRegressor().Fit(X, X.ExpandDims(2)), "y is float64 [64, 1, 1]; expected [n]");
        yield return Case("infinite targets", () => new MlpRegressor().Fit(X, 1 / (X * 0)), "y is float64 [64, 1] and holds NaN or infinite");
        yield return Case("a score of other shapes", () => Mirror(1).Score(X, X), "truth is float64 [64, 1]; expected [64]");

        static TestCaseData Case(string name, Action act, string message) => new TestCaseData(act, message).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Refusals))]
    public void Refuses(Action act, string message) => Assert.That(() => act(), Throws.InstanceOf<ArgumentException>().With.Message.Contains(message));
}
