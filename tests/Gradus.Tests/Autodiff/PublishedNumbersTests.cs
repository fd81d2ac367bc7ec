using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>Literal numbers from the tests of other systems: the same mathematics must give the same here.</summary>
public sealed class PublishedNumbersTests
{
    private static readonly Tensor First = Of(1.0, 0), Second = Of(0.0, 1);

    [Test(Description = "karpathy/micrograd, test_engine.py, test_sanity_check")]
    public void Micrograd_sanity_check()
    {
        var (y, dx) = Ad.ValueAndGrad(x =>
        {
            Tensor z = (2 * x) + 2 + x, q = Relu(z) + (z * x), h = Relu(z * z);
            return h + q + (q * x);
        })(-4.0);
        Assert.That((y.Item(), dx.Item()), Is.EqualTo((-20, 46)));
    }

    [Test(Description = "karpathy/micrograd, README.md")]
    public void Micrograd_readme()
    {
        var (g, (da, db)) = Ad.ValueAndGrad(((Tensor A, Tensor B) p) =>
        {
            var (a, b) = p;
            Tensor c = a + b, d = (a * b) + Pow(b, 3);
            c += c + 1;
            c += 1 + c + (-a);
            d += (d * 2) + Relu(b + a);
            d += (3 * d) + Relu(b - a);
            var f = Pow(c - d, 2);
            return (f / 2.0) + (10.0 / f);
        })((-4.0, 2.0));
        Assert.That(new[] { g.Item(), da.Item(), db.Item() }, Is.EqualTo(new[] { 24.7041, 138.8338, 645.5773 }).Within(5e-5));
    }

    [Test(Description = "minitorch, tests/test_autodiff.py: the chain rule through x·y + x at (5, 10) with upstream 5")]
    public void Minitorch_chain_rule()
    {
        var (_, pullback) = Ad.Vjp(((Tensor X, Tensor Y) p) => (p.X * p.Y) + p.X, (X: (Tensor)5.0, Y: (Tensor)10.0));
        var (dx, dy) = pullback(5.0);
        Assert.That((dx.Item(), dy.Item()), Is.EqualTo((55, 25)));
    }

    [Test(Description = "minitorch, tests/test_autodiff.py, test_backprop1 to 4: x + 0 is used 1, 1, 2 and 2 times, with upstream 5")]
    public void Minitorch_backpropagation_through_fans()
    {
        double Slope(Func<Tensor, Tensor> f) => Ad.Vjp(f, 0.0).Pullback(5.0).Item();
        Assert.That(new[] { Slope(x => x + 0), Slope(x => x + 0 + 0), Slope(x => (x + 0) + (x + 0)), Slope(x => (x + 0 is var y ? y : x) + y) }, Is.EqualTo(new double[] { 5, 5, 10, 10 }));
    }

    [Test(Description = "dlsyscourse/hw1, test_autograd_hw.py, test_compute_gradient: x² + x·y at (6, 0), the gradient of the gradient")]
    public void Needle_gradient_of_gradient()
    {
        Func<Tensor, Tensor, Tensor> f = (x, y) => (x * x) + (x * y);
        var byX = Ad.Grad(f);
        Assert.That(new[] { byX(6.0, 0.0).Item(), Ad.Grad(byX)(6.0, 0.0).Item(), Ad.Grad(byX, argument: 1)(6.0, 0.0).Item() }, Is.EqualTo(new double[] { 12, 2, 1 }));
    }

