using Gradus.Autodiff;
using Gradus.Optimizers;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Optimizers;

/// <summary>What each rule is, by numbers that can be done by hand.</summary>
public sealed class RuleTests
{
    // f(w) = 0.6w² (lecture 3) from 4: slopes 4.8, then 1.2w.
    private static IEnumerable<TestCaseData> FirstPoints =>
    [
        Case("gradient descent", new Sgd(0.5), 1.6, 0.64),
        Case("momentum, the lecture's", new Momentum(0.5), 1.6, -1.52),
        Case("momentum, PyTorch's", new Momentum(0.5, form: MomentumForm.PyTorch), 1.6, -1.52),
        Case("momentum with dampening, from the second step on", new Momentum(0.5, form: MomentumForm.PyTorch, dampening: 0.5), 1.6, -1.04),
        // v = -2.4; asked at 1.6 - 2.16 = -0.56, slope -0.672.
        Case("Nesterov, the lecture's", new Nesterov(0.5), 1.6, -0.224),
        // b = 4.8, x = 4 - 0.5·(4.8 + 4.32) = -0.56; b = 4.32 - 0.672 = 3.648, x = -0.56 - 0.5·(-0.672 + 3.2832).
        Case("Nesterov, PyTorch's", new Nesterov(0.5, form: MomentumForm.PyTorch), -0.56, -1.8656),
        Case("inertia, lecture 3's listing", new Inertia(0.5), 3.76, 3.3184),
        Case("Adagrad", new Adagrad(0.5, epsilon: 0), 3.5, 3.5 - (0.5 * 4.2 / Math.Sqrt(23.04 + 17.64))),
        Case("Adagrad, ε under the root", new Adagrad(0.5, epsilon: 1.96), 4 - (2.4 / 5), null),
        Case("Adagrad, ε beside the root", new Adagrad(0.5, epsilon: 1.2, EpsilonPlace.BesideRoot), 4 - (2.4 / 6), null),
        Case("Adagrad with a start", new Adagrad(0.5, epsilon: 0, start: 1.96), 4 - (2.4 / 5), null),
        Case("RMSProp", new RmsProp(0.5, gamma: 0.75, epsilon: 0), 3, null),
        Case("RMSProp, ε under the root", new RmsProp(0.5, gamma: 0.75, epsilon: 0.49), 4 - (2.4 / 2.5), null),
        Case("RMSProp, ε beside the root", new RmsProp(0.5, gamma: 0.75, epsilon: 0.6, EpsilonPlace.BesideRoot), 4 - (2.4 / 3), null),
        Case("RMSProp with a start", new RmsProp(0.5, gamma: 0.75, epsilon: 0, start: 4), 4 - (2.4 / Math.Sqrt(3 + 5.76)), null),
        Case("Adam, the lecture's", new Adam(0.5, 0.5, 0.75, 0.49, AdamForm.Lecture), 4 - (0.5 * 2.4 / 2.5), null),
        Case("Adam, Kingma and Ba's", new Adam(0.5, 0.5, 0.75, 1.2), 4 - (0.5 * 4.8 / (4.8 + 1.2)), null),
        Case("Adam, Kingma and Ba's short form", new Adam(0.5, 0.5, 0.75, 1.6, AdamForm.KingmaBaShort), 4 - (0.5 * 0.5 / 0.5 * 2.4 / (2.4 + 1.6)), null),
        Case("L2 decay: g + λw", new Sgd(0.5) { Decay = WeightDecay.L2(0.3) }, 4 - (0.5 * (4.8 + 1.2)), null),
        Case("decoupled decay: w shrinks by αλw", new Sgd(0.5) { Decay = WeightDecay.Decoupled(0.3) }, 4 - 2.4 - 0.6, null),
        Case("L2 decay under Adam is divided too", new Adam(0.5, epsilon: 0) { Decay = WeightDecay.L2(100) }, 3.5, null),
        Case("decoupled decay beside Adam is not", new Adam(0.5, epsilon: 0) { Decay = WeightDecay.Decoupled(0.3) }, 3.5 - 0.6, null),
        Case("clipping comes before decay", new Sgd(0.5) { Clipping = Clipping.ByValue(1), Decay = WeightDecay.L2(0.3) }, 4 - (0.5 * (1 + 1.2)), null),
    ];

    [TestCaseSource(nameof(FirstPoints))]
    public void The_first_points_on_a_parabola(Optimizer optimizer, double first, double? second)
    {
        var points = Walk(optimizer, 2);
        Assert.That(points[0], Is.EqualTo(first).Within(1e-14));
        if (second is not null) Assert.That(points[1], Is.EqualTo(second).Within(1e-14));
    }

    [Test]
    public void Momentums_forms_are_one_while_the_rate_stays_and_two_where_it_changes()
    {
        double[] lecture = Walk(new Momentum(0.5), 10), pytorch = Walk(new Momentum(0.5, form: MomentumForm.PyTorch), 10);
        Assert.That(lecture, Is.EqualTo(pytorch).Within(1e-13));
        var falling = Schedule.Exponential(0.5, 0.5);
        double before = 0.9 * -2.4, slope = 1.2 * 1.6;
        Assert.That(Walk(new Momentum(falling), 2)[1], Is.EqualTo(1.6 + before - (0.25 * slope)).Within(1e-14), "the step before as it was");
        Assert.That(Walk(new Momentum(falling, form: MomentumForm.PyTorch), 2)[1], Is.EqualTo(1.6 - (0.25 * ((0.9 * 4.8) + slope))).Within(1e-14), "the gradient before, at today's rate");
    }

