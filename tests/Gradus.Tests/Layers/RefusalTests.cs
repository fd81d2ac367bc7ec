using Gradus.Layers;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Layers.Lego;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Layers;

/// <summary>What layers refuse, and that each message names what came and what would be right.</summary>
public sealed class RefusalTests
{
    private static readonly Tensor W = Ones([3, 2]), B = Ones([2]), X = Ones([5, 3]);

    private static IEnumerable<TestCaseData> Calls =>
    [
        Call("a missing weight", () => Dense(2).Apply([W], X), "Dense(2) has 2 parameters; it got 1 tensor. Pass what Initialize gave, all of it and in its order."),
        Call("weights of a layer without", () => Flatten().Apply([W], X), "Flatten() has 0 parameters; it got 1 tensor."),
        Call("weights of another type", () => Dense(2).Apply([W, B.To(DType.Float64)], X), "Dense(2) got parameter 1 as float64 [2] beside x, float32 [5, 3]: expected one type"),
        Call("integers", () => Dense(2).Apply([W, B], X.To(DType.Int32)), "Dense(2) takes float32 or float64; x is int32 [5, 3]."),
        Call("a number", () => Dropout(0.5).Apply([], Scalar(1)), "Dropout(0.5) takes a batch, [batch, …]; x is float32 []."),
        Call("one example", () => Dense(2).Apply([W, B], Ones([3])), "Dense(2) takes [batch, features]; x is float32 [3]: one example is x.ExpandDims(0)."),
        Call("images", () => Dense(2).Apply([W, B], Ones([5, 8, 8])), "Dense(2) takes [batch, features]; x is float32 [5, 8, 8]: put Flatten() before it."),
        Call("other features", () => Dense(2).Apply([W, B], Ones([5, 4])), "Dense(2) got x float32 [5, 4] and weights float32 [3, 2]: expected weights [4, 2], [features, outputs]."),
        Call("torch's matrix", () => Dense(2).Apply([W.T, B], X), "Dense(2) got x float32 [5, 3] and weights float32 [2, 3]: expected weights [3, 2], [features, outputs]."),
        Call("a bias of other length", () => Dense(2).Apply([W, Ones([3])], X), "Dense(2) got the bias float32 [3]: expected [2]."),
        Call("a bias that would broadcast", () => Dense(2).Apply([W, Ones([1])], X), "Dense(2) got the bias float32 [1]: expected [2]."),
        Call("many slopes", () => PRelu().Apply([Ones([3])], X), "PRelu(0.25) got its slope as float32 [3]: expected one number, []."),
        Call("shapes of images", () => Dense(2).OutputShape([8, 8]), "Dense(2) takes examples of the shape [features]; these are [8, 8]: put Flatten() before it."),
        Call("parameters for images", () => Dense(2).Parameters([8, 8]), "Dense(2) takes examples of the shape [features]; these are [8, 8]: put Flatten() before it."),
        Call("shapes of numbers", () => Dense(2).OutputShape([]), "Dense(2) takes examples of the shape [features]; these are []: one number is [1]."),
        Call("weights of integers", () => Dense(2).Initialize(new RandomKey(1), [3], DType.Int32), "Weights are float32 or float64, not int32."),
        Call("a fan of nothing", () => Initializers.HeNormal(new RandomKey(1), [0, 2], new Fan(0, 2), DType.Float32), "The fan is 0 in, 2 out: expected one input and one output at least."),
        Call("in a network", () => new Sequential(Dense(2), Dense(4)).Apply([W, B, W, B], X), "Layer 1, Dense(4) got x float32 [5, 2] and weights float32 [3, 2]: expected weights [2, 4], [features, outputs]. Before it stands Dense(2)."),
        Call("first in a network", () => new Sequential(Dense(2)).Apply([W, B], Ones([5, 3, 1])), "Layer 0, Dense(2) takes [batch, features]; x is float32 [5, 3, 1]: put Flatten() before it."),
        Call("shapes in a network", () => new Sequential(Activate(Relu), Dense(4)).Initialize(new RandomKey(1), [8, 8]), "Layer 1, Dense(4) takes examples of the shape [features]; these are [8, 8]: put Flatten() before it. Before it stands Activate(Relu)."),
        Call("in a network in a network", () => new Sequential(Dropout(0.5), new Sequential(Dropout(0.5), Dense(4))).Summary([8, 8]), "Layer 1.1, Dense(4) takes examples of the shape [features]; these are [8, 8]: put Flatten() before it. Before it stands Dropout(0.5)."),
        Call("a function that refuses", () => new Sequential(Activate(x => x.Reshape(7), "Seven")).Apply([], X), "Layer 0, Activate(Seven): "),
        Call("a network's weights", () => new Sequential(Dense(2), Dense(2)).Apply([W, B, W], X), "Sequential(2 layers) has 4 parameters; it got 3 tensors."),
        Call("a network's penalty", () => new Sequential(Dense(2)).Weights([W], [3]), "Sequential(1 layer) has 2 parameters; it got 1 tensor."),
    ];

