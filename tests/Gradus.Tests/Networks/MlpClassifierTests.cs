using Gradus.Activations;
using Gradus.Layers;
using Gradus.Losses;
using Gradus.Networks;
using Gradus.Optimizers;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Networks;

/// <summary>Fit and predict of classes.</summary>
public sealed class MlpClassifierTests
{
    private static readonly Tensor Identity = Tensor.Eye(3, dtype: DType.Float64), NoBias = Tensor.Zeros([3], DType.Float64);

    /// <summary>A network without hidden layers whose logits are the inputs: what is predicted can be said without training.</summary>
    private static MlpClassifier Mirror => new(new MlpOptions { Hidden = [], Classes = 3 }) { Weights = [Identity, NoBias] };

    [Test]
    public void Learns_two_clouds()
    {
        var (x, y) = Small.Data(DType.Float32);
        int[] labels = y.ToArray<int>();
        var fitted = new MlpClassifier(new MlpOptions { Hidden = [8], Epochs = 60, BatchSize = 8, Optimizer = new Adam(0.02) }).Fit(x, labels);
        Assert.That(fitted.Score(x, labels), Is.GreaterThan(0.85));
        Assert.That(fitted.History.Loss, Has.Count.EqualTo(60));
        Assert.That(fitted.History.Loss[^1], Is.LessThan(fitted.History.Loss[0]));
        Assert.That(fitted.History, Has.Property("StoppedEarly").False.And.Property("BestEpoch").EqualTo(60));
        Assert.That(fitted.History.ValidationLoss.Concat(fitted.History.ValidationScore), Is.Empty);
        Assert.That(fitted.Classes, Is.EqualTo(2));
        Assert.That(fitted.Network.Summary([3]), Does.Contain("Dense(8, Relu)"));
    }

    [Test(Description = "Lecture 4: softmax [5, 4, 2], once")]
    public void Probabilities_are_the_softmax_of_the_logits()
    {
        double[] probabilities = Mirror.PredictProbabilities(Tensor.Of(new double[,] { { 5, 4, 2 } })).ToArray<double>();
        Assert.That(probabilities, Is.EqualTo(new[] { 0.7053845126982412, 0.25949646034241913, 0.03511902695933972 }).Within(1e-15));
        Assert.That(Mirror.Logits(Tensor.Of(new double[,] { { 5, 4, 2 } })).ToArray<double>(), Is.EqualTo(new double[] { 5, 4, 2 }));
    }

    [Test]
    public void Of_two_classes_there_are_two_columns()
    {
        var two = new MlpClassifier(new MlpOptions { Hidden = [] }) { Weights = [Tensor.Eye(2, dtype: DType.Float64), Tensor.Zeros([2], DType.Float64)] };
        double[] probabilities = two.PredictProbabilities(Tensor.Of(new double[,] { { 0, 0 }, { 1000, 0 } })).ToArray<double>();
        Assert.That(probabilities, Is.EqualTo(new[] { 0.5, 0.5, 1, 0 }));
    }

    [Test]
    public void The_class_is_the_greatest_of_a_row_and_the_score_the_share_that_is_right()
    {
        var x = Tensor.Of(new double[,] { { 5, 4, 2 }, { 4, 2, 8 }, { 4, 4, 1 }, { 0, 1, 0 } });
        Assert.That(Mirror.Predict(x), Is.EqualTo(new[] { 0, 2, 0, 1 }), "of two that are equal, the first");
        Assert.That(Mirror.Score(x, [0, 2, 1, 1]), Is.EqualTo(0.75));
    }

    [Test]
    public void Predicting_drops_nothing()
    {
        var (x, y) = Small.Data(DType.Float32);
        var fitted = new MlpClassifier(new MlpOptions { Hidden = [8], Epochs = 2, Dropout = 0.5 }).Fit(x, y.ToArray<int>());
        Assert.That(Small.SameBits([fitted.PredictProbabilities(x)], [fitted.PredictProbabilities(x)]));
        var w = fitted.Weights;
        Assert.That(Small.Numbers(fitted.Logits(x)), Is.EqualTo(Small.Numbers(Activation.Relu(x.MatMul(w[0]) + w[1]).MatMul(w[2]) + w[3])).Within(1e-6));
    }

    [Test(Description = "4,096 rows at a time, and what is left")]
    public void Many_rows_are_evaluated_in_parts()
    {
        var x = new RandomKey(1).Normal([10_000, 3], dtype: DType.Float64);
        Assert.That(Small.Numbers(Mirror.Logits(x)), Is.EqualTo(Small.Numbers(x)));
    }