    [Test(Description = "dlsyscourse/hw1, test_autograd_hw.py: forward values of division, exp, log and matmul")]
    public void Needle_forward_values() => Assert.Multiple(() =>
    {
        Assert.That((Of(new[,] { { 3.3, 4.35, 1.2 }, { 2.45, 0.95, 2.55 } }) / Of(new[,] { { 4.6, 4.35, 4.8 }, { 0.65, 0.7, 4.4 } })).ToArray<double>(),
            Is.EqualTo(new[] { 0.717391304348, 1.0, 0.25, 3.769230769231, 1.357142857143, 0.579545454545 }).Within(1e-12));
        Assert.That(Log(Of(4.0, 4.55)).ToArray<double>(), Is.EqualTo(new[] { 1.38629436112, 1.515127232963 }).Within(1e-12));
        Assert.That(Exp(Of(4.0, 4.55)).ToArray<double>(), Is.EqualTo(new[] { 54.59815003, 94.63240831 }).Within(5e-9));
        Assert.That(Of(new[,] { { 3.8, 0.05 }, { 2.3, 3.35 }, { 1.6, 2.6 } }).MatMul(Of(new[,] { { 1.1, 3.5, 3.7 }, { 0.05, 1.25, 1.0 } })).ToArray<double>(),
            Is.EqualTo(new[] { 4.1825, 13.3625, 14.11, 2.6975, 12.2375, 11.86, 1.89, 8.85, 8.52 }).Within(1e-13));
    });

    [Test(Description = "dlsyscourse/hw2, test_nn_and_optim.py: log-sum-exp of 1e10 beside -10 neither overflows nor loses its gradient")]
    public void Needle_log_sum_exp_of_far_apart_numbers()
    {
        var (value, gradient) = Ad.ValueAndGrad(x => Functions.LogSumExp(x))(Of(1e10, 1e9, 1e8, -10));
        Assert.That((value.Item(), string.Join(" ", gradient.ToArray<double>())), Is.EqualTo((1e10, "1 0 0 0")));
    }

