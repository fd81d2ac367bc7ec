using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>No recursion anywhere: a million operations in a row, in each mode (Backward() in <see cref="BackwardTests"/>).</summary>
public sealed class LongChainTests
{
    private const int Million = 1_000_000;

    [Test]
    public void Reverse_mode() => Assert.That(Ad.Grad(Negations)(1.0).Item(), Is.EqualTo(1));

    [Test]
    public void Forward_mode() => Assert.That(Ad.Jvp(Negations, 1.0, 3.0).Tangent.Item(), Is.EqualTo(3));

    [Test(Description = "Reverse over reverse writes down the pass back as well")]
    public void Second_order_of_a_hundred_thousand() => Assert.That(Ad.Grad(Ad.Grad(x =>
    {
        var y = x * x;
        for (int i = 0; i < Million / 10; i++) y = -y;
        return y;
    }))(1.0).Item(), Is.EqualTo(2));

    private static Tensor Negations(Tensor x)
    {
        for (int i = 0; i < Million; i++) x = -x;
        return x;
    }
}