    [TestCaseSource(nameof(Calls))]
    public void Arguments_that_do_not_fit_are_refused(Func<object> call, string message) => Assert.That(() => call(), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));

    private static IEnumerable<TestCaseData> Nothings =>
    [
        Call("x", () => Dense(2).Apply([W, B], null!), "x"),
        Call("a weight", () => Dense(2).Apply([W, null!], X), "weights"),
        Call("a shape", () => Dense(2).OutputShape(null!), "input"),
        Call("a network's shape", () => new Sequential().OutputShape(null!), "input"),
        Call("a shape to start for", () => Flatten().Initialize(new RandomKey(1), null!), "input"),
        Call("a shape to sum up", () => Flatten().Summary(null!), "input"),
        Call("the layers", () => new Sequential(null!), "layers"),
        Call("a layer", () => new Sequential(Dense(2), null!), "layers"),
        Call("a function", () => Activate(null!), "function"),
    ];

    [TestCaseSource(nameof(Nothings))]
    public void Null_is_refused_by_name(Func<object> call, string argument) =>
        Assert.That(() => call(), Throws.TypeOf<ArgumentNullException>().With.Property("ParamName").EqualTo(argument));

    private static IEnumerable<TestCaseData> Numbers =>
    [
        Call("no outputs", () => Dense(0), "A dense layer has 0 outputs: expected one at least."),
        Call("a rate of 1", () => Dropout(1), "The dropout rate is 1: expected 0 up to, not including, 1."),
        Call("a negative rate", () => Dropout(-0.5), "The dropout rate is -0.5: expected 0 up to, not including, 1."),
        Call("a rate that is none", () => Dropout(double.NaN), "The dropout rate is NaN"),
        Call("an infinite slope", () => PRelu(double.PositiveInfinity), "The slope starts with Infinity: expected a finite number."),
        Call("a constant that is none", () => Initializers.Constant(double.NaN), "A parameter starts with NaN: expected a finite number."),
        Call("a negative bound", () => Initializers.Uniform(-0.5), "The bound is -0.5: expected a finite number, 0 at least."),
        Call("a layer behind the last", () => new Sequential(Dense(2))[1], "The network has 1 layers, counted from 0; there is no layer 1."),
    ];

    [TestCaseSource(nameof(Numbers))]
    [SetCulture("ru-RU")]
    public void Numbers_out_of_range_are_refused(Func<object> call, string message) => Assert.That(() => call(), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith(message));

    [Test]
    public void An_initializer_that_gives_something_else_is_named() => Assert.That(
        () => new Sequential(Dense(2, weights: (key, shape, fan, dtype) => Zeros([1], dtype))).Initialize(new RandomKey(1), [3]),
        Throws.InvalidOperationException.With.Message.EqualTo("The initializer of 0.weights gave float32 [1]: expected float32 [3, 2]."));

    [Test(Description = "Who looks for work that is not done yet must find it")]
    public void What_is_not_implemented_comes_through_a_network_unchanged() =>
        Assert.That(() => new Sequential(new Unfinished()).Apply([], X), Throws.TypeOf<NotImplementedException>().With.Message.EqualTo("later"));

    private sealed class Unfinished : Layer
    {
        public override string Kind => "Unfinished";

        public override int ParameterCount => 0;

        public override Shape OutputShape(Shape input) => input;

        protected override Tensor Compute(ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key) => throw new NotImplementedException("later");
    }

    private static TestCaseData Call(string name, Func<object> call, string message) => new TestCaseData(call, message).SetArgDisplayNames(name);
}