    [Test]
    public void Images_are_flattened()
    {
        var images = new RandomKey(1).Uniform([30, 4, 5]);
        int[] labels = [.. Enumerable.Range(0, 30).Select(i => i % 3)];
        var options = new MlpOptions { Hidden = [6], Epochs = 3, BatchSize = 7 };
        MlpClassifier ofImages = new MlpClassifier(options).Fit(images, labels), ofRows = new MlpClassifier(options).Fit(images.Reshape(30, 20), labels);
        Assert.That(Small.SameBits(ofImages.Weights, ofRows.Weights));
        Assert.That(((Sequential)ofImages.Network)[0], Is.TypeOf<Flatten>());
        Assert.That(ofImages.Predict(images), Is.EqualTo(ofRows.Predict(images.Reshape(30, 20))));
    }

    [Test]
    public void Options_make_the_network_and_the_computation()
    {
        var (x, y) = Small.Data(DType.Float32);
        var fitted = new MlpClassifier(new MlpOptions
        {
            Hidden = [4, 6],
            HiddenActivation = t => Tensor.Tanh(t),
            Initializer = Initializers.HeNormal,
            Dropout = 0.25,
            Classes = 5,
            DType = DType.Float64,
            Epochs = 1,
        }).Fit(x, y.ToArray<int>());
        Assert.That(fitted.Network.Summary([3]), Does.Contain("Dense(4, activation)").And.Contain("Dropout(0.25)").And.Contain("Dense(6, activation)").And.Contain("Dense(5)"));
        Assert.That(fitted.Weights.Select(w => w.Type.ToString()), Is.EqualTo(new[] { "float64 [3, 4]", "float64 [4]", "float64 [4, 6]", "float64 [6]", "float64 [6, 5]", "float64 [5]" }));
        Assert.That(fitted.Classes, Is.EqualTo(5));
    }

    [Test(Description = "The keys that the README names; the penalty is for weights and not for biases")]
    public void Fitting_is_the_trainers_epochs()
    {
        var (x, y) = Small.Data();
        var fitted = new MlpClassifier(new MlpOptions { Hidden = [5], HiddenActivation = Activation.Tanh, Dropout = 0.3, L2 = 0.05, Epochs = 4, BatchSize = 16, Seed = 9, DType = DType.Float64 }).Fit(x, y.ToArray<int>());
        var network = Small.Network(0.3);
        var trainer = new Trainer(network, new Adam(1e-3), Small.Cost, w => 0.05 * Penalty.L2(new[] { w[0], w[2] }));
        var seed = new RandomKey(9);
        var state = trainer.Start(seed.Fold(0).Split()[0], [3], DType.Float64);
        var losses = new double[4];
        for (int epoch = 1; epoch <= 4; epoch++) (state, losses[epoch - 1]) = trainer.Epoch(state, x, y, 16, seed.Fold(epoch));
        Assert.That(Small.SameBits(fitted.Weights, state.Weights));
        Assert.That(fitted.History.Loss, Is.EqualTo(losses));
    }

    [Test]
    public void Fitting_again_begins_anew()
    {
        var (x, y) = Small.Data(DType.Float32);
        int[] labels = y.ToArray<int>();
        var options = new MlpOptions { Hidden = [4], Epochs = 3 };
        var twice = new MlpClassifier(options).Fit(x, labels).Fit(x, labels);
        Assert.That(Small.SameBits(twice.Weights, new MlpClassifier(options).Fit(x, labels).Weights));
        Assert.That(Small.SameBits(twice.Weights, new MlpClassifier(options with { Seed = 1 }).Fit(x, labels).Weights), Is.False);
        Assert.That(twice.Fit(x[.., ..2], labels).Weights[0].Shape, Is.EqualTo(Shape.Create(2, 4)), "of other examples, too");
    }

    [Test]
    public void Weights_may_be_set_before_and_after()
    {
        var mirror = Mirror;
        mirror.Weights = [Identity * 2, NoBias];
        Assert.That(mirror.Logits(Tensor.Of(new double[,] { { 5, 4, 2 } })).ToArray<double>(), Is.EqualTo(new double[] { 10, 8, 4 }));
        Assert.That(mirror.Network.ParameterCount, Is.EqualTo(2));
        Assert.That(() => mirror.Weights = [Tensor.Eye(4, dtype: DType.Float64), NoBias], Throws.ArgumentException.With.Message.Contains("value[0] is float64 [4, 4]; 0.weights of this network is float64 [3, 3]"));
    }

