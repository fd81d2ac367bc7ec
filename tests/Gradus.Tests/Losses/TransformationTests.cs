using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.GradientChecks;
using Gradus.Losses;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Losses;

/// <summary>Every loss is one for all transformations: differentiated to any order, batched, compiled into few passes over memory.</summary>
public sealed class TransformationTests
{
    private static readonly Tensor Logits = new RandomKey(7).Normal([64, 10]) * 3, Other = new RandomKey(8).Normal([64, 10]) * 3;
    private static readonly Tensor Labels = Tensor.Range(64) - (Floor(Tensor.Range(64, DType.Float32) / 10).To(DType.Int32) * 10);

    // Predictions and targets as functions of two tensors of any numbers, so that both may be differentiated by.
    private static IEnumerable<TestCaseData> All =>
    [
        Case("squared error", (x, t, r) => Loss.SquaredError(x, t, r)),
        Case("absolute error", (x, t, r) => Loss.AbsoluteError(x, t, r)),
        Case("huber", (x, t, r) => Loss.Huber(x, t, 0.5, r)),
        Case("log-loss", (x, t, r) => Loss.LogLoss(Sigmoid(x), Sigmoid(t), r)),
        Case("logits", (x, t, r) => Loss.LogLossFromLogits(x, Sigmoid(t), r)),
        Case("cross-entropy", (x, t, r) => Loss.CrossEntropy(x - t, Labels[..x.Shape[0]], r)),
        Case("one-hot", (x, t, r) => Loss.CrossEntropyOneHot(x, Shares(t), r)),
        Case("likelihood", (x, t, r) => Loss.NegativeLogLikelihood(x - t, Labels[..x.Shape[0]], r)),
        Case("l1", (x, t, r) => Penalty.L1((x, t))),
        Case("l2", (x, t, r) => Penalty.L2(new[] { x, t })),
        Case("elastic", (x, t, r) => Penalty.Elastic(new Dictionary<string, Tensor> { ["x"] = x, ["t"] = t }, 0.25)),
    ];

    // Away from the kinks, where they differ by 0 or ½. Labels are 0 and 1.
    [TestCaseSource(nameof(All))]
    public void Differences_confirm_the_derivatives_to_the_second_order(Func<Tensor, Tensor, Reduction, Tensor> loss)
    {
        Shaped x = new([0.3, -1.2, 0.8, 2.5, 0.6, -0.4], [2, 3]), t = new([0.1, 0.9, 1.1, -0.3, 0.35, 0.5], [2, 3]);
        foreach (var reduction in Enum.GetValues<Reduction>())
            Assert.That(Differentiable.Of((Tensor[] a) => loss(a[0], a[1], reduction)), Has.RightGradients.At(x, t).ToOrder(2), reduction.ToString());
    }

    [TestCaseSource(nameof(All))]
    public void Compiled_it_gives_the_same_bits(Func<Tensor, Tensor, Reduction, Tensor> loss)
    {
        foreach (var dtype in (DType[])[DType.Float32, DType.Float64])
        {
            Tensor x = Logits.To(dtype), t = Other.To(dtype);
            foreach (var reduction in Enum.GetValues<Reduction>())
            {
                Func<Tensor, Tensor, Tensor> f = (a, b) => loss(a, b, reduction);
                AreSame(Ad.Jit(f)(x, t), f(x, t));
                Func<Tensor, Tensor, Tensor> gradient = Ad.Grad((Tensor a, Tensor b) => f(a, b).Sum());
                AreSame(Ad.Jit(gradient)(x, t), gradient(x, t));
            }
        }
    }

    [TestCaseSource(nameof(All))]
    public void On_a_stack_of_batches_it_gives_what_it_gives_one_by_one(Func<Tensor, Tensor, Reduction, Tensor> loss)
    {
        Tensor x = Logits.Reshape(16, 4, 10), t = Other.Reshape(16, 4, 10);
        foreach (var reduction in Enum.GetValues<Reduction>())
        {
            var each = Enumerable.Range(0, 16).Select(i => loss(x[i], t[i], reduction)).ToArray();
            var mapped = Ad.Vmap((a, b) => loss(a, b, reduction))(x, t);
            Assert.That(mapped.Type, Is.EqualTo(Stack(each).Type));
            // Sums of all elements of a stack may take them in another order.
            Assert.That(AllClose(mapped, Stack(each), 1e-5, 1e-5), Is.True, reduction.ToString());
        }
    }

    [Test(Description = "Labels differ from example to example too")]
    public void Gradients_of_each_example_by_Vmap()
    {
        Func<Tensor, Tensor, Tensor> loss = (z, label) => Loss.CrossEntropy(z.ExpandDims(0), label.ExpandDims(0));
        var each = Ad.Vmap(Ad.Grad(loss))(Logits, Labels);
        Assert.That(AllClose(each / 64, Ad.Grad((Tensor z) => Loss.CrossEntropy(z, Labels))(Logits), 1e-6, 1e-8), Is.True);
    }

    [Test]
    public void The_gradient_of_cross_entropy_is_probabilities_less_one_hot_by_rows()
    {
        var z = Logits.To(DType.Float64);
        var power = Exp(z - z.Max(1, keepDims: true));
        var expected = ((power / power.Sum(1, keepDims: true)) - OneHot(Labels, 10, DType.Float64)) / 64;
        Assert.That(AllClose(Ad.Grad((Tensor t) => Loss.CrossEntropy(t, Labels))(z), expected, 1e-13, 1e-16), Is.True);
    }

    [Test]
    public void Compiled_a_label_that_is_none_counts_as_the_greatest_logit() =>
        Assert.That(Ad.Jit((Tensor z, Tensor labels) => Loss.CrossEntropy(z, labels))(Of(new double[,] { { 3, 3 } }), Of(5)).Item(), Is.EqualTo(Math.Log(2)));

    private static Tensor Shares(Tensor t)
    {
        var power = Exp(t);
        return power / power.Sum(1, keepDims: true);
    }

    private static TestCaseData Case(string name, Func<Tensor, Tensor, Reduction, Tensor> loss) => new TestCaseData(loss).SetArgDisplayNames(name);

    private static void AreSame(Tensor got, Tensor want)
    {
        Assert.That(got.Type, Is.EqualTo(want.Type));
        // Rounding to float64 loses nothing; the bits tell -0 from 0.
        Assert.That(Array.ConvertAll(got.To(DType.Float64).ToArray<double>(), BitConverter.DoubleToInt64Bits), Is.EqualTo(Array.ConvertAll(want.To(DType.Float64).ToArray<double>(), BitConverter.DoubleToInt64Bits)));
    }
}
