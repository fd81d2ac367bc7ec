using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Linear;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Linear;

/// <summary>Probabilities, likelihood, gradient and step have the values of the lectures, of NumPy and, at the optimum, of scikit-learn.</summary>
public sealed class SoftmaxTests
{
    private static readonly SoftmaxWeights Identity = new(Tensor.Eye(3, dtype: DType.Float64), Tensor.Zeros([3], DType.Float64));

    // LECTURES.md, row 16.
    [TestCase(new double[] { 5, 4, 2 }, 0, new[] { 0.7053845126982412, 0.25949646034241913, 0.03511902695933972 }, 0.3490122167681864)]
    [TestCase(new double[] { 4, 2, 8 }, 2, new[] { 0.017942534803329194, 0.002428258029591337, 0.9796292071670795 }, 0.02058113894732934)]
    [TestCase(new double[] { 4, 4, 1 }, 0, new[] { 0.4878555511603684, 0.4878555511603684, 0.02428889767926321 }, 0.7177359186667026)]
    public void The_lectures_rows_have_the_lectures_values(double[] logits, int label, double[] probabilities, double loss)
    {
        var x = Tensor.Of<double>(logits).ExpandDims(0);
        Assert.That(SoftmaxRegression.Probabilities(Identity, x).ToArray<double>(), Is.EqualTo(probabilities).Within(1e-15));
        Assert.That(SoftmaxRegression.NegativeLogLikelihood(Identity, x, Tensor.Of(label)).Item(), Is.EqualTo(loss).Within(1e-15));
    }

    [TestCaseSource(typeof(SoftmaxFixture), nameof(SoftmaxFixture.Cases))]
    public void The_formulas_have_NumPys_values(SoftmaxFixture given)
    {
        var (w, x, labels) = (given.Weights, given.X, given.Labels);
        var gradient = SoftmaxRegression.Gradient(w, x, labels);
        var next = SoftmaxRegression.Step(w, x, labels, given.Number("rate"));
        Assert.Multiple(() =>
        {
            AssertClose(SoftmaxRegression.Probabilities(w, x), given.Numbers("probabilities"));
            AssertClose(SoftmaxRegression.NegativeLogLikelihood(w, x, labels), [given.Number("likelihood")]);
            AssertClose(gradient.Theta, given.Numbers("thetaGradient"));
            AssertClose(gradient.Bias, given.Numbers("biasGradient"));
            AssertClose(next.Theta, given.Numbers("thetaAfter"));
            AssertClose(next.Bias, given.Numbers("biasAfter"));
        });
    }

    [TestCaseSource(typeof(SoftmaxFixture), nameof(SoftmaxFixture.Cases))]
    public void In_float32_the_values_are_the_same_but_for_rounding(SoftmaxFixture given)
    {
        var (w, x) = (new SoftmaxWeights(given.Weights.Theta.To(DType.Float32), given.Weights.Bias.To(DType.Float32)), given.X.To(DType.Float32));
        // A logit in the thousands is rounded by 1e-4 in float32, and so is what follows.
        var exact = new SoftmaxWeights(w.Theta.To(DType.Float64), w.Bias.To(DType.Float64));
        double spread = 4e-7 * (1 + Tensor.Abs(SoftmaxRegression.Logits(exact, given.X)).Max().Item());
        var gradient = SoftmaxRegression.Gradient(w, x, given.Labels);
        Assert.That((gradient.Theta.DType, gradient.Bias.DType), Is.EqualTo((DType.Float32, DType.Float32)));
        var expected = SoftmaxRegression.Gradient(exact, x.To(DType.Float64), given.Labels);
        Assert.That(gradient.Theta.To(DType.Float64).ToArray<double>(), Is.EqualTo(expected.Theta.ToArray<double>()).Within(spread * 20));
    }

