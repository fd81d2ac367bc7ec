using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Tensors.Errors;

/// <summary>What C# makes of a tensor with one element: branches, short circuits, casts.</summary>
public sealed class TruthTests
{
    private static readonly Tensor One = Scalar(1), MinusOne = Of(-1.5);

    [Test]
    public void If_and_the_short_circuits_read_the_only_element()
    {
        Assert.That(One > 0 ? "yes" : "no", Is.EqualTo("yes"));
        Assert.That(One > 0 && MinusOne < 0 ? "yes" : "no", Is.EqualTo("yes"));
        Assert.That(One < 0 || MinusOne < 0 ? "yes" : "no", Is.EqualTo("yes"));
        Assert.That(!(One > 0) ? "yes" : "no", Is.EqualTo("no"));
        Assert.That(Zeros([1, 1]) ? "yes" : "no", Is.EqualTo("no"));
        // The right side is not looked at: it would throw.
        Assert.That(One < 0 && Of(true, false) ? "yes" : "no", Is.EqualTo("no"));
        Assert.That(One > 0 || Of(true, false) ? "yes" : "no", Is.EqualTo("yes"));
    }

    [Test]
    public void A_branch_under_Grad_follows_the_value()
    {
        var f = Ad.Grad(x => x > 0 ? 2 * x : -x);
        Assert.That((double)f(3.0), Is.EqualTo(2));
        Assert.That((double)f(-3.0), Is.EqualTo(-1));
    }

    [Test]
    public void Casts_read_the_only_element()
    {
        Assert.That((double)MinusOne, Is.EqualTo(-1.5));
        Assert.That((float)MinusOne, Is.EqualTo(-1.5f));
        Assert.That((int)MinusOne, Is.EqualTo(-1));
        Assert.That((bool)MinusOne, Is.True);
        Assert.That((bool)Scalar(0), Is.False);
        Assert.That((int)Of(true), Is.EqualTo(1));
    }

    [Test]
    public void Equality_of_variables_is_that_of_objects()
    {
        var (a, b) = (Of(1f), Of(1f));
        Assert.That(a == b, Is.False);
        Assert.That(a.Equals(a), Is.True);
        Assert.That((bool)Equal(a, b), Is.True);
        Assert.That(AllClose(a, b), Is.True);
    }

    [TestCase(1.0, 1.0 + 9e-6, true)]
    [TestCase(1.0, 1.0 + 2e-5, false)]
    [TestCase(0.0, 9e-9, true)]
    [TestCase(0.0, 2e-8, false)]
    [TestCase(double.PositiveInfinity, double.PositiveInfinity, true)]
    [TestCase(double.PositiveInfinity, double.NegativeInfinity, false)]
    [TestCase(1e308, double.PositiveInfinity, false)]
    [TestCase(double.NaN, double.NaN, false)]
    public void Closeness_is_NumPys(double a, double b, bool close) => Assert.That(AllClose(a, b), Is.EqualTo(close));

    [Test]
    public void Closeness_takes_two_types_shapes_and_masks()
    {
        Assert.That(AllClose(Of(0.1f, 0.1f), 0.1), Is.True);
        Assert.That(AllClose(Of(1, 2), Of(1.0, 2.0)), Is.True);
        Assert.That(AllClose(Of(true, false), Of(true, false)), Is.True);
        Assert.That(AllClose(Of(true, false), Of(true, true)), Is.False);
        Assert.That(AllClose(double.NaN, double.NaN, equalNaN: true), Is.True);
        Assert.That(AllClose(Zeros([0]), Ones([0])), Is.True);
    }
}
