using Gradus.Autodiff;
using Gradus.Optimizers;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Optimizers;

/// <summary>From one tensor to trees of them: what a step takes, gives and refuses.</summary>
public sealed class StepTests
{
    private sealed record Layer(Tensor Weights, Tensor Bias, string Name);

    private sealed class Broken(Func<Tensor, Tensor?> update, Broken.Writing write) : Optimizer(1)
    {
        public delegate void Writing(Span<Tensor> slots);

        public override int SlotCount => 1;

        public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
        {
            write(slots);
            return update(value)!;
        }
    }

    private static readonly Tensor[] Two = [Of(1.0, 2), Of([[3f]])];

    [Test]
    public void A_state_starts_with_the_slots_of_every_parameter()
    {
        var state = new Adam(0.1).Start(Two);
        Assert.That((state.Steps.Type, state.Steps.Item()), Is.EqualTo((new TensorType(DType.Float64, []), 0.0)));
        Assert.That(state.Slots.Select(slot => slot.Type), Is.EqualTo(new[] { Two[0].Type, Two[0].Type, Two[1].Type, Two[1].Type }));
        Assert.That(state.Slots.Select(slot => slot.To(DType.Float64).Sum().Item()), Is.All.Zero);
        Assert.That(new RmsProp(0.1, start: 1).Start(Two).Slots.Select(slot => slot.To(DType.Float64).Mean().Item()), Is.EqualTo(new[] { 1, 1 }));
        Assert.That(new Sgd(0.1).Start(Two).Slots, Is.Empty);
    }

    [Test]
    public void A_tree_comes_back_as_it_was_built()
    {
        var layers = new[] { new Layer(Of(1.0), Of(2.0), "first"), new Layer(Of(3.0), Of(4.0), "second") };
        var sgd = new Sgd(0.5);
        var (after, state) = sgd.Step(layers, Tree.Map(w => w * 10, layers), sgd.Start(layers));
        Assert.That(Tree.Flatten(after).Select(w => w.Item()), Is.EqualTo(new[] { -4, -8, -12, -16 }));
        Assert.That((after[1].Name, state.Steps.Item()), Is.EqualTo(("second", 1)));
        Assert.That(Tree.Flatten(layers).Select(w => w.Item()), Is.EqualTo(new[] { 1, 2, 3, 4 }), "what was given is as it was");
    }

    [Test]
    public void A_step_changes_nothing_that_it_got()
    {
        foreach (var setting in Trajectory.All("trajectories.json").Concat(Trajectory.All("lecture-forms.json")))
        {
            var optimizer = setting.Rule();
            var (weights, state) = optimizer.Step(Two, Two, optimizer.Start(Two));
            Tensor[] given = [.. weights], slots = [.. state.Slots];
            double[] numbers = [.. slots.Concat(given).SelectMany(t => t.To(DType.Float64).ToArray<double>())];
            optimizer.Step(weights, Two, state);
            Assert.That(weights.Concat(state.Slots), Is.EqualTo(given.Concat(slots)).Using<Tensor>(ReferenceEquals), setting.Name);
            Assert.That(slots.Concat(given).SelectMany(t => t.To(DType.Float64).ToArray<double>()), Is.EqualTo(numbers), setting.Name);
            Assert.That(state.Steps.Item(), Is.EqualTo(1), setting.Name);
        }
    }

    [Test(Description = "A parameter's own slots: two of one shape do not mix")]
    public void Parameters_do_not_know_of_each_other()
    {
        foreach (var setting in Trajectory.All("trajectories.json").Where(t => t.Clipping is null))
        {
            var optimizer = setting.Rule();
            Tensor[] both = [Of(1.0, 2), Of(3.0, 4)], alone = [both[1]], ofBoth = [Of(5.0, -6), Of(0.7, 0.8)];
            OptimizerState state = optimizer.Start(both), stateAlone = optimizer.Start(alone);
            for (int step = 0; step < 3; step++)
            {
                (both, state) = optimizer.Step(both, ofBoth, state);
                (alone, stateAlone) = optimizer.Step(alone, [ofBoth[1]], stateAlone);
            }
            Assert.That(both[1].ToArray<double>(), Is.EqualTo(alone[0].ToArray<double>()), setting.Name);
        }
    }

    [Test]
    public void Without_parameters_only_the_step_is_counted()
    {
        var adam = new Adam(0.1) { Clipping = Clipping.ByNorm(1) };
        var (none, state) = adam.Step<Tensor[]>([], [], adam.Start<Tensor[]>([]));
        Assert.That((none.Length, state.Slots.Length, state.Steps.Item()), Is.EqualTo((0, 0, 1.0)));
    }

