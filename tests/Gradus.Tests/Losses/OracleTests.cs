using Gradus.Autodiff;
using Gradus.Losses;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Losses;

/// <summary>Losses are mpmath's, their gradients PyTorch's, and log-losses scikit-learn's, in every reduction.</summary>
public sealed class OracleTests
{
    private static IEnumerable<TestCaseData> All => [.. Fixture.Cases("elementwise"), .. Fixture.Cases("rows")];

    private static IEnumerable<TestCaseData> LogLosses => All.Where(data => ((Fixture)data.Arguments[0]!).Has("scikitLearn"));

    private static IEnumerable<TestCaseData> Penalties => Fixture.Cases("penalties");

    [TestCaseSource(nameof(All))]
    public void Each_loss_their_sum_and_their_mean_are_exact(Fixture oracle)
    {
        var loss = oracle.Loss();
        var x = oracle.Tensor("prediction");
        var none = loss(x, Reduction.None);
        Assert.That(none.Shape, Is.EqualTo(oracle.Numbers("shape").Select(length => (int)length)));
        Agree(none, oracle.Numbers("none"), 1e-13, 1e-15);
        Agree(loss(x, Reduction.Sum), [oracle.Number("sum")], 1e-13, 1e-15);
        Agree(loss(x, Reduction.Mean), [oracle.Number("mean")], 1e-13, 1e-15);
    }

    [TestCaseSource(nameof(All))]
    public void Gradients_are_PyTorchs(Fixture oracle)
    {
        var loss = oracle.Loss();
        var x = oracle.Tensor("prediction");
        Agree(Ad.Grad(t => loss(t, Reduction.Mean))(x), oracle.Numbers("meanGradient"), 1e-12, 1e-15);
        Agree(Ad.Grad(t => loss(t, Reduction.Sum))(x), oracle.Numbers("sumGradient"), 1e-12, 1e-15);
        var weights = oracle.Tensor("weights").Reshape(loss(x, Reduction.None).Shape);
        Agree(Ad.Vjp(t => loss(t, Reduction.None), x).Pullback(weights), oracle.Numbers("weightedGradient"), 1e-12, 1e-15);
    }

    // Near 0 and 1 float32 has no such probabilities, and float32 clips elsewhere: those cases have tests of their own.
    [TestCaseSource(nameof(All))]
    public void In_float32_losses_and_gradients_are_those_of_the_same_numbers_in_float64(Fixture oracle)
    {
        if (oracle.Name is "log-loss near 0 and 1" or "log-loss certain") return;
        var loss = oracle.Loss(DType.Float32);
        var x = oracle.Tensor("prediction", DType.Float32);
        foreach (var reduction in Enum.GetValues<Reduction>()) Assert.That(loss(x, reduction).DType, Is.EqualTo(DType.Float32));
        Agree(loss(x, Reduction.None), oracle.Numbers("none"), 1e-5, 1e-6);
        Agree(loss(x, Reduction.Mean), [oracle.Number("mean")], 1e-5, 1e-6);
        Agree(Ad.Grad(t => loss(t, Reduction.Mean))(x), oracle.Numbers("meanGradient"), 1e-5, 1e-6);
    }

    [TestCaseSource(nameof(LogLosses))]
    public void The_mean_is_scikit_learns_log_loss(Fixture oracle) =>
        Agree(oracle.Loss()(oracle.Tensor("prediction"), Reduction.Mean), [oracle.Number("scikitLearn")], 1e-11, 1e-13);

    [TestCaseSource(nameof(Penalties))]
    public void Penalties_and_their_gradients_are_exact(Fixture oracle)
    {
        double ratio = oracle.Number("ratio");
        Func<Tensor[], Tensor> penalty = oracle.Name switch { "l1" => Penalty.L1, "l2" => Penalty.L2, _ => w => Penalty.Elastic(w, ratio) };
        Tensor[] weights = [oracle.Tensor("matrix"), oracle.Tensor("vector")];
        var (value, gradient) = Ad.ValueAndGrad(penalty)(weights);
        Agree(value, [oracle.Number("value")], 1e-14, 0);
        Agree(gradient[0], oracle.Numbers("matrixGradient"), 1e-15, 0);
        Agree(gradient[1], oracle.Numbers("vectorGradient"), 1e-15, 0);
        Agree(penalty([.. weights.Select(w => w.To(DType.Float32))]), [oracle.Number("value")], 1e-6, 0);
    }

    private static void Agree(Tensor got, double[] want, double relative, double absolute)
    {
        double[] numbers = got.To(DType.Float64).ToArray<double>();
        Assert.That(numbers, Has.Length.EqualTo(want.Length));
        Assert.Multiple(() =>
        {
            for (int i = 0; i < want.Length; i++) Assert.That(numbers[i], Is.EqualTo(want[i]).Within(absolute + (relative * Math.Abs(want[i]))), $"element {i}");
        });
    }
}