    private static IEnumerable<TestCaseData> Refusals()
    {
        var x = Tensor.Ones([4, 2]);
        int[] labels = [0, 1, 0, 1];
        yield return Case("no examples", () => new MlpClassifier().Fit(null!, labels), "x");
        yield return Case("no labels", () => new MlpClassifier().Fit(x, null!), "labels");
        yield return Case("a row", () => new MlpClassifier().Fit(Tensor.Ones([4]), labels), "x is float32 [4]; expected [n, …input]");
        yield return Case("no rows", () => new MlpClassifier().Fit(Tensor.Ones([0, 2]), []), "at least one example");
        yield return Case("integers", () => new MlpClassifier().Fit(Tensor.Ones([4, 2], DType.Int32), labels), "x is int32 [4, 2]; expected float32 or float64");
        yield return Case("an infinite number", () => new MlpClassifier().Fit(x / 0, labels), "NaN or infinite");
        yield return Case("too few labels", () => new MlpClassifier().Fit(x, [0, 1]), "labels has 2 elements; expected 4");
        yield return Case("a negative label", () => new MlpClassifier().Fit(x, [0, 1, -1, 0]), "labels[2] is -1");
        yield return Case("a label that is too great", () => new MlpClassifier(new MlpOptions { Classes = 2 }).Fit(x, [0, 1, 2, 0]), "labels[2] is 2; expected a class from 0 to 1");
        yield return Case("one class", () => new MlpClassifier().Fit(x, [0, 0, 0, 0]), "All labels are 0");
        yield return Case("a class of one row, with early stopping", () => new MlpClassifier(new MlpOptions { EarlyStopping = true }).Fit(x, [0, 1, 0, 0]), "labels has 1 once");
        yield return Case("other examples", () => Mirror.Predict(x), "x is float32 [4, 2]; this network takes float32 or float64 [batch, 3]");
        yield return Case("one example", () => Mirror.Predict(Tensor.Ones([3])), "one example is x.ExpandDims(0)");
        yield return Case("labels of other rows", () => Mirror.Score(Tensor.Ones([2, 3]), [1]), "labels has 1 elements; expected 2");
        yield return Case("too few weights", () => Mirror.Weights = [Identity], "value are 1 tensors; the network has 2 parameters");
        yield return Case("weights of other classes", () => new MlpClassifier(new MlpOptions { Hidden = [], Classes = 4 }) { Weights = [Identity, NoBias] }.Predict(x), "3 classes; the options' Classes are 4");
        yield return Case("weights of two types", () => Mirror.Weights = [Identity, Tensor.Zeros([3])], "value[1] is float32 [3]; 0.bias of this network is float64 [3]");

        static TestCaseData Case(string name, Action act, string message) => new TestCaseData(act, message).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Refusals))]
    public void Refuses(Action act, string message) => Assert.That(() => act(), Throws.InstanceOf<ArgumentException>().With.Message.Contains(message));

    [Test]
    public void Without_weights_it_says_what_to_do()
    {
        Assert.That(() => new MlpClassifier().Predict(Tensor.Ones([1, 2])), Throws.InvalidOperationException.With.Message.Contains("call Fit or Load first"));
        Assert.That(() => _ = new MlpClassifier().Network, Throws.InvalidOperationException.With.Message.Contains("call Fit or Load first"));
        Assert.That(() => _ = Mirror.History, Throws.InvalidOperationException.With.Message.Contains("was not fitted"));
    }

    private static IEnumerable<TestCaseData> BadOptions()
    {
        yield return Case(new() { Hidden = null! }, "Hidden");
        yield return Case(new() { Hidden = [3, 0] }, "options.Hidden is 0");
        yield return Case(new() { HiddenActivation = null! }, "HiddenActivation");
        yield return Case(new() { Initializer = null! }, "Initializer");
        yield return Case(new() { Optimizer = null! }, "Optimizer");
        yield return Case(new() { Dropout = 1 }, "options.Dropout is 1");
        yield return Case(new() { L2 = -1 }, "options.L2 is -1");
        yield return Case(new() { BatchSize = 0 }, "options.BatchSize is 0");
        yield return Case(new() { Epochs = 0 }, "options.Epochs is 0");
        yield return Case(new() { ValidationShare = 1 }, "options.ValidationShare is 1");
        yield return Case(new() { Patience = 0 }, "options.Patience is 0");
        yield return Case(new() { Tolerance = double.NaN }, "options.Tolerance is NaN");
        yield return Case(new() { Classes = 1 }, "options.Classes");
        yield return Case(new() { DType = DType.Int32 }, "options.DType is int32");

        static TestCaseData Case(MlpOptions options, string message) => new TestCaseData(options, message).SetArgDisplayNames(message);
    }

    [TestCaseSource(nameof(BadOptions))]
    public void Refuses_options(MlpOptions options, string message) => Assert.That(() => new MlpClassifier(options), Throws.InstanceOf<ArgumentException>().With.Message.Contains(message));
}
