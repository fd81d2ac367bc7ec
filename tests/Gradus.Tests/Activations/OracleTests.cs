using Gradus.Activations;
using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Activations;

/// <summary>Values and derivatives are mpmath's, near 0, in the middle and where exponentials overflow, and PyTorch's where there is no derivative.</summary>
public sealed class OracleTests
{
    private static IEnumerable<TestCaseData> Smooth => Fixture.Cases("smooth");

    private static IEnumerable<TestCaseData> Kinks => Fixture.Cases("kinks");

    private static IEnumerable<TestCaseData> LearnedSlopes => Fixture.Cases("learnedSlopes");

    private static IEnumerable<TestCaseData> Rows => Fixture.Cases("rows");

    [TestCaseSource(nameof(Smooth))]
    public void The_value_is_exact(Fixture oracle) => Agree(Of(oracle).Value(oracle.Tensor("x")), oracle.Numbers("value"), 1e-13, 4e-16);

    [TestCaseSource(nameof(Smooth))]
    public void The_slope_by_formula_is_exact(Fixture oracle) => Agree(Of(oracle).Slope(oracle.Tensor("x")), oracle.Numbers("first"), 1e-13, 0);

    // Where the derivative of a quotient is a difference, softsign's of 1e4, digits go; and expm1's is y + 1, which has none left below e^-36.
    [TestCaseSource(nameof(Smooth))]
    public void The_first_and_second_derivatives_by_Ad_are_exact(Fixture oracle)
    {
        var f = Of(oracle);
        double relative = f.Name == "softsign" ? 1e-11 : 1e-13;
        Func<Tensor, Tensor> first = Ad.Grad(x => f.Value(x).Sum());
        Agree(first(oracle.Tensor("x")), oracle.Numbers("first"), relative, 4e-16);
        Agree(Ad.Grad(x => first(x).Sum())(oracle.Tensor("x")), oracle.Numbers("second"), relative, 4e-16);
    }

    [TestCaseSource(nameof(Smooth))]
    public void In_float32_values_and_slopes_are_right_to_eight_units_in_the_last_place(Fixture oracle)
    {
        var f = Of(oracle);
        var x = oracle.Tensor("singleX", DType.Float32);
        AgreeInSinglePrecision(f.Value(x), oracle.Numbers("singleValue"));
        AgreeInSinglePrecision(f.Slope(x), oracle.Numbers("singleFirst"));
        // Softsign's is a difference of two numbers of the size 1/(1 + |x|), which round by so much; far out an absolute tolerance would let 0 pass.
        double[] absolute = [.. oracle.Numbers("singleX").Select(number => f.Name == "softsign" ? 4e-7 / (1 + Math.Abs(number)) : 2e-7)];
        Agree(Ad.Grad(t => f.Value(t).Sum())(x), oracle.Numbers("singleFirst"), 1e-5, absolute);
    }

    [TestCaseSource(nameof(Kinks))]
    public void At_zero_the_derivative_is_PyTorchs(Fixture oracle)
    {
        var f = Of(oracle);
        // PyTorch's elu'(0) is α, that of the left branch; ours is 1 for every α.
        double slope = f.Name == "elu" ? 1 : oracle.Number("slope");
        Assert.Multiple(() =>
        {
            Assert.That(f.Value(0.0).Item(), Is.EqualTo(oracle.Number("value")).Within(1e-16));
            Assert.That(Ad.Grad(f.Value)(0.0).Item(), Is.EqualTo(slope).Within(1e-16), "reverse");
            Assert.That(Ad.Jvp(f.Value, 0.0, 1.0).Tangent.Item(), Is.EqualTo(slope).Within(1e-16), "forward");
            Assert.That(f.Slope(0.0).Item(), Is.EqualTo(slope).Within(1e-16), "by formula");
            Assert.That(f.Slope(-0.0).Item(), Is.EqualTo(slope).Within(1e-16), "by formula at -0");
        });
    }

    [TestCaseSource(nameof(LearnedSlopes))]
    public void A_learned_slope_gets_the_gradient_of_all_that_used_it(Fixture oracle)
    {
        Tensor x = oracle.Tensor("x"), slope = oracle.Tensor("slope"), upstream = oracle.Tensor("upstream");
        if (slope.Size == 1) slope = slope.Reshape(Shape.Scalar);
        var (value, pullback) = Ad.Vjp(Activation.PRelu, (x, slope));
        var (xGradient, slopeGradient) = pullback(upstream);
        Assert.That(slopeGradient.Type, Is.EqualTo(slope.Type));
        Agree(value, oracle.Numbers("value"), 1e-15, 0);
        Agree(xGradient, oracle.Numbers("xGradient"), 1e-15, 0);
        Agree(slopeGradient, oracle.Numbers("slopeGradient"), 1e-15, 0);
    }

    [TestCaseSource(nameof(Rows))]
    public void Softmax_and_its_logarithm_are_exact(Fixture oracle)
    {
        var x = oracle.Tensor("x");
        int axis = (int)oracle.Number("axis");
        var upstream = oracle.Tensor("upstream");
        var (probabilities, pullback) = Ad.Vjp(t => Activation.Softmax(t, axis), x);
        Agree(probabilities, oracle.Numbers("softmax"), 1e-13, 0);
        Agree(pullback(upstream), oracle.Numbers("pullback"), 1e-13, 4e-16);
        var byFormula = Derivative.Softmax(probabilities.MoveAxis(axis, -1), upstream.MoveAxis(axis, -1)).MoveAxis(-1, axis);
        Agree(byFormula, oracle.Numbers("pullback"), 1e-13, 4e-16);
        var (logarithms, logPullback) = Ad.Vjp(t => Activation.LogSoftmax(t, axis), x);
        Agree(logarithms, oracle.Numbers("logSoftmax"), 1e-13, 4e-16);
        Agree(logPullback(upstream), oracle.Numbers("logPullback"), 1e-13, 4e-16);
        var single = oracle.Tensor("x", DType.Float32);
        Agree(Activation.Softmax(single, axis), oracle.Numbers("softmax"), 2e-6, 1e-30);
        Agree(Activation.LogSoftmax(single, axis), oracle.Numbers("logSoftmax"), 2e-6, 2e-7);
    }

    private static Elementwise Of(Fixture oracle) => Elementwise.Of(oracle.Text("name"), oracle.Number("parameter"));

    private static void Agree(Tensor got, double[] want, double relative, double absolute) => Agree(got, want, relative, [.. want.Select(_ => absolute)]);

    private static void Agree(Tensor got, double[] want, double relative, double[] absolute)
    {
        double[] numbers = got.To(DType.Float64).ToArray<double>();
        Assert.That(numbers, Has.Length.EqualTo(want.Length));
        Assert.Multiple(() =>
        {
            for (int i = 0; i < want.Length; i++) Assert.That(numbers[i], Is.EqualTo(want[i]).Within(absolute[i] + (relative * Math.Abs(want[i]))), $"element {i}");
        });
    }

    // Below the smallest normal number there are fewer digits.
    private static void AgreeInSinglePrecision(Tensor got, double[] want)
    {
        float[] numbers = got.ToArray<float>();
        Assert.That(numbers, Has.Length.EqualTo(want.Length));
        Assert.Multiple(() =>
        {
            for (int i = 0; i < want.Length; i++)
            {
                float nearest = Math.Abs((float)want[i]);
                double unit = (double)MathF.BitIncrement(nearest) - nearest;
                Assert.That(numbers[i], Is.EqualTo(want[i]).Within(Math.Max(8 * unit, 1.2e-38)), $"element {i}");
            }
        });
    }
}
