using Gradus.Data;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Data;

/// <summary>Tables with classes as tensors.</summary>
public sealed class TensorsTests
{
    private static readonly LabeledSet Set = new([1, 2.5, 3, 4, 5, 0.1], 3, 2, [2, 0, 1]);

    [TestCase(DType.Float32)]
    [TestCase(DType.Float64)]
    public void X_has_the_features(DType dtype)
    {
        var x = Set.X(dtype);
        Assert.That(x.Type, Is.EqualTo(new TensorType(dtype, [3, 2])));
        Assert.That(x.To(DType.Float64).ToArray<double>(), Is.EqualTo(Set.Features.Select(f => dtype == DType.Float32 ? (float)f : f)));
    }

    [Test]
    public void Y_has_the_labels_and_one_hot_leads_back()
    {
        Assert.That(Set.Y().Type, Is.EqualTo(new TensorType(DType.Int32, [3])));
        Assert.That(Tensor.OneHot(Set.Y(), 3).ArgMax(1).ToArray<int>(), Is.EqualTo(Set.Labels));
    }

    [Test]
    public void A_tensor_is_a_copy()
    {
        var set = new LabeledSet([1, 2], 1, 2, [0]);
        var (x, y) = (set.X(DType.Float64), set.Y());
        (set.Features[0], set.Labels[0]) = (7, 7);
        Assert.That((x[0, 0].Item(), y[0].Item()), Is.EqualTo((1.0, 0.0)));
    }

    [Test]
    public void Bad_input_is_named()
    {
        Assert.That(() => Set.X(DType.Int32), Throws.ArgumentException.With.Message.Contains("int32"));
        Assert.That(() => ((LabeledSet)null!).X(), Throws.ArgumentNullException);
        Assert.That(() => ((LabeledSet)null!).Y(), Throws.ArgumentNullException);
    }
}
