using Gradus.Autodiff;
using Gradus.Layers;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Layers.Lego;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Layers;

/// <summary>Dropout: in training some numbers are 0 and the others larger, so that the mean stays; in evaluation nothing happens.</summary>
public sealed class DropoutTests
{
    private static readonly RandomKey Key = new(3);

    private static readonly Tensor X = new RandomKey(8).Uniform([200, 500], 0.5, 1.5);

    [Test]
    public void Without_a_key_it_gives_x_itself() => Assert.That(Dropout(0.4).Apply([], X), Is.SameAs(X));

    [Test]
    public void At_the_rate_0_it_gives_x_itself()
    {
        Assert.That(Dropout(0).Apply([], X, Key), Is.SameAs(X));
        Assert.That(Dropout(0).IsRandom, Is.False);
    }

    [TestCase(0.1)]
    [TestCase(0.4)]
    [TestCase(0.9)]
    public void In_training_each_number_is_0_or_divided_by_the_share_that_is_kept(double rate)
    {
        float[] x = X.ToArray<float>(), y = Dropout(rate).Apply([], X, Key).ToArray<float>();
        int dropped = y.Count(number => number == 0);
        Assert.Multiple(() =>
        {
            Assert.That(y.Zip(x).Where(pair => pair.First != 0).Max(pair => Math.Abs((pair.First * (1 - rate) / pair.Second) - 1)), Is.LessThan(3e-7));
            Assert.That(dropped, Is.EqualTo(rate * x.Length).Within(5 * Math.Sqrt(rate * (1 - rate) * x.Length)), "5 deviations of a binomial number");
        });
    }

    [Test]
    public void The_mean_stays()
    {
        double kept = Dropout(0.5).Apply([], X, Key).Mean().Item(), all = X.Mean().Item();
        // Each element has the variance x²·rate/(1 − rate) ≤ 1.1 of which 100,000 are averaged.
        Assert.That(kept, Is.EqualTo(all).Within(5 * Math.Sqrt(1.1 / X.Size)));
    }

    [Test]
    public void Equal_keys_drop_equal_places_and_others_others()
    {
        float[] once = Dropout(0.5).Apply([], X, Key).ToArray<float>();
        Assert.That(Dropout(0.5).Apply([], X, Key).ToArray<float>(), Is.EqualTo(once));
        Assert.That(Dropout(0.5).Apply([], X, Key.Fold(1)).ToArray<float>(), Is.Not.EqualTo(once));
    }

    [Test]
    public void Rows_are_dropped_apart() =>
        Assert.That(Dropout(0.5).Apply([], Ones([2, 100]), Key).Split(2).Select(row => string.Join(' ', row.ToArray<float>())), Is.Unique);

    [Test]
    public void Gradients_go_where_numbers_went()
    {
        var (y, pullback) = Ad.Vjp(x => Dropout(0.5).Apply([], x, Key), X);
        Assert.That(pullback(X).ToArray<float>(), Is.EqualTo(y.ToArray<float>()), "x·mask/(1 − rate) of x, and of the upstream gradient");
    }

    [TestCase(DType.Float32)]
    [TestCase(DType.Float64)]
    public void The_type_is_xs_and_does_not_change_the_places(DType dtype)
    {
        var y = Dropout(0.5).Apply([], Ones([300], dtype), Key);
        Assert.That(y.DType, Is.EqualTo(dtype));
        Assert.That(y.To(DType.Float32).ToArray<float>(), Is.EqualTo(Dropout(0.5).Apply([], Ones([300]), Key).ToArray<float>()));
    }
}
