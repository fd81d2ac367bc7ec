using Gradus.Autodiff;
using Gradus.Layers;
using Gradus.Losses;
using Gradus.Networks;
using Gradus.Optimizers;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Networks;

/// <summary>What is made small, and one step.</summary>
public sealed class TrainerTests
{
    private static readonly RandomKey Key = new(3);

    [Test]
    public void Starts_as_network_and_optimizer_do()
    {
        var state = Small.Trainer(new Adam(1e-3)).Start(Key, [3], DType.Float64);
        Assert.That(Small.SameBits(state.Weights, Small.Network().Initialize(Key, [3], DType.Float64)));
        Assert.That(state.Optimizer.Slots.Select(s => s.Type), Is.EqualTo(state.Weights.SelectMany(w => new[] { w.Type, w.Type })));
        Assert.That(state.Optimizer.Steps.Item(), Is.Zero);
        Assert.That(Small.Trainer().Start(Key, [3]).Weights[0].DType, Is.EqualTo(DType.Float32));
    }

    [Test]
    public void The_objective_is_the_loss_of_the_networks_answers_and_the_penalty()
    {
        var (x, y) = Small.Data();
        var network = Small.Network();
        var w = network.Initialize(Key, [3], DType.Float64);
        double loss = Loss.CrossEntropy(network.Apply(w, x), y).Item();
        Assert.That(new Trainer(network, new Sgd(1), Small.Cost).Objective(w, x, y, null).Item(), Is.EqualTo(loss));
        double squares = Small.Numbers(w[0]).Concat(Small.Numbers(w[2])).Sum(v => v * v);
        var penalised = new Trainer(network, new Sgd(1), Small.Cost, all => 0.01 * Penalty.L2(network.Weights(all, [3])));
        Assert.That(penalised.Objective(w, x, y, null).Item(), Is.EqualTo(loss + (0.01 * squares)).Within(1e-14));
    }

    [Test]
    public void Dropout_drops_with_a_key_and_not_without()
    {
        var (x, y) = Small.Data();
        var trainer = Small.Trainer(dropout: 0.5);
        var w = trainer.Start(Key, [3], DType.Float64).Weights;
        double evaluated = trainer.Objective(w, x, y, null).Item();
        Assert.That(evaluated, Is.EqualTo(Small.Trainer().Objective(w, x, y, null).Item()), "as the network without dropout");
        Assert.That(trainer.Objective(w, x, y, new RandomKey(1)).Item(), Is.Not.EqualTo(evaluated).And.EqualTo(trainer.Objective(w, x, y, new RandomKey(1)).Item()));
        Assert.That(trainer.Objective(w, x, y, new RandomKey(2)).Item(), Is.Not.EqualTo(trainer.Objective(w, x, y, new RandomKey(1)).Item()));
    }

    [Test]
    public void A_step_is_the_optimizers_from_the_objectives_gradient_and_its_loss_is_the_one_before()
    {
        var (x, y) = Small.Data();
        var trainer = Small.Trainer(new Sgd(0.25), dropout: 0.5);
        var state = trainer.Start(Key, [3], DType.Float64);
        var before = state.Weights.Select(Small.Numbers).ToArray();
        var (next, loss) = trainer.Step(state, x, y, new RandomKey(7));
        Assert.That(loss.Item(), Is.EqualTo(trainer.Objective(state.Weights, x, y, new RandomKey(7)).Item()));
        var gradient = Ad.Grad((Tensor[] w) => trainer.Objective(w, x, y, new RandomKey(7)))(state.Weights);
        for (int i = 0; i < gradient.Length; i++) Assert.That(Small.Numbers(next.Weights[i]), Is.EqualTo(Small.Numbers(state.Weights[i] - (0.25 * gradient[i]))).Within(1e-15));
        Assert.That(state.Weights.Select(Small.Numbers), Is.EqualTo(before), "the state it began with");
        Assert.That((state.Optimizer.Steps.Item(), next.Optimizer.Steps.Item()), Is.EqualTo((0, 1)));
    }

