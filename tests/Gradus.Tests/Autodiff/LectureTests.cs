using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>The lectures' worked numbers (rows of LECTURES.md).</summary>
public sealed class LectureTests
{
    private const double Tolerance = 1e-14;

    [Test(Description = "Row 1, lectures 0 and 1: the gradient of sum(1/(1 + exp(-x)))")]
    public void Row_1_gradient_of_a_sum_of_sigmoids([Values] bool composed)
    {
        var gradient = Ad.Grad(x => (composed ? 1 / (1 + Exp(-x)) : Sigmoid(x)).Sum());
        Assert.That(gradient(Of(0.0, 1, 2)).ToArray<double>(), Is.EqualTo(new[] { 0.25, 0.19661193324148185, 0.10499358540350652 }).Within(Tolerance));
    }

    [Test]
    public void Row_1_in_float32() =>
        Assert.That(Ad.Grad(x => (1 / (1 + Exp(-x))).Sum())(Of(0f, 1, 2)).ToArray<float>(), Is.EqualTo(new[] { 0.25f, 0.19661197f, 0.10499357f }).Within(6e-8f));

    [TestCase(2, 2.4)]
    [TestCase(4, 4.8)]
    [TestCase(-3, -3.6)]
    [TestCase(0, 0)]
    public void Row_12_slope_of_a_parabola(double at, double slope) => Assert.That(Ad.Grad(w => 0.6 * w * w)(at).Item(), Is.EqualTo(slope).Within(Tolerance));

    [TestCase(1, 1)]
    [TestCase(-2, 0.5)]
    [TestCase(0, 0)]
    public void Row_13_gradient_of_two_variables(double w1, double w2)
    {
        Func<Tensor, Tensor, Tensor> f = (a, b) => (3 * a * a) + (5 * b * b);
        Assert.That((Ad.Grad(f)(w1, w2).Item(), Ad.Grad(f, argument: 1)(w1, w2).Item()), Is.EqualTo((6 * w1, 10 * w2)));
    }

    [TestCase(0.3, 1.2039728043259361)]
    [TestCase(0.8, 0.2231435513142097)]
    public void Row_14_log_loss_of_a_positive_example(double p, double loss)
    {
        var (value, slope) = Ad.ValueAndGrad(x => -Log(x))(p);
        Assert.That((value.Item(), slope.Item()), Is.EqualTo((loss, -1 / p)).Using<(double, double)>((a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) < Tolerance));
    }

    [Test(Description = "Row 15, lecture 3: sigmoid everywhere, no bias; the gradients by backpropagation by hand")]
    public void Row_15_forward_pass_and_its_gradient()
    {
        Tensor x = Of(0.5, 0.1), hidden = Of(new[,] { { 0.15, 0.2 }, { 0.25, 0.3 } }), output = Of(0.4, 0.45);
        var (o, (hiddenGradient, outputGradient)) = Ad.ValueAndGrad(((Tensor Hidden, Tensor Output) w) => Sigmoid(Sigmoid(x.MatMul(w.Hidden)).MatMul(w.Output)))((hidden, output));
        double h1 = 0.52497918747894, h2 = 0.5324543063873187, y = 0.6105432018743285, upstream = y * (1 - y);
        double[] byHand = [.. new[] { 0.5, 0.1 }.SelectMany(xi => new[] { xi * upstream * 0.4 * h1 * (1 - h1), xi * upstream * 0.45 * h2 * (1 - h2) })];
        Assert.Multiple(() =>
        {
            Assert.That(o.Item(), Is.EqualTo(y).Within(Tolerance));
            Assert.That(outputGradient.ToArray<double>(), Is.EqualTo(new[] { upstream * h1, upstream * h2 }).Within(Tolerance));
            Assert.That(hiddenGradient.ToArray<double>(), Is.EqualTo(byHand).Within(Tolerance));
        });
    }

    [Test(Description = "Row 16, lecture 4: softmax and cross-entropy; its gradient is softmax less the target")]
    public void Row_16_softmax_cross_entropy()
    {
        var (loss, gradient) = Ad.ValueAndGrad(z => Functions.LogSumExp(z) - (z * Of(1.0, 0, 0)).Sum())(Of(5.0, 4, 2));
        Assert.Multiple(() =>
        {
            Assert.That(loss.Item(), Is.EqualTo(0.3490122167681864).Within(Tolerance));
            Assert.That(gradient.ToArray<double>(), Is.EqualTo(new[] { 0.7053845126982412 - 1, 0.25949646034241913, 0.03511902695933972 }).Within(Tolerance));
        });
    }

    [Test(Description = "Row 17, lecture 4: the loss of a confident right answer is softplus(-z), small but not 0")]
    public void Row_17_a_confident_answer()
    {
        var softplus = new SoftplusFunction();
        var (loss, slope) = Ad.ValueAndGrad(z => softplus.Apply(-z))(10.0);
        Assert.Multiple(() =>
        {
            Assert.That(Sigmoid(10.0).Item(), Is.EqualTo(0.9999546021312976).Within(Tolerance));
            Assert.That(loss.Item(), Is.EqualTo(4.539889921686465e-05).Within(1e-18));
            Assert.That(slope.Item(), Is.EqualTo(-4.5397868702434395e-05).Within(1e-18));
        });
    }
}
