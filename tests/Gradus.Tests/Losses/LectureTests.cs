using Gradus.Losses;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Losses;

/// <summary>The worked numbers of the lectures; the numbers in the names are LECTURES.md's rows.</summary>
public sealed class LectureTests
{
    [Test]
    public void Row_14_log_loss() =>
        Assert.That(Loss.LogLoss(Of(0.3, 0.8), Of(1.0, 1), Reduction.None).ToArray<double>(), Is.EqualTo(new[] { 1.2039728043259361, 0.2231435513142097 }).Within(1e-15));

    [Test]
    public void Row_16_softmax_cross_entropy()
    {
        Tensor logits = Of(new double[,] { { 5, 4, 2 }, { 4, 2, 8 }, { 4, 4, 1 } }), labels = Of(0, 2, 0);
        double[] expected = [0.3490122167681864, 0.02058113894732934, 0.7177359186667026];
        Assert.That(Loss.CrossEntropy(logits, labels, Reduction.None).ToArray<double>(), Is.EqualTo(expected).Within(2e-16));
        Assert.That(Loss.CrossEntropyOneHot(logits, OneHot(labels, 3, DType.Float64), Reduction.None).ToArray<double>(), Is.EqualTo(expected).Within(2e-16));
    }

    [Test(Description = "The slide rounds σ(10) to 0.99, and the loss is 221 times too big")]
    public void Row_17_log_loss_of_logits() =>
        Assert.That(Loss.LogLossFromLogits(Of(10.0, -1), Of(1.0, 0), Reduction.None).ToArray<double>(), Is.EqualTo(new[] { 4.539889921686465e-05, 0.3132616875182228 }).Within(1).Ulps);
}