    [Test]
    public void Looking_ahead_leads_to_the_parameters_themselves_where_a_rule_does_not()
    {
        var layer = new Layer(Of(1.0), Of(2.0), "first");
        Assert.That(new Momentum(0.1).LookAhead(layer, new Momentum(0.1).Start(layer)), Is.SameAs(layer));
        var ahead = new Nesterov(0.1, 0.5).LookAhead(layer, new OptimizerState(0.0, [Of(10.0), Of(20.0)]));
        Assert.That((ahead.Weights.Item(), ahead.Bias.Item(), ahead.Name), Is.EqualTo((6.0, 12.0, "first")));
    }

    private static IEnumerable<TestCaseData> Refused =>
    [
        Case("an integer", () => new Sgd(1).Start<Tensor>(Of(1, 2)), "Parameter 0 is int32 [2]", "float32 or float64"),
        Case("a gradient too few", () => new Sgd(1).Step(Two, [Two[0]], new Sgd(1).Start(Two)), "1 tensors", "2 parameters", "Ad.Grad"),
        Case("a gradient of another shape", () => new Sgd(1).Step(Two, [Two[0], Of([3f])], new Sgd(1).Start(Two)), "gradient of parameter 1 is float32 [1]", "float32 [1, 1]"),
        Case("a gradient of another type", () => new Sgd(1).Step(Two, [Of(1f, 2), Two[1]], new Sgd(1).Start(Two)), "gradient of parameter 0 is float32 [2]", "float64 [2]"),
        Case("a hole", () => new Sgd(1).Step(Two, [Two[0], null!], new Sgd(1).Start(Two)), "Element 1 of 2 is null"),
        Case("another rule's state", () => new Adam(1).Step(Two, Two, new Momentum(1).Start(Two)), "2 slots", "Adam keeps 2 for each of 2 parameters", "Start(parameters)"),
        Case("other parameters' state", () => new Momentum(1).Step(Two, Two, new Momentum(1).Start<Tensor[]>([Two[1], Two[0]])), "Slot 0 of parameter 0 is float32 [1, 1]", "float64 [2]", "other parameters"),
        Case("looking ahead with it", () => new Nesterov(1).LookAhead(Two, new Sgd(1).Start(Two)), "0 slots", "Nesterov keeps 1"),
        Case("steps in float32", () => new Sgd(1).Step(Two, Two, new OptimizerState(0f, [])), "Steps is float32 []", "float64 []"),
    ];

    [TestCaseSource(nameof(Refused))]
    public void What_does_not_fit_is_refused(Func<object?> call, string[] words)
    {
        string message = Assert.Throws<ArgumentException>(() => call())!.Message;
        Assert.Multiple(() => { foreach (string word in words) Assert.That(message, Does.Contain(word)); });
    }

    [Test]
    public void Nothing_where_something_should_be() => Assert.Multiple(() =>
    {
        Assert.That(() => new Sgd(1).Step(Two, Two, null!), Throws.ArgumentNullException);
        Assert.That(() => new Sgd(1).Step(Two, null!, new Sgd(1).Start(Two)), Throws.ArgumentNullException);
        Assert.That(() => new Sgd(1).Step(Two, Two, new OptimizerState(0.0, null!)), Throws.ArgumentNullException);
        Assert.That(() => new Sgd(1).Start<Tensor[]>(null!), Throws.ArgumentNullException);
    });

    [Test(Description = "A rule of one's own that breaks the agreement is told so")]
    public void A_rule_that_changes_a_shape_is_named()
    {
        AssertBroken(new Broken(value => value.Sum(), _ => { }), "Broken.Update returned float64 []", "float64 [2]");
        AssertBroken(new Broken(_ => null, _ => { }), "returned null");
        AssertBroken(new Broken(value => value, slots => slots[0] = 1f), "left in slot 0 float32 []");

        static void AssertBroken(Optimizer optimizer, params string[] words)
        {
            string message = Assert.Throws<InvalidOperationException>(() => optimizer.Step(Two, Two, optimizer.Start(Two)))!.Message;
            foreach (string word in words) Assert.That(message, Does.Contain(word));
        }
    }

    private static TestCaseData Case(string name, Func<object?> call, params string[] words) => new TestCaseData(call, words).SetName($"{{m}}({name})");
}
