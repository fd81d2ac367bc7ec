using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Primitives;

/// <summary>Every primitive gives NumPy's values, to the bit, for all types, ranks 0 to 4, empty tensors, and views that are transposed, flipped, sliced and broadcast.</summary>
public sealed class PrimitiveTests
{
    [TestCaseSource(typeof(PrimitiveCase), nameof(PrimitiveCase.Operations))]
    public void Agrees_with_NumPy(string operation) => Assert.Multiple(() =>
    {
        foreach (var item in PrimitiveCase.Of(operation)) Assert.That(item.DifferenceOn(Device.Cpu), Is.Null);
    });
}
