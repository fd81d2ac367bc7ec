using Gradus.Autodiff;
using Gradus.Optimizers;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Optimizers;

/// <summary>PyTorch's manner: from gradients that parameters hold to their values.</summary>
public sealed class ParameterOptimizerTests
{
    [Test]
    public void A_loop_as_in_PyTorch()
    {
        var p = new Parameter(4.0);
        var descent = new ParameterOptimizer(new Sgd(0.5), p);
        for (int step = 0; step < 2; step++)
        {
            descent.ZeroGrad();
            (0.6 * Square(p)).Backward();
            descent.Step();
        }
        Assert.That(p.Value.Item(), Is.EqualTo(0.64).Within(1e-15));
        Assert.That(p.Grad!.Item(), Is.EqualTo(1.2 * 1.6).Within(1e-15), "the gradient is left as it is");
        descent.ZeroGrad();
        Assert.That(p.Grad, Is.Null);
    }

    [Test(Description = "Forgetting ZeroGrad: a step is taken along the sum of all gradients")]
    public void Gradients_add_up_until_they_are_forgotten()
    {
        var p = new Parameter(4.0);
        var descent = new ParameterOptimizer(new Sgd(0.5), p);
        (0.6 * Square(p)).Backward();
        descent.Step();
        (0.6 * Square(p)).Backward();
        descent.Step();
        Assert.That(p.Value.Item(), Is.EqualTo(1.6 - (0.5 * (4.8 + 1.92))).Within(1e-15));
    }

    [Test]
    public void A_parameter_without_a_gradient_stays_and_its_steps_are_not_counted()
    {
        Parameter early = new(1.0), late = new(1.0), alone = new(1.0);
        ParameterOptimizer both = new(new Adam(0.1), early, late), single = new(new Adam(0.1), alone);
        for (int step = 0; step < 5; step++)
        {
            both.ZeroGrad();
            (3 * early).Backward();
            both.Step();
        }
        Assert.That(late.Value.Item(), Is.EqualTo(1));
        both.ZeroGrad();
        (3 * late).Backward();
        (3 * alone).Backward();
        both.Step();
        single.Step();
        Assert.That(late.Value.Item(), Is.EqualTo(alone.Value.Item()), "its first step is a first step");
        Assert.That(early.Value.Item(), Is.EqualTo(0.5).Within(1e-7), "and the other one stays now");
    }

    [Test]
    public void A_schedule_counts_the_steps_of_the_optimizer()
    {
        Parameter early = new(0.0), late = new(0.0);
        var descent = new ParameterOptimizer(new Sgd(Schedule.Exponential(8, 0.5)), early, late);
        early.Backward(1.0);
        descent.Step();
        descent.ZeroGrad();
        late.Backward(1.0);
        descent.Step();
        Assert.That((early.Value.Item(), late.Value.Item()), Is.EqualTo((-8.0, -4.0)));
    }

    [Test]
    public void The_norm_is_that_of_all_parameters_that_have_gradients()
    {
        Parameter a = new(0.0), b = new(0.0), idle = new(0.0);
        var descent = new ParameterOptimizer(new Sgd(1) { Clipping = Clipping.ByNorm(1) }, a, b, idle);
        ((3 * a) + (4 * b)).Backward();
        descent.Step();
        Assert.That(new[] { a.Value.Item(), b.Value.Item(), idle.Value.Item() }, Is.EqualTo(new[] { -0.6, -0.8, 0 }).Within(1e-6));
    }

    [Test]
    public void What_cannot_be_is_refused() => Assert.Multiple(() =>
    {
        var p = new Parameter(Of(1.0, 2), "weights");
        Assert.That(Assert.Throws<NotSupportedException>(() => _ = new ParameterOptimizer(new Nesterov(0.1), p))!.Message, Does.Contain("Nesterov").And.Contain("MomentumForm.PyTorch").And.Contain("Optimizer.Step"));
        Assert.That(Assert.Throws<ArgumentException>(() => _ = new ParameterOptimizer(new Sgd(0.1)))!.Message, Does.Contain("at least one"));
        Assert.That(Assert.Throws<ArgumentException>(() => _ = new ParameterOptimizer(new Sgd(0.1), p, null!))!.Message, Does.Contain("Parameter 1 of 2 is null"));
        Assert.That(Assert.Throws<ArgumentException>(() => _ = new ParameterOptimizer(new Sgd(0.1), p, p))!.Message, Does.Contain("'weights', float64 [2], is there 2 times"));
        Assert.That(() => new ParameterOptimizer(null!, p), Throws.ArgumentNullException);
        Assert.That(() => new ParameterOptimizer(new Sgd(0.1), (IReadOnlyList<Parameter>)null!), Throws.ArgumentNullException);
    });
}
