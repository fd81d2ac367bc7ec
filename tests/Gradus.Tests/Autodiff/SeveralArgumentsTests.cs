using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>Functions of two and three tensors, whose arguments are numbered from 0.</summary>
public sealed class SeveralArgumentsTests
{
    [TestCase(0, 42)]
    [TestCase(1, 9)]
    public void Value_and_gradient_by_one_of_two(int argument, double slope)
    {
        var (value, gradient) = Ad.ValueAndGrad((a, b) => a * a * b, argument)(3.0, 7.0);
        Assert.That((value.Item(), gradient.Item()), Is.EqualTo((63, slope)));
    }

    [TestCase(0, 70)]
    [TestCase(1, 20)]
    [TestCase(2, 14)]
    public void Value_and_gradient_by_one_of_three(int argument, double slope)
    {
        var (value, gradient) = Ad.ValueAndGrad((a, b, c) => a * b * c, argument)(2.0, 7.0, 10.0);
        Assert.That((value.Item(), gradient.Item()), Is.EqualTo((140, slope)));
    }

    [Test]
    public void An_argument_that_is_not_there_is_refused() =>
        Assert.That(Assert.Throws<ArgumentOutOfRangeException>(() => Ad.ValueAndGrad((a, b) => a * b, argument: 2))!.Message, Does.Contain("2 arguments, 0 to 1"));

    [Test]
    public void Products_with_the_Jacobian_of_a_function_of_two()
    {
        var (value, tangent) = Ad.Jvp((a, b) => a * a * b, (3.0, 7.0), (1.0, 10.0));
        var (same, pullback) = Ad.Vjp((a, b) => a * a * b, (3.0, 7.0));
        var (byA, byB) = pullback(2.0);
        Assert.That((value.Item(), tangent.Item(), same.Item(), byA.Item(), byB.Item()), Is.EqualTo((63, 42 + 90, 63, 84, 18)));
    }

    [Test]
    public void The_operations_of_a_function_of_an_array() => Assert.That(Ad.Trace(x => (x[0] * x[1]) + x[2], [2.0, 3.0, 4.0]).ToString(), Is.EqualTo("""
        %0 = input : float64 []
        %1 = input : float64 []
        %2 = input : float64 []
        %3 = multiply(%0, %1) : float64 []
        %4 = add(%3, %2) : float64 []
        return %4

        """.ReplaceLineEndings("\n")));
}
