using Gradus.Activations;
using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Activations;

/// <summary>Wrong arguments are refused with messages that name the function, the argument, what it is and what would be right.</summary>
public sealed class BadInputTests
{
    private static readonly Tensor X = Of(new[,] { { 1.0, 2, 3 }, { 4, 5, 6 } }), Integers = Of(1, 2, 3), Masks = Of(true, false);

    private static IEnumerable<(string Name, Func<Tensor, Tensor> Value)> Functions =>
    [
        ("Identity", Activation.Identity), ("Sigmoid", Activation.Sigmoid), ("Tanh", Activation.Tanh), ("Softsign", Activation.Softsign), ("Step", Activation.Step), ("Softplus", Activation.Softplus),
        ("Relu", Activation.Relu), ("LeakyRelu", Activation.LeakyRelu), ("Elu", Activation.Elu), ("Softmax", Activation.Softmax), ("LogSoftmax", Activation.LogSoftmax),
        ("PRelu", x => Activation.PRelu(x, 0.25)),
        ("Sigmoid", Derivative.Sigmoid), ("Tanh", Derivative.Tanh), ("Softsign", Derivative.Softsign), ("Step", Derivative.Step), ("Softplus", Derivative.Softplus), ("Relu", Derivative.Relu),
        ("LeakyRelu", x => Derivative.LeakyRelu(x, 0.1)), ("Elu", x => Derivative.Elu(x, 1)),
    ];

    private static IEnumerable<TestCaseData> Refusals =>
    [
        .. Functions.Select((f, i) => Case<ArgumentException>($"{i} {f.Name} of integers", () => f.Value(Integers), f.Name, "x is int32 [3]", "float32 or float64")),
        .. Functions.Select((f, i) => Case<ArgumentException>($"{i} {f.Name} of truth values", () => f.Value(Masks), f.Name, "x is bool [2]")),
        .. Functions.Select((f, i) => Case<ArgumentNullException>($"{i} {f.Name} of null", () => f.Value(null!), f.Name, "x is null")),
        .. ((double[])[double.NaN, double.PositiveInfinity]).Select(slope => Case<ArgumentOutOfRangeException>($"the slope {slope}", () => Activation.LeakyRelu(X, slope), "LeakyRelu", "slope is", "finite")),
        Case<ArgumentOutOfRangeException>("the slope of a derivative", () => Derivative.LeakyRelu(X, double.NegativeInfinity), "LeakyRelu", "slope is -Infinity", "finite"),
        .. ((double[])[0, -1.5, double.NaN, double.PositiveInfinity]).Select(alpha => Case<ArgumentOutOfRangeException>($"alpha {alpha}", () => Activation.Elu(X, alpha), "Elu", "alpha is", "greater than 0")),
        Case<ArgumentOutOfRangeException>("alpha of a derivative", () => Derivative.Elu(X, -1.5), "Elu", "alpha is -1.5", "greater than 0"),
        Case<ArgumentException>("a slope of another type", () => Activation.PRelu(X, Of(0.1f, 0.2f, 0.3f)), "PRelu", "slope is float32 [3]", "float64 [2, 3]", "float64 [] or [3]"),
        Case<ArgumentException>("a slope for each row", () => Activation.PRelu(X, Of(0.1, 0.2)), "slope is float64 [2]", "float64 [] or [3]"),
        Case<ArgumentException>("a slope for each element", () => Activation.PRelu(X, X), "slope is float64 [2, 3]"),
        Case<ArgumentException>("slopes for a number", () => Activation.PRelu(1.0, Of(0.1)), "slope is float64 [1]", "expected float64 []."),
        Case<ArgumentException>("a slope of integers", () => Activation.PRelu(X, Integers), "slope is int32 [3]"),
        Case<ArgumentNullException>("no slope", () => Activation.PRelu(X, null!), "slope is null"),
        Case<ArgumentOutOfRangeException>("no such axis", () => Activation.Softmax(X, 2), "no axis 2", "[2, 3]"),
        Case<ArgumentOutOfRangeException>("no such axis of a logarithm", () => Activation.LogSoftmax(X, -3), "no axis -3"),
        Case<ArgumentOutOfRangeException>("softmax of a number", () => Activation.Softmax(1.0), "no axis"),
        Case<ArgumentException>("softmax of no classes", () => Activation.Softmax(Zeros([2, 0])), "[2, 0]"),
        Case<ArgumentException>("an upstream gradient of another shape", () => Derivative.Softmax(X, X[0]), "Softmax", "upstream is float64 [3]", "float64 [2, 3]"),
        Case<ArgumentException>("an upstream gradient of another type", () => Derivative.Softmax(X, X.To(DType.Float32)), "upstream is float32 [2, 3]"),
        Case<ArgumentException>("one probability", () => Derivative.Softmax(1.0, 1.0), "probabilities is float64 []", "[..., classes]"),
        Case<ArgumentException>("probabilities of integers", () => Derivative.Softmax(Integers, Integers), "probabilities is int32 [3]"),
        Case<ArgumentNullException>("no upstream gradient", () => Derivative.Softmax(X, null!), "upstream is null"),
    ];

    [TestCaseSource(nameof(Refusals))]
    public void Is_refused(Type exception, Func<object?> act, string[] words)
    {
        var thrown = Assert.Throws(Is.InstanceOf(exception), () => act())!;
        Assert.Multiple(() =>
        {
            foreach (string word in words) Assert.That(thrown.Message, Does.Contain(word));
        });
    }

    [Test]
    public void Types_are_checked_also_where_numbers_are_not_known() => Assert.Multiple(() =>
    {
        Assert.That(() => Ad.Jit(Activation.Step)(Integers), Throws.ArgumentException.With.Message.Contains("Step takes float32 or float64; x is int32 [3]"));
        Assert.That(() => Ad.Vmap(Activation.Step)(Integers), Throws.ArgumentException.With.Message.Contains("x is int32 []"));
    });

    [Test]
    public void The_argument_is_named() =>
        Assert.That(Assert.Throws<ArgumentOutOfRangeException>(() => Activation.Elu(X, 0))!.ParamName, Is.EqualTo("alpha"));

    private static TestCaseData Case<T>(string name, Func<object?> act, params string[] words) where T : Exception => new TestCaseData(typeof(T), act, words).SetArgDisplayNames(name);
}
