using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Losses;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Losses;

/// <summary>Wrong arguments are refused with messages that name the function, the argument, what it is and what would be right.</summary>
public sealed class BadInputTests
{
    private static readonly Tensor X = Of(new[,] { { 0.1, 0.2, 0.7 }, { 0.4, 0.5, 0.1 } }), Labels = Of(0, 2);

    private static IEnumerable<(string Name, string First, string Second, Func<Tensor, Tensor, Tensor> Value)> OfOneShape =>
    [
        ("SquaredError", "prediction", "target", (x, t) => Loss.SquaredError(x, t)),
        ("AbsoluteError", "prediction", "target", (x, t) => Loss.AbsoluteError(x, t)),
        ("Huber", "prediction", "target", (x, t) => Loss.Huber(x, t)),
        ("LogLoss", "probabilities", "targets", (x, t) => Loss.LogLoss(x, t)),
        ("LogLossFromLogits", "logits", "targets", (x, t) => Loss.LogLossFromLogits(x, t)),
        ("CrossEntropyOneHot", "logits", "targets", (x, t) => Loss.CrossEntropyOneHot(x, t)),
    ];

    private static IEnumerable<(string Name, string First, Func<Tensor, Tensor, Tensor> Value)> OfLabels =>
    [
        ("CrossEntropy", "logits", (x, labels) => Loss.CrossEntropy(x, labels)),
        ("NegativeLogLikelihood", "logProbabilities", (x, labels) => Loss.NegativeLogLikelihood(x, labels)),
    ];

    private static IEnumerable<(string Name, Func<object, Tensor> Value)> Penalties => [("L1", w => Penalty.L1(w)), ("L2", w => Penalty.L2(w)), ("Elastic", w => Penalty.Elastic(w))];