    [Test(Description = "On ½w² with the lecture's Nesterov: g = w + βv, v ← βv − αg, w ← w + v, so w is 1, 0.9, 0.729; the gradient at w itself would give 0.72")]
    public void The_gradient_is_taken_where_the_rule_looks()
    {
        var trainer = new Trainer(new Product(), new Nesterov(0.1, 0.9), (output, y) => 0.5 * Tensor.Pow(output - y, 2).Sum());
        Tensor x = Tensor.Ones([1], DType.Float64), y = Tensor.Zeros([1], DType.Float64);
        Tensor[] start = [Tensor.Scalar(1, DType.Float64)];
        var state = new TrainingState(start, new Nesterov(0.1, 0.9).Start(start));
        (state, var first) = trainer.Step(state, x, y, Key);
        (state, var second) = trainer.Step(state, x, y, Key);
        Assert.That((first.Item(), second.Item()), Is.EqualTo((0.5, 0.5 * 0.81 * 0.81)).Within(1e-15), "the second loss is that at 0.9 − 0.09");
        Assert.That(state.Weights[0].Item(), Is.EqualTo(0.9 - 0.09 - 0.081).Within(1e-15));
    }

    [Test]
    public void A_step_in_PyTorchs_manner_is_the_same_and_forgets_what_was_there()
    {
        var (x, y) = Small.Data();
        var trainer = Small.Trainer(new Adam(0.01), dropout: 0.3);
        var state = trainer.Start(Key, [3], DType.Float64);
        Parameter[] parameters = [.. state.Weights.Select(w => new Parameter(w))];
        var optimizer = new ParameterOptimizer(new Adam(0.01), parameters);
        // Somebody else's gradient.
        trainer.Objective([.. parameters], x * 3, y, null).Backward();
        for (int i = 0; i < 4; i++)
        {
            (state, _) = trainer.Step(state, x, y, Key.Fold(i));
            trainer.Backpropagate(parameters, optimizer, x, y, Key.Fold(i));
            for (int k = 0; k < parameters.Length; k++) Assert.That(Small.Numbers(parameters[k].Value), Is.EqualTo(Small.Numbers(state.Weights[k])).Within(1e-14), $"step {i}, parameter {k}");
        }
        Assert.That(parameters.Select(p => p.Grad), Has.None.Null, "the last step's gradients stand there");
    }

    [Test]
    public void Of_an_exception_inside_a_compiled_step_nothing_is_hidden()
    {
        var (x, y) = Small.Data();
        var trainer = new Trainer(Small.Network(), new Sgd(0.1), (_, _) => throw new NotImplementedException("Loss.CrossEntropy"));
        var state = trainer.Start(Key, [3], DType.Float64);
        Assert.That(() => trainer.Compile()(state, x, y, Tensor.Of(0, 1), Key), Throws.TypeOf<NotImplementedException>().With.Message.EqualTo("Loss.CrossEntropy"));
        Assert.That(() => trainer.Eager()(state, x, y, Tensor.Of(0, 1), Key), Throws.TypeOf<NotImplementedException>());
    }

    private static IEnumerable<TestCaseData> Refusals()
    {
        var (x, y) = Small.Data();
        var trainer = Small.Trainer();
        var state = trainer.Start(Key, [3], DType.Float64);
        yield return Case("no network", () => new Trainer(null!, new Sgd(1), Small.Cost), "network");
        yield return Case("no optimizer", () => new Trainer(Small.Network(), null!, Small.Cost), "optimizer");
        yield return Case("no loss", () => new Trainer(Small.Network(), new Sgd(1), null!), "loss");
        yield return Case("no weights", () => trainer.Objective(null!, x, y, null), "weights");
        yield return Case("no state", () => trainer.Step(null!, x, y, Key), "state");
        yield return Case("too few weights", () => trainer.Objective(state.Weights[..3], x, y, null), "3");
        yield return Case("too few weights, compiled", () => trainer.Compile()(state with { Weights = state.Weights[..3] }, x, y, Tensor.Of(0), Key), "3 tensors; the network has 4");
        yield return Case("other examples", () => trainer.Step(state, x[.., ..2], y, Key), "float64 [41, 2]");
        yield return Case("a batch size of 0", () => trainer.Epoch(state, x, y, 0, Key), "batchSize is 0");
        yield return Case("fewer targets than examples", () => trainer.Epoch(state, x, y[..40], 8, Key), "y is int32 [40]; expected [41, …]");
        yield return Case("no rows", () => trainer.Epoch(state, x[..0], y[..0], 8, Key), "at least one row");

        static TestCaseData Case(string name, Action act, string message) => new TestCaseData(act, message).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Refusals))]
    public void Refuses(Action act, string message) => Assert.That(() => act(), Throws.InstanceOf<ArgumentException>().With.Message.Contains(message));

    /// <summary>One weight times each example.</summary>
    private sealed class Product : Layer
    {
        public override string Kind => "Product()";

        public override int ParameterCount => 1;

        public override Shape OutputShape(Shape input) => input;

        protected override Tensor Compute(ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key) => weights[0] * x;
    }
}
