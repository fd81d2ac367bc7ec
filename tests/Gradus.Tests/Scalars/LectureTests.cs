using Gradus.Scalars;
using NUnit.Framework;

namespace Gradus.Tests.Scalars;

/// <summary>The lectures' worked numbers (rows of LECTURES.md) and those of micrograd's tests.</summary>
public class LectureTests
{
    private const double Tolerance = 1e-12;

    [Test(Description = "Row 1, lectures 0 and 1: the gradient of sum(1/(1 + exp(-x)))")]
    public void Gradient_of_a_sum_of_sigmoids([Values] bool composed)
    {
        Value[] x = [0, 1, 2];
        Value sum = 0;
        foreach (Value xi in x)
        {
            sum += composed ? 1 / (1 + (-xi).Exp()) : xi.Sigmoid();
        }

        sum.Backward();
        Assert.That(x.Select(xi => xi.Grad), Is.EqualTo(new[] { 0.25, 0.19661193324148185, 0.10499358540350652 }).Within(Tolerance));
    }

    [TestCase(2, 2.4)]
    [TestCase(4, 4.8)]
    [TestCase(-3, -3.6)]
    [TestCase(0, 0)]
    public void Row_12_slope_of_a_parabola(double at, double slope)
    {
        var w = new Value(at);
        (0.6 * w.Pow(2)).Backward();
        Assert.That(w.Grad, Is.EqualTo(slope).Within(Tolerance));
    }

    [TestCase(1, 1, 6, 10)]
    [TestCase(-2, 0.5, -12, 5)]
    [TestCase(0, 0, 0, 0)]
    public void Row_13_gradient_of_two_variables(double at1, double at2, double slope1, double slope2)
    {
        Value w1 = at1, w2 = at2;
        (3 * w1.Pow(2) + 5 * w2 * w2).Backward();
        Assert.That((w1.Grad, w2.Grad), Is.EqualTo((slope1, slope2)));
    }

    [Test]
    public void Row_15_forward_pass()
    {
        Network network = Network.Lecture();
        Value[] x = [0.5, 0.1];
        Assert.Multiple(() =>
        {
            Assert.That(network.Layers[0].Neurons.Select(h => h.WeightedSum(x).Data), Is.EqualTo(new[] { 0.1, 0.13 }).Within(Tolerance));
            IReadOnlyList<Value> hidden = network.Layers[0].Forward(x);
            Assert.That(hidden.Select(h => h.Data), Is.EqualTo(new[] { 0.52497918747894, 0.5324543063873187 }).Within(Tolerance));
            Assert.That(network.Layers[1].Neurons[0].WeightedSum(hidden).Data, Is.EqualTo(0.4495961128658694).Within(Tolerance));
            Assert.That(network.Forward(x).Select(o => o.Data), Is.EqualTo(new[] { 0.6105432018743285 }).Within(Tolerance));
        });
    }

    [Test(Description = "The gradient of -ln(o), by the chain rule written out in Python: dL/dw5 = (o - 1) h1out and so on")]
    public void Row_15_backward_pass()
    {
        Network network = Network.Lecture();
        (-network.Forward([0.5, 0.1])[0].Log()).Backward();
        Assert.That(network.Parameters.Select(w => w.Grad), Is.EqualTo(new[]
        {
            -0.019424238828556494, -0.003884847765711299, -0.02181464813136919, -0.004362929626273838, -0.20445671343816457, -0.2073679493138304,
        }).Within(Tolerance));
    }

    [TestCase(10, 1, 0.9999546021312976, 4.539889921686465e-05, -4.5397868702434395e-05)]
    [TestCase(-1, 0, 0.2689414213699951, 0.3132616875182228, 0.2689414213699951)]
    public void Row_17_log_loss_of_a_sigmoid(double logit, int truth, double probability, double loss, double slope)
    {
        var x = new Value(logit);
        Value p = x.Sigmoid();
        Value logLoss = truth == 1 ? -p.Log() : -(1 - p).Log();
        logLoss.Backward();
        Assert.That(p.Data, Is.EqualTo(probability).Within(Tolerance));
        Assert.That(logLoss.Data, Is.EqualTo(loss).Within(Tolerance));
        Assert.That(x.Grad, Is.EqualTo(slope).Within(Tolerance), "p - y");
    }

    [Test(Description = "micrograd, test_sanity_check: y = -20, dy/dx = 46 at x = -4")]
    public void Micrograd_sanity_check()
    {
        Value x = -4;
        Value z = 2 * x + 2 + x;
        Value q = z.Relu() + z * x;
        Value h = (z * z).Relu();
        Value y = h + q + q * x;
        y.Backward();
        Assert.That((y.Data, x.Grad), Is.EqualTo((-20.0, 46.0)));
    }

    [Test(Description = "micrograd, README and test_more_ops: g = 24.7041, dg/da = 138.8338, dg/db = 645.5773")]
    public void Micrograd_more_operations()
    {
        Value a = -4, b = 2;
        Value c = a + b;
        Value d = a * b + b.Pow(3);
        c += c + 1;
        c += 1 + c + -a;
        d += d * 2 + (b + a).Relu();
        d += 3 * d + (b - a).Relu();
        Value e = c - d;
        Value f = e.Pow(2);
        Value g = f / 2;
        g += 10 / f;
        g.Backward();
        Assert.That(g.Data, Is.EqualTo(24.7041).Within(5e-5));
        Assert.That(a.Grad, Is.EqualTo(138.8338).Within(5e-5));
        Assert.That(b.Grad, Is.EqualTo(645.5773).Within(5e-5));
    }
}
