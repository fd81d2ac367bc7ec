using Gradus.Linear;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Linear;

/// <summary>Columns in [0, 1] by the training rows alone.</summary>
public sealed class FeatureScalingTests
{
    private static readonly Tensor Training = Tensor.Of(new[,] { { 1, 7.1, -2 }, { 3, 7.1, 0 }, { 5, 7.1, 2 } });

    [Test]
    public void Each_training_column_goes_from_0_to_1_and_a_constant_one_is_0()
    {
        var (training, other) = FeatureScaling.ToUnitRange(Training, Tensor.Of(new[,] { { 9, 6.0, -4 }, { 1, 7.1, 1 } }));
        Assert.That(training.ToArray<double>(), Is.EqualTo(new[] { 0, 0, 0, 0.5, 0, 0.5, 1, 0, 1 }));
        Assert.That(other.ToArray<double>(), Is.EqualTo(new[] { 2, 0, -0.5, 0, 0, 0.75 }), "beyond the training rows' range it is beyond 0 to 1");
    }

    [Test]
    public void Other_rows_have_no_say()
    {
        var (alone, _) = FeatureScaling.ToUnitRange(Training, Training);
        var (beside, _) = FeatureScaling.ToUnitRange(Training, Training * 1000);
        Assert.That(beside.ToArray<double>(), Is.EqualTo(alone.ToArray<double>()));
    }

    [Test]
    public void There_may_be_no_other_rows() =>
        Assert.That(FeatureScaling.ToUnitRange(Training, Tensor.Zeros([0, 3], DType.Float64)).Other.Shape, Is.EqualTo(new[] { 0, 3 }));

    private static IEnumerable<TestCaseData> BadInput =>
    [
        Bad("no training row", Tensor.Zeros([0, 3]), Tensor.Zeros([1, 3]), "training is float32 [0, 3]"),
        Bad("other columns", Tensor.Zeros([2, 3]), Tensor.Zeros([1, 4]), "other is float32 [1, 4]", "3 columns"),
        Bad("other type", Tensor.Zeros([2, 3]), Tensor.Zeros([1, 3], DType.Float64), "other is float64 [1, 3]"),
        Bad("a vector", Tensor.Zeros([3]), Tensor.Zeros([3]), "training is float32 [3]"),
        Bad("integers", Tensor.Zeros([1, 3], DType.Int32), Tensor.Zeros([1, 3], DType.Int32), "training is int32 [1, 3]"),
    ];

    [TestCaseSource(nameof(BadInput))]
    public void Bad_input_is_named(Tensor training, Tensor other, string[] words)
    {
        string message = Assert.Throws<ArgumentException>(() => FeatureScaling.ToUnitRange(training, other))!.Message;
        foreach (string word in words) Assert.That(message, Does.Contain(word));
    }

    private static TestCaseData Bad(string name, Tensor training, Tensor other, params string[] words) => new TestCaseData(training, other, words).SetArgDisplayNames(name);
}
