using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Tensors.Reductions;

/// <summary>What reductions and roundings make of masks and integers.</summary>
public sealed class TypeTests
{
    [Test]
    public void The_mean_of_a_mask_is_the_share_that_holds() => Assert.Multiple(() =>
    {
        var hits = Equal(Of(1, 2, 3), Of(1, 0, 3));
        Assert.That(hits.Mean().Type, Is.EqualTo(new TensorType(DType.Float32, [])));
        Assert.That(hits.Mean().Item(), Is.EqualTo((double)(2f / 3)));
        Assert.That(Of(new[,] { { true, false }, { true, true } }).Mean(0, keepDims: true).ToString(), Is.EqualTo("[[1.  0.5]]"));
        // Beyond 2²⁴, float32 cannot count.
        Assert.That(Full([33_000_001], 1, DType.Bool).Mean().Item(), Is.EqualTo(1));
    });

    [Test]
    public void The_mean_of_integers_is_float64() => Assert.Multiple(() =>
    {
        var mean = Of(int.MaxValue, int.MaxValue, int.MaxValue - 3).Mean();
        Assert.That(mean.Type, Is.EqualTo(new TensorType(DType.Float64, [])));
        Assert.That(mean.Item(), Is.EqualTo(int.MaxValue - 1.0));
    });

    [Test]
    public void A_sum_of_integers_wraps_around() => Assert.Multiple(() =>
    {
        var x = Of(int.MaxValue, 1);
        Assert.That((int)x.Sum(), Is.EqualTo(int.MinValue));
        Assert.That(x.To(DType.Float64).Sum().Item(), Is.EqualTo(2147483648.0));
    });

    [Test]
    public void Integers_are_rounded_already() => Assert.Multiple(() =>
    {
        var x = Of(-3, 0, 7);
        foreach (var y in new[] { Floor(x), Ceiling(x), Round(x) }) Assert.That(y.Concrete.Storage, Is.SameAs(x.Concrete.Storage));
    });

    [Test]
    public void A_mask_is_compared_with_numbers_and_truth_values() => Assert.Multiple(() =>
    {
        var mask = Of(true, false);
        foreach (var same in new[] { Equal(mask, 1), Equal(mask, true), NotEqual(mask, 0), NotEqual(mask, false), !~mask }) Assert.That(same.ToArray<bool>(), Is.EqualTo(new[] { true, false }));
        foreach (var other in new[] { Equal(mask, 0), Equal(mask, false), NotEqual(mask, 1), NotEqual(mask, true), ~mask }) Assert.That(other.ToArray<bool>(), Is.EqualTo(new[] { false, true }));
    });

    [Test]
    public void Logarithms_have_their_base() => Assert.Multiple(() =>
    {
        Assert.That(Log2(Of(1.0, 8, 0.25)).ToArray<double>(), Is.EqualTo(new double[] { 0, 3, -2 }).Within(2).Ulps);
        Assert.That(Log10(Of(1.0, 1000, 1e-5)).ToArray<double>(), Is.EqualTo(new double[] { 0, 3, -5 }).Within(2).Ulps);
    });

    [Test]
    public void Bounds_may_be_one_or_tensors() => Assert.Multiple(() =>
    {
        var x = Of(-2f, 0, 2);
        Assert.That(Clip(x, min: -1).ToString(), Is.EqualTo("[-1.  0.  2.]"));
        Assert.That(Clip(x, max: 1).ToString(), Is.EqualTo("[-2.  0.  1.]"));
        Assert.That(Clip(x, Of(-1f, 1, 1), Of(0f, 3, 1.5f)).ToString(), Is.EqualTo("[-1.   1.   1.5]"));
    });

    // One element that stands for all stays one, through comparisons and choices too.
    [Test]
    public void What_is_one_number_stays_one_in_memory() => Assert.Multiple(() =>
    {
        Tensor a = Full([1000], 2), b = Full([1000], 3);
        foreach (var y in new[] { a + b, a > b, Where(a < b, a, b), 2 * a }) Assert.That(y.Concrete.Storage.Length, Is.EqualTo(1));
        Assert.That(Where(a < b, a, b)[999].Item(), Is.EqualTo(2));
        Assert.That((bool)(a > b).Any(), Is.False);
    });
}
