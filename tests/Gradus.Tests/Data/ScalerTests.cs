using Gradus.Data;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Data;

/// <summary>Columns brought to a common range by what the training rows say.</summary>
public sealed class ScalerTests
{
    // Columns: 1 3 5 (mean 3, deviation √(8/3)), constant 0.1 (whose mean is rounded), -2 0 4 (mean 2/3, deviation √(56/9)).
    private static readonly Tensor X = Tensor.Of(new[,] { { 1, 0.1, -2 }, { 3, 0.1, 0 }, { 5, 0.1, 4 } });

    [Test]
    public void Standard_gives_mean_0_and_deviation_1()
    {
        var scaler = Scaler.Standard(X);
        Assert.That(scaler.Shift.ToArray<double>(), Is.EqualTo(new[] { 3, 0.1, 2.0 / 3 }).Within(1e-15));
        Assert.That(scaler.Scale.ToArray<double>(), Is.EqualTo(new[] { Math.Sqrt(8.0 / 3), 1, Math.Sqrt(56.0 / 9) }).Within(1e-15));
        var y = scaler.Apply(X);
        Assert.That(y.Mean(0).ToArray<double>(), Is.EqualTo(new double[] { 0, 0, 0 }).Within(1e-15));
        Assert.That(y.StandardDeviation(0).ToArray<double>(), Is.EqualTo(new double[] { 1, 0, 1 }).Within(1e-15));
    }

    [Test]
    public void MinMax_gives_0_to_1()
    {
        var y = Scaler.MinMax(X).Apply(X);
        Assert.That(y.ToArray<double>(), Is.EqualTo(new[] { 0, 0, 0, 0.5, 0, 1.0 / 3, 1, 0, 1 }).Within(1e-15));
    }

    [Test]
    public void Other_rows_are_scaled_by_the_training_rows()
    {
        var scaler = Scaler.MinMax(X);
        Assert.That(scaler.Apply(Tensor.Of(new[,] { { 9.0, 1.1, -8 } })).ToArray<double>(), Is.EqualTo(new[] { 2.0, 1, -1 }).Within(1e-15), "outside 0 to 1, as they are");
        Assert.That(scaler.Apply(Tensor.Of(3.0, 0.1, 1)).ToArray<double>(), Is.EqualTo(new[] { 0.5, 0, 0.5 }).Within(1e-15), "one row");
    }

    [Test]
    public void Undo_leads_back([Values] bool isStandard)
    {
        var scaler = isStandard ? Scaler.Standard(X) : Scaler.MinMax(X);
        Assert.That(Tensor.AllClose(scaler.Undo(scaler.Apply(X)), X, 1e-15, 1e-15), Is.True);
    }

    [Test]
    public void Images_are_scaled_pixel_by_pixel()
    {
        var images = new RandomKey(1).Uniform([5, 2, 3]);
        var y = Scaler.Standard(images).Apply(images);
        Assert.That(y.Type, Is.EqualTo(images.Type));
        Assert.That(y.StandardDeviation(0).ToArray<float>(), Has.All.EqualTo(1).Within(1e-5));
    }

    private static IEnumerable<TestCaseData> BadInput()
    {
        yield return Bad("integers", () => Scaler.Standard(Tensor.Of(1, 2)), "int32 [2]");
        yield return Bad("no row", () => Scaler.MinMax(Tensor.Zeros([0, 2])), "float32 [0, 2]");
        yield return Bad("a number", () => Scaler.MinMax(Tensor.Scalar(1)), "float32 []");
        yield return Bad("NaN", () => Scaler.Standard(Tensor.Of(1, double.NaN)), "NaN");
        yield return Bad("other columns", () => Scaler.Standard(X).Apply(Tensor.Zeros([2, 4], DType.Float64)), "float64 [3]", "float64 [2, 4]");
        yield return Bad("other type", () => Scaler.Standard(X).Undo(Tensor.Zeros([2, 3])), "float64 [3]", "float32 [2, 3]");
        yield return Bad("too few axes", () => Scaler.Standard(X).Apply(Tensor.Scalar(1, DType.Float64)), "float64 []");
    }

    [TestCaseSource(nameof(BadInput))]
    public void Bad_input_is_named(Action act, string[] words)
    {
        string message = Assert.Throws<ArgumentException>(() => act())!.Message;
        foreach (string word in words) Assert.That(message, Does.Contain(word));
    }

    private static TestCaseData Bad(string name, Action act, params string[] words) => new TestCaseData(act, words).SetArgDisplayNames(name);
}