    [Test(Description = "tinygrad, test/unit/test_gradient.py")]
    public void Tinygrad_small_gradients() => Assert.Multiple(() =>
    {
        Tensor eye = Of(new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }), row = Of(new[,] { { 2.0, 0, -2.0 } });
        Func<Tensor, Tensor, Tensor> product = (x, y) => y.MatMul(x).Sum();
        Assert.That(Ad.Grad(product)(eye, row).ToArray<double>(), Is.EqualTo(new double[] { 2, 2, 2, 0, 0, 0, -2, -2, -2 }));
        Assert.That(Ad.Grad(product, 1)(eye, row).ToArray<double>(), Is.EqualTo(new double[] { 1, 1, 1 }));
        Assert.That(Ad.Vjp(x => (x * x).Sum(), Of(1.0, 2, 3)).Pullback(3.0).ToArray<double>(), Is.EqualTo(new double[] { 6, 12, 18 }));
        Assert.That(Ad.Vjp(x => x * x, Of(1.0, 2, 3)).Pullback(Of(1.0, 1, 1)).ToArray<double>(), Is.EqualTo(new double[] { 2, 4, 6 }));
        Tensor column = Of(new[,] { { 1.0 }, { 2.0 }, { 3.0 } }), wide = Of(new[,] { { 10.0, 20, 30, 40 } });
        Func<Tensor, Tensor, Tensor> sum = (x, y) => (x + y).Sum();
        Assert.That(Ad.Grad(sum)(column, wide).ToArray<double>(), Is.EqualTo(new double[] { 4, 4, 4 }));
        Assert.That(Ad.Grad(sum, 1)(column, wide).ToArray<double>(), Is.EqualTo(new double[] { 3, 3, 3, 3 }));
    });

    [Test(Description = "DiffSharp, TestDerivatives.Nested.fs: min over x of min over y of Rosenbrock's function, by gradient descent in gradient descent")]
    public void DiffSharp_nested_minimum()
    {
        static Tensor Minimum(Func<Tensor, Tensor> f)
        {
            Tensor x = 0.9;
            while (true)
            {
                var (value, tangent) = Ad.Jvp(f, x, 1.0);
                if (value.Item() <= 0.1) return value;
                x -= 0.001 * tangent;
            }
        }

        var least = Minimum(x => Minimum(y => Pow(1 - x, 2) + (100 * Pow(y - (x * x), 2))));
        Assert.That(least.Item(), Is.InRange(0, 0.1));
    }

    [Test(Description = "DiffSharp, TestDerivatives.Nested.fs, after Siskind and Pearlmutter, p. 13: Newton's method on a trajectory whose forces are gradients; "
        + "third order, forward in forward in reverse")]
    public void DiffSharp_charged_particle()
    {
        Tensor Landing(Tensor w)
        {
            Tensor Norm(Tensor v) => Sqrt((v * v).Sum());
            Tensor Potential(Tensor at) => (1 / Norm(at - ((First * (10 + (w * 0))) + (Second * (10 - w))))) + (1 / Norm(at - (First * 10)));
            Tensor x = Of(0.0, 8), speed = Of(0.75, 0);
            while ((x * Second).Sum().Item() > 0)
            {
                var force = -Ad.Grad(Potential)(x);
                x += 0.1 * speed;
                speed += 0.1 * force;
            }
            var rest = -(x * Second).Sum() / (speed * Second).Sum();
            var lands = ((x + (rest * speed)) * First).Sum();
            return lands * lands;
        }

        Func<Tensor, Tensor> Derivative(Func<Tensor, Tensor> f) => v => Ad.Jvp(f, v, 1.0).Tangent;
        Tensor w = 0.0;
        int steps = 1;
        for (; Math.Abs(Derivative(Landing)(w).Item()) >= 0.1; steps++) w -= Derivative(Landing)(w) / Derivative(Derivative(Landing))(w);
        Assert.That((steps, w.Item()), Is.EqualTo((4, -0.266521)).Using<(int, double)>((a, b) => a.Item1 == b.Item1 && Math.Abs(a.Item2 - b.Item2) < 0.003));
    }

    [Test(Description = "DiffSharp, TestDerivatives.Nested.fs: the derivatives of tanh to order 6 in closed form")]
    public void DiffSharp_tanh_to_order_6([Values(-1.3, 0.2, 0.8)] double at, [Values] bool forward)
    {
        double t = Math.Tanh(at), s = 1 / Math.Cosh(at), s2 = s * s, t2 = t * t;
        double[] closed =
        [
            t, s2, -2 * t * s2, (4 * t2 * s2) - (2 * s2 * s2), (16 * t * s2 * s2) - (8 * t * t2 * s2),
            8 * s2 * ((2 * t2 * t2) + (2 * s2 * s2) - (11 * t2 * s2)), -16 * t * s2 * ((2 * t2 * t2) + (17 * s2 * s2) - (26 * t2 * s2)),
        ];
        Func<Tensor, Tensor> f = Tanh;
        var derivatives = new double[7];
        for (int order = 0; order < 7; order++)
        {
            derivatives[order] = f(at).Item();
            var before = f;
            f = forward ? x => Ad.Jvp(before, x, 1.0).Tangent : Ad.Grad(before);
        }
        Assert.That(derivatives, Is.EqualTo(closed).Within(1e-12));
    }

    [Test(Description = "HIPS/autograd, tests/test_jacobian.py: the Jacobian of [x, x², x³] is [1, 2x, 3x²]")]
    public void Autograd_jacobian_of_powers([Values(-0.7, 1.6)] double x)
    {
        Func<Tensor, Tensor> powers = v => Stack([v, v * v, v * v * v]);
        Assert.That(Ad.JacobianReverse(powers)(x).ToArray<double>(), Is.EqualTo(new[] { 1, 2 * x, 3 * x * x }).Within(1e-14));
        Assert.That(Ad.JacobianForward(powers)(x).ToArray<double>(), Is.EqualTo(new[] { 1, 2 * x, 3 * x * x }).Within(1e-14));
    }

    [Test(Description = "HIPS/autograd, tests/test_jacobian.py: shapes of Jacobians of a matrix-valued function")]
    public void Autograd_jacobian_shapes()
    {
        Func<Tensor, Tensor> f = x => Sin(x.Reshape(2, 1) * x.Reshape(1, 2)) + Cos((x * x).Sum());
        Assert.That(Ad.JacobianReverse(f)(Of(0.3, -0.2)).Shape, Is.EqualTo(new[] { 2, 2, 2 }));
        Assert.That(Ad.JacobianForward(Ad.JacobianReverse(f))(Of(0.3, -0.2)).Shape, Is.EqualTo(new[] { 2, 2, 2, 2 }));
    }

    [Test(Description = "HIPS/autograd, tests/test_jacobian.py: a Jacobian's rows are the gradients, also of a function that is itself a gradient")]
    public void Autograd_jacobian_against_stacked_gradients()
    {
        Func<Tensor, Tensor>[] rows = [x => (x * x * x).Sum(), x => Tanh(Exp(x).Sum()), x => Ad.Grad(y => Exp(y) * Tanh((x * First).Sum()))((x * Second).Sum())];
        var at = Of(0.4, -0.9);
        Assert.That(Ad.JacobianReverse(x => Stack([.. rows.Select(f => f(x))]))(at).ToArray<double>(), Is.EqualTo(rows.SelectMany(f => Ad.Grad(f)(at).ToArray<double>())).Within(1e-15));
    }

    [Test(Description = "jax, tests/nn_test.py: softplus at 0, 89 and infinity, its derivative, and order 4 near 0")]
    public void Jax_softplus()
    {
        var function = new SoftplusFunction();
        Func<Tensor, Tensor> softplus = x => function.Apply(x);
        Assert.Multiple(() =>
        {
            Assert.That(softplus(89f).ToArray<float>()[0], Is.EqualTo(89f));
            Assert.That(softplus(0.0).Item(), Is.EqualTo(Math.Log(2)));
            Assert.That(Ad.Grad(softplus)(double.PositiveInfinity).Item(), Is.EqualTo(1));
            Assert.That(Ad.Grad(softplus)(double.NegativeInfinity).Item(), Is.EqualTo(0));
            Assert.That(Ad.Grad(softplus)(0.0).Item(), Is.EqualTo(0.5));
            Assert.That(Ad.Derivative(softplus, 2)(1e-8).Item(), Is.EqualTo(0.25).Within(1e-15));
            Assert.That(Ad.Derivative(softplus, 4)(1e-8).Item(), Is.EqualTo(-0.125).Within(1e-15));
        });
    }

    [Test(Description = "jax, tests/nn_test.py: relu at ±1 to order 3, and relu'(0) = 0")]
    public void Jax_relu()
    {
        double[] To3(double x) => [.. Enumerable.Range(1, 3).Select(order => Ad.Derivative(Relu, order)(x).Item())];
        Assert.That(To3(1), Is.EqualTo(new double[] { 1, 0, 0 }));
        Assert.That(To3(-1), Is.EqualTo(new double[] { 0, 0, 0 }));
        Assert.That(To3(0), Is.EqualTo(new double[] { 0, 0, 0 }));
    }

    [Test(Description = "jax, tests/lax_autodiff_test.py: special points of tanh, atan and erf")]
    public void Jax_special_points() => Assert.Multiple(() =>
    {
        Assert.That(Ad.Grad(Tanh)(0.0).Item(), Is.EqualTo(1));
        Assert.That(Ad.Grad(Tanh)(1000.0).Item(), Is.EqualTo(0));
        Assert.That(Ad.Grad(Atan)(1000.0).Item(), Is.EqualTo(1 / 1000001.0).Within(1e-20));
        Assert.That(Ad.Grad(Erf)(0.0).Item(), Is.EqualTo(2 / Math.Sqrt(Math.PI)));
        Assert.That(Ad.Grad(Erf)(10.0).Item(), Is.EqualTo(2 / Math.Sqrt(Math.PI) * Math.Exp(-100)).Within(1e-56));
    });

    private static Tensor Relu(Tensor x) => Where(x > 0, x, 0);
}
