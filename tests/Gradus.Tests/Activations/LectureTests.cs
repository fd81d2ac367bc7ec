using Gradus.Activations;
using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Activations;

/// <summary>The worked numbers of the lectures; the numbers in the names are LECTURES.md's rows.</summary>
public sealed class LectureTests
{
    private static readonly double[] Slopes = [0.25, 0.19661193324148185, 0.10499358540350652];

    [Test]
    public void Row_1_the_derivative_of_the_sigmoid() => Assert.Multiple(() =>
    {
        Assert.That(Ad.Grad(x => Activation.Sigmoid(x).Sum())(Of(0.0, 1, 2)).ToArray<double>(), Is.EqualTo(Slopes).Within(1e-16));
        Assert.That(Derivative.Sigmoid(Of(0.0, 1, 2)).ToArray<double>(), Is.EqualTo(Slopes).Within(1e-16));
    });

    [Test]
    public void Row_16_softmax_of_three_rows()
    {
        double[] expected =
        [
            0.7053845126982412, 0.25949646034241913, 0.03511902695933972, 0.017942534803329194, 0.002428258029591337, 0.9796292071670795, 0.4878555511603684, 0.4878555511603684, 0.02428889767926321,
        ];
        Assert.That(Activation.Softmax(Of(new double[,] { { 5, 4, 2 }, { 4, 2, 8 }, { 4, 4, 1 } })).ToArray<double>(), Is.EqualTo(expected).Within(2e-16));
    }

    [Test]
    public void Row_17_two_sigmoids() => Assert.Multiple(() =>
    {
        Assert.That(Activation.Sigmoid(10.0).Item(), Is.EqualTo(0.9999546021312976).Within(1e-16));
        Assert.That(Activation.Sigmoid(-1.0).Item(), Is.EqualTo(0.2689414213699951).Within(1e-16));
    });

    [Test(Description = "Lecture 0's slide subtracts the greatest logit of the whole batch: the second row would be 0/0")]
    public void Each_row_has_its_own_greatest_logit() =>
        Assert.That(Activation.Softmax(Of(new double[,] { { 1000, 999 }, { 0, 1 } })).ToArray<double>(),
            Is.EqualTo(new[] { 0.7310585786300049, 0.2689414213699951, 0.2689414213699951, 0.7310585786300049 }).Within(1e-16));
}