    private static IEnumerable<TestCaseData> Refusals =>
    [
        .. OfOneShape.SelectMany(f => (TestCaseData[])
        [
            Case<ArgumentException>($"{f.Name} of two shapes", () => f.Value(X, X[..1]), f.Name, $"{f.Second} is float64 [1, 3]", "float64 [2, 3]", f.First),
            Case<ArgumentException>($"{f.Name} of two types", () => f.Value(X, X.To(DType.Float32)), f.Name, $"{f.Second} is float32 [2, 3]", "float64 [2, 3]"),
            Case<ArgumentException>($"{f.Name} of integers", () => f.Value(Ones([2, 3], DType.Int32), X), f.Name, $"{f.First} is int32 [2, 3]", "float32 or float64"),
            Case<ArgumentException>($"{f.Name} with integers", () => f.Value(X, Ones([2, 3], DType.Int32)), f.Name, $"{f.Second} is int32 [2, 3]"),
            Case<ArgumentNullException>($"{f.Name} of null", () => f.Value(null!, X), f.Name, $"{f.First} is null"),
            Case<ArgumentNullException>($"{f.Name} with null", () => f.Value(X, null!), f.Name, $"{f.Second} is null"),
        ]),
        .. OfLabels.SelectMany(f => (TestCaseData[])
        [
            Case<ArgumentException>($"{f.Name} of a vector", () => f.Value(X[0], Of(0)), f.Name, $"{f.First} is float64 [3]", "[n, classes]", $"{f.First}.ExpandDims(0)"),
            Case<ArgumentException>($"{f.Name} of integers", () => f.Value(Ones([2, 3], DType.Int32), Labels), $"{f.First} is int32 [2, 3]"),
            Case<ArgumentException>($"{f.Name} without classes", () => f.Value(Zeros([2, 0]), Labels), $"{f.First} is float32 [2, 0]"),
            Case<ArgumentException>($"{f.Name} of one-hot rows", () => f.Value(X, X), f.Name, "labels is float64 [2, 3]", "int32 [2]", "CrossEntropyOneHot"),
            Case<ArgumentException>($"{f.Name} of floating labels", () => f.Value(X, Of(0.0, 2)), "labels is float64 [2]", "int32 [2]"),
            Case<ArgumentException>($"{f.Name} with too few labels", () => f.Value(X, Of(1)), "labels is int32 [1]", "int32 [2]"),
            Case<ArgumentException>($"{f.Name} with a column of labels", () => f.Value(X, Labels.ExpandDims(1)), "labels is int32 [2, 1]", "int32 [2]"),
            Case<ArgumentOutOfRangeException>($"{f.Name} of a negative label", () => f.Value(X, Of(0, -1)), f.Name, "labels has -1", "0 to 2"),
            Case<ArgumentOutOfRangeException>($"{f.Name} of a label that is none", () => f.Value(X, Of(3, 0)), f.Name, "labels has 3", "0 to 2", "float64 [2, 3]"),
            Case<ArgumentNullException>($"{f.Name} of null", () => f.Value(null!, Labels), $"{f.First} is null"),
            Case<ArgumentNullException>($"{f.Name} with null", () => f.Value(X, null!), "labels is null"),
        ]),
        .. Penalties.SelectMany(f => (TestCaseData[])
        [
            Case<ArgumentNullException>($"{f.Name} of nothing", () => f.Value(null!), f.Name, "weights is null"),
            Case<ArgumentException>($"{f.Name} of no tensor", () => f.Value(Array.Empty<Tensor>()), f.Name, "no tensor"),
            Case<ArgumentException>($"{f.Name} of integers", () => f.Value(new[] { X, Labels }), f.Name, "weights[1] is int32 [2]"),
            Case<ArgumentException>($"{f.Name} of two types", () => f.Value(new[] { X, X.To(DType.Float32) }), f.Name, "weights[1] is float32 [2, 3]", "weights[0] float64 [2, 3]"),
        ]),
        .. ((double[])[0, -1, double.NaN, double.PositiveInfinity]).Select(delta => Case<ArgumentOutOfRangeException>($"delta {delta}", () => Loss.Huber(X, X, delta), "Huber", "delta is", "greater than 0")),
        .. ((double[])[-0.1, 1.5, double.NaN]).Select(ratio => Case<ArgumentOutOfRangeException>($"ratio {ratio}", () => Penalty.Elastic(X, ratio), "Elastic", "l1Ratio is", "from 0 to 1")),
        Case<ArgumentOutOfRangeException>("a probability above 1", () => Loss.LogLoss(Of(0.5, 1.5), Of(0.0, 1)), "LogLoss", "probabilities has 1.5 as its element 1", "from 0 to 1"),
        Case<ArgumentOutOfRangeException>("a logit for a probability", () => Loss.LogLoss(Of(-2.0), Of(0.0)), "probabilities has -2 as its element 0"),
        Case<ArgumentOutOfRangeException>("a probability that is NaN", () => Loss.LogLoss(Of(double.NaN), Of(0.0)), "probabilities has NaN"),
        Case<ArgumentOutOfRangeException>("a target of two classes that is -1", () => Loss.LogLoss(Of(0.5), Of(-1.0)), "LogLoss", "targets has -1"),
        Case<ArgumentOutOfRangeException>("a target of logits that is 2", () => Loss.LogLossFromLogits(Of(0.5), Of(2.0)), "LogLossFromLogits", "targets has 2"),
        Case<ArgumentOutOfRangeException>("a share that is negative", () => Loss.CrossEntropyOneHot(X, Of(new[,] { { 1.5, -0.5, 0 }, { 1, 0, 0 } })), "CrossEntropyOneHot", "targets has 1.5"),
        Case<ArgumentException>("shares that do not sum to 1", () => Loss.CrossEntropyOneHot(X, Of(new[,] { { 1.0, 0, 0 }, { 0.5, 0.25, 0 } })), "CrossEntropyOneHot", "row 1 of targets sums to 0.75"),
        Case<ArgumentException>("one-hot targets of a vector", () => Loss.CrossEntropyOneHot(X[0], X[0]), "logits is float64 [3]", "[n, classes]"),
        Case<ArgumentOutOfRangeException>("no such reduction", () => Loss.SquaredError(X, X, (Reduction)7), "reduction", "Mean, Sum and None"),
        Case<ArgumentException>("the spacing of integers", () => Loss.Epsilon(DType.Int32), "dtype is Int32", "Float32 or Float64"),
    ];

    [TestCaseSource(nameof(Refusals))]
    public void Is_refused(Type exception, Func<object?> act, string[] words)
    {
        var thrown = Assert.Throws(Is.InstanceOf(exception), () => act())!;
        Assert.Multiple(() =>
        {
            foreach (string word in words) Assert.That(thrown.Message, Does.Contain(word));
        });
    }

    [Test]
    public void Shapes_are_checked_also_where_numbers_are_not_known() => Assert.Multiple(() =>
    {
        Assert.That(() => Ad.Jit((Tensor z, Tensor labels) => Loss.CrossEntropy(z, labels))(X, Of(1)), Throws.ArgumentException.With.Message.Contains("labels is int32 [1]"));
        Assert.That(() => Ad.Grad((Tensor x) => Loss.SquaredError(x, X[0]))(X), Throws.ArgumentException.With.Message.Contains("target is float64 [3]"));
    });

    [Test(Description = "Inside a derivative the predictions are followed, the labels are numbers as before")]
    public void Labels_are_checked_in_a_derivative() =>
        Assert.That(() => Ad.Grad((Tensor z) => Loss.CrossEntropy(z, Of(0, 9)))(X), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("labels has 9"));

    [Test]
    public void The_argument_is_named() =>
        Assert.That(Assert.Throws<ArgumentOutOfRangeException>(() => Loss.LogLoss(Of(1.5), Of(1.0)))!.ParamName, Is.EqualTo("probabilities"));

    private static TestCaseData Case<T>(string name, Func<object?> act, params string[] words) where T : Exception => new TestCaseData(typeof(T), act, words).SetArgDisplayNames(name);
}