    [TestCaseSource(typeof(SoftmaxFixture), nameof(SoftmaxFixture.Optima))]
    public void At_scikit_learns_optimum_the_gradient_is_that_of_the_penalty(SoftmaxFixture given)
    {
        var (w, x, labels) = (given.Weights, given.X, given.Labels);
        var gradient = SoftmaxRegression.Gradient(w, x, labels);
        var penalty = given.NumberOrNull("strength") is { } c ? w.Theta / c : Tensor.ZerosLike(w.Theta);
        Assert.That((gradient.Theta + penalty).ToArray<double>(), Has.All.EqualTo(0).Within(1e-6));
        Assert.That(gradient.Bias.ToArray<double>(), Has.All.EqualTo(0).Within(1e-6));
        AssertClose(SoftmaxRegression.NegativeLogLikelihood(w, x, labels), [given.Number("likelihood")]);
        AssertClose(SoftmaxRegression.Probabilities(w, x), given.Numbers("probabilities"));
        Assert.That(SoftmaxRegression.Classes(SoftmaxRegression.Probabilities(w, x)), Is.EqualTo(given.Numbers("classes").Select(c => (int)c)));
    }

    [TestCaseSource(typeof(SoftmaxFixture), nameof(SoftmaxFixture.Cases))]
    public void The_gradient_by_hand_is_that_of_the_likelihood(SoftmaxFixture given)
    {
        var byHand = SoftmaxRegression.Gradient(given.Weights, given.X, given.Labels);
        var byAd = Ad.Grad((SoftmaxWeights w) => SoftmaxRegression.NegativeLogLikelihood(w, given.X, given.Labels))(given.Weights);
        AssertClose(byAd.Theta, byHand.Theta.ToArray<double>());
        AssertClose(byAd.Bias, byHand.Bias.ToArray<double>());
    }

    [Test]
    public void Each_row_is_shifted_by_its_own_greatest_logit()
    {
        // LECTURES.md: with the greatest of the batch the second row is 0/0.
        var w = new SoftmaxWeights(Tensor.Eye(2, dtype: DType.Float64), Tensor.Zeros([2], DType.Float64));
        var x = Tensor.Of(new double[,] { { 1000, 999 }, { 0, 1 } });
        AssertClose(SoftmaxRegression.Probabilities(w, x), [0.7310585786300049, 0.2689414213699951, 0.2689414213699951, 0.7310585786300049]);
        AssertClose(SoftmaxRegression.NegativeLogLikelihood(w, x, Tensor.Of(1, 0)), [2 * 1.3132616875182228]);
    }

    [Test]
    public void A_probability_that_is_0_costs_its_logit_and_not_infinity()
    {
        var w = new SoftmaxWeights(Tensor.Eye(2, dtype: DType.Float64), Tensor.Zeros([2], DType.Float64));
        Assert.That(SoftmaxRegression.NegativeLogLikelihood(w, Tensor.Of(new double[,] { { 0, -5000 } }), Tensor.Of(1)).Item(), Is.EqualTo(5000));
    }

    [Test]
    public void A_step_compiles_to_the_same_bits()
    {
        var key = new RandomKey(2);
        Tensor[] arguments = [key.Fold(1).Normal([64, 10]), key.Fold(2).Normal([10]), key.Fold(3).Normal([32, 64]), key.Fold(4).Integers(0, 10, [32])];
        Tensor[] Step(Tensor[] a)
        {
            var w = new SoftmaxWeights(a[0], a[1]);
            var next = SoftmaxRegression.Step(w, a[2], a[3], 0.5);
            return [next.Theta, next.Bias, SoftmaxRegression.NegativeLogLikelihood(w, a[2], a[3])];
        }
        foreach (var (compiled, eager) in Ad.Jit<Tensor[], Tensor[]>(Step)(arguments).Zip(Step(arguments))) Assert.That(compiled.ToArray<float>(), Is.EqualTo(eager.ToArray<float>()));
    }

    [Test]
    public void Among_equal_probabilities_the_first_class_is_the_answer() =>
        Assert.That(SoftmaxRegression.Classes(Tensor.Of(new[,] { { 0.4, 0.4, 0.2 }, { 0.1, 0.45, 0.45 }, { 0, 0, 1.0 } })), Is.EqualTo(new[] { 0, 1, 2 }));

    private static void AssertClose(Tensor given, double[] expected)
    {
        double[] numbers = given.ToArray<double>();
        Assert.That(numbers, Has.Length.EqualTo(expected.Length));
        for (int i = 0; i < numbers.Length; i++) Assert.That(numbers[i], Is.EqualTo(expected[i]).Within(1e-12 * Math.Max(1, Math.Abs(expected[i]))), $"element {i}");
    }
}