    [Test(Description = "Lecture 3's listing: a steady step of η, not heavy ball's η/(1 − α)")]
    public void Inertia_steps_by_eta_in_the_end_and_the_heavy_ball_by_ten_times_as_much()
    {
        Assert.That(LastOf(new Inertia(0.01)), Is.EqualTo(0.01).Within(1e-12));
        Assert.That(LastOf(new Momentum(0.01)), Is.EqualTo(0.1).Within(1e-12));

        static double LastOf(Optimizer optimizer)
        {
            Tensor w = 0.0, g = 1.0;
            var state = optimizer.Start(w);
            double before = 0;
            for (int step = 0; step < 400; step++) (before, (w, state)) = (w.Item(), optimizer.Step(w, g, state));
            return before - w.Item();
        }
    }

    [Test(Description = "Kingma and Ba: whatever the scale of the gradient; without the correction it would be 3.16 times as long")]
    public void Adams_first_step_is_the_rate_long([Values(1e-3, 1.0, 1e6)] double scale, [Values] bool isShort)
    {
        var adam = new Adam(0.001, form: isShort ? AdamForm.KingmaBaShort : AdamForm.KingmaBa);
        var (after, _) = adam.Step<Tensor>(Of(0.0, 0, 0), Of(scale, -scale, 0), adam.Start<Tensor>(Of(0.0, 0, 0)));
        Assert.That(after.ToArray<double>(), Is.EqualTo(new[] { -0.001, 0.001, 0 }).Within(isShort ? 4e-7 : 2e-8));
        var lecture = new Adam(0.001, form: AdamForm.Lecture);
        var (without, _) = lecture.Step<Tensor>(Of(0.0), Of(1.0), lecture.Start<Tensor>(Of(0.0)));
        Assert.That(without.Item(), Is.EqualTo(-0.001 * 0.1 / Math.Sqrt(0.001 + 1e-8)).Within(1e-15));
    }

    [Test(Description = "1 − 0.999 of float32 numbers is off by 1.3e-5 of itself: corrections are float64")]
    public void In_float32_the_corrections_keep_their_digits()
    {
        var adam = new Adam(1.0, epsilon: 0);
        Tensor w = Of(0f), g = Of(0.37f);
        var state = adam.Start(w);
        for (int step = 1; step <= 20; step++)
        {
            (w, state) = adam.Step(w, g, state);
            Assert.That(w.DType, Is.EqualTo(DType.Float32));
            Assert.That(w.Item(), Is.EqualTo(-step).Within(2e-6 * step), "a gradient that stays the same: steps of 1");
        }
    }

    [Test]
    public void Float32_walks_beside_float64()
    {
        foreach (var setting in Trajectory.All("trajectories.json").Where(t => t.Problem == "net"))
        {
            var optimizer = setting.Rule();
            Tensor[] wide = Problem.Net.Start, narrow = [.. wide.Select(w => w.To(DType.Float32))];
            OptimizerState ofWide = optimizer.Start(wide), ofNarrow = optimizer.Start(narrow);
            for (int step = 0; step < 10; step++)
            {
                var gradient = Problem.Net.LossAndGradient(wide).Gradient;
                (wide, ofWide) = optimizer.Step(wide, gradient, ofWide);
                (narrow, ofNarrow) = optimizer.Step(narrow, [.. gradient.Select(g => g.To(DType.Float32))], ofNarrow);
            }
            for (int i = 0; i < wide.Length; i++)
            {
                Assert.That(narrow[i].DType, Is.EqualTo(DType.Float32), setting.Name);
                Assert.That(narrow[i].To(DType.Float64).ToArray<double>(), Is.EqualTo(wide[i].ToArray<double>()).Within(2e-5), setting.Name);
            }
        }
    }

    [Test(Description = "A step is made of tensor operations, so it has derivatives: by the rate here, of one step of descent on 0.6w²")]
    public void A_step_can_be_differentiated()
    {
        var slope = Ad.Grad(rate =>
        {
            var (after, _) = new Sgd(new Learned(rate)).Step<Tensor>(4.0, 4.8, new OptimizerState(0.0, []));
            return 0.6 * Square(after);
        })(0.5);
        Assert.That(slope.Item(), Is.EqualTo(1.2 * 1.6 * -4.8).Within(1e-13));
    }

    private sealed record Learned(Tensor Rate) : Schedule
    {
        public override Tensor At(Tensor step) => Rate;
    }

    private static double[] Walk(Optimizer optimizer, int steps)
    {
        Tensor w = 4.0;
        var state = optimizer.Start(w);
        var points = new double[steps];
        for (int i = 0; i < steps; i++)
        {
            (w, state) = optimizer.Step(w, 1.2 * optimizer.LookAhead(w, state), state);
            points[i] = w.Item();
        }
        return points;
    }

    private static TestCaseData Case(string name, Optimizer optimizer, double first, double? second) => new TestCaseData(optimizer, first, second).SetName($"{{m}}({name})");
}
