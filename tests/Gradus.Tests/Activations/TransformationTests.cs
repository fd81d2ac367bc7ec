using Gradus.Activations;
using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.GradientChecks;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Activations;

/// <summary>Every function is one for all transformations: differentiated to any order, batched, compiled.</summary>
public sealed class TransformationTests
{
    // Away from the kinks at 0.
    private static readonly Shaped X = new([-2.5, -0.7, -0.05, 0.06, 0.9, 3.1], [2, 3]);
    private static readonly Tensor Batch = new RandomKey(5).Normal([64, 10]) * 3;

    private static IEnumerable<TestCaseData> All =>
    [
        .. Elementwise.All.Select(f => Case(f.ToString(), f.Value)),
        .. Elementwise.All.Select(f => Case($"{f}'", f.Slope)),
        Case("identity", Activation.Identity),
        Case("leaky-relu", Activation.LeakyRelu),
        Case("elu", Activation.Elu),
        Case("softmax", Activation.Softmax),
        Case("softmax of columns", x => Activation.Softmax(x, 0)),
        Case("log-softmax", Activation.LogSoftmax),
        Case("log-softmax of columns", x => Activation.LogSoftmax(x, 0)),
        Case("prelu", x => Activation.PRelu(x, Tensor.Full(Shape.Scalar, 0.25, x.DType))),
        Case("softmax' by formula", x => Derivative.Softmax(x * x, x)),
    ];

    [TestCaseSource(nameof(All))]
    public void Differences_confirm_the_derivatives_to_the_second_order(Func<Tensor, Tensor> f) => Assert.That(Differentiable.Of(f), Has.RightGradients.At(X).ToOrder(2));

    [Test]
    public void Differences_confirm_the_derivatives_by_a_learned_slope([Values(0, 3)] int features)
    {
        var slope = features == 0 ? Shaped.Scalar(0.25) : Shaped.Vector([0.1, -0.2, 0.4]);
        Assert.That(Differentiable.Of((Tensor[] t) => Activation.PRelu(t[0], t[1])), Has.RightGradients.At(X, slope).ToOrder(2));
    }

    [TestCaseSource(nameof(All))]
    public void Compiled_it_gives_the_same_bits(Func<Tensor, Tensor> f)
    {
        Func<Tensor, Tensor> gradient = Ad.Grad(x => (f(x) * x).Sum());
        foreach (var x in (Tensor[])[Batch, Batch.To(DType.Float64), Batch * 1000])
        {
            AreSame(Ad.Jit(f)(x), f(x));
            AreSame(Ad.Jit(gradient)(x), gradient(x));
        }
    }

    [TestCaseSource(nameof(All))]
    public void On_a_stack_of_examples_it_gives_what_it_gives_one_by_one(Func<Tensor, Tensor> f)
    {
        var stack = Batch.Reshape(16, 4, 10);
        var at = Enumerable.Range(0, 16).Select(i => f(stack[i])).ToArray();
        AreSame(Ad.Vmap(f)(stack), Tensor.Stack(at));
    }

    [TestCaseSource(nameof(All))]
    public void The_type_and_shape_are_the_arguments(Func<Tensor, Tensor> f)
    {
        foreach (var x in (Tensor[])[Batch, Batch.To(DType.Float64), Batch[0]]) Assert.That(f(x).Type, Is.EqualTo(x.Type));
    }

    private static TestCaseData Case(string name, Func<Tensor, Tensor> f) => new TestCaseData(f).SetArgDisplayNames(name);

    private static void AreSame(Tensor got, Tensor want)
    {
        Assert.That(got.Type, Is.EqualTo(want.Type));
        // Rounding to float64 loses nothing; the bits tell -0 from 0.
        Assert.That(Array.ConvertAll(got.To(DType.Float64).ToArray<double>(), BitConverter.DoubleToInt64Bits), Is.EqualTo(Array.ConvertAll(want.To(DType.Float64).ToArray<double>(), BitConverter.DoubleToInt64Bits)));
    }
}
