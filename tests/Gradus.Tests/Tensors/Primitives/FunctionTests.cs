using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Primitives;

/// <summary>Functions of floats are right to a few units in the last place over their whole range, and exactly IEEE 754's where that says what they are.</summary>
public sealed class FunctionTests
{
    private static readonly HashSet<string> Exact = ["add", "subtract", "multiply", "divide", "maximum", "minimum", "negate", "abs", "sign", "floor", "sqrt"];

    private static IEnumerable<FunctionCase> Cases => FunctionCase.All;

    [TestCaseSource(nameof(Cases))]
    public void Is_right_to_two_units_in_the_last_place(object item)
    {
        var function = (FunctionCase)item;
        var result = FunctionCase.Primitives[function.Operation].Bind(function.InputsOn(Device.Cpu));
        Assert.That(function.Misses(result, Exact.Contains(function.Operation) ? 0 : 2), Is.Empty);
    }

    [Test]
    public void Every_function_of_floats_has_a_case()
    {
        string[] comparisons = ["greater", "greater-or-equal", "less", "less-or-equal", "equal", "not-equal"];
        Assert.That(Cases.Select(item => item.Operation).Distinct(), Is.EquivalentTo(FunctionCase.Primitives.Keys.Except(comparisons)));
    }
}
