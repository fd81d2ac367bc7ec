using System.Globalization;
using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Optimizers;
using Gradus.Tensors;
using Gradus.Tests.Compiler;
using NUnit.Framework;

namespace Gradus.Tests.Optimizers;

/// <summary>A hundred steps in float64 agree with PyTorch's, with the slides' formulas in 50 digits, and with published figures, at every step that is known.</summary>
public sealed class TrajectoryTests
{
    private static IEnumerable<Trajectory> PyTorch => Trajectory.All("trajectories.json");

    private static IEnumerable<Trajectory> Lectures => Trajectory.All("lecture-forms.json");

    private static IEnumerable<Trajectory> Published => Trajectory.All("published.json");

    private static IEnumerable<Trajectory> Everything => [.. PyTorch, .. Lectures, .. Published];

    [TestCaseSource(nameof(PyTorch))]
    public void As_PyTorch_does(Trajectory expected) => AssertWalks(expected, 1e-12);

    [TestCaseSource(nameof(Lectures))]
    public void As_the_slides_say(Trajectory expected) => AssertWalks(expected, 1e-12);

    [TestCaseSource(nameof(Published))]
    public void As_was_published(Trajectory expected) => AssertWalks(expected, 5e-13);

    [Test(Description = "Every rule, form, place of ε, decay, clipping and schedule is among the paths of an oracle")]
    public void Nothing_is_left_out()
    {
        string[] forms = [.. Everything.Select(t => $"{t.Optimizer} {t.Form}{(t.Optimizer is "Adagrad" or "RmsProp" ? t.Place : "")}").Distinct().Order()];
        Assert.That(forms, Is.EqualTo(new[]
        {
            "Adagrad BesideRoot", "Adagrad UnderRoot", "Adam KingmaBa", "Adam KingmaBaShort", "Adam Lecture", "Inertia ", "Momentum Lecture", "Momentum PyTorch",
            "Nesterov Lecture", "Nesterov PyTorch", "RmsProp BesideRoot", "RmsProp UnderRoot", "Sgd ",
        }));
        Assert.That(Everything.Select(t => t.Rate.Kind).Distinct().Order(), Is.EqualTo(new[] { "Constant", "Cosine", "Exponential", "InverseTime", "Stairs" }));
        Assert.That(Everything.Select(t => $"{t.Decay?.Kind} {t.Clipping?.Kind}").Distinct(), Is.SupersetOf(new[] { " ", "L2 ", "Decoupled ", " ByNorm", " ByValue", "L2 ByNorm", "L2 ByValue" }));
    }

    [TestCaseSource(nameof(Everything))]
    public void A_compiled_step_gives_the_same_bits(Trajectory setting)
    {
        var problem = Problem.For(setting);
        var optimizer = setting.Rule();
        int traced = 0;
        Tensor[] Step(Tensor[] all)
        {
            traced++;
            int count = problem.Start.Length;
            var state = new OptimizerState(all[^1], all[count..^1]);
            var (weights, next) = Taken(problem, optimizer, all[..count], state).After;
            return [.. weights, .. next.Slots, next.Steps];
        }
        var compiled = Ad.Jit<Tensor[], Tensor[]>(Step);
        var start = optimizer.Start(problem.Start);
        Tensor[] eager = [.. problem.Start, .. start.Slots, start.Steps], jitted = eager;
        for (int step = 1; step <= 12; step++)
        {
            (eager, jitted) = (Step(eager), compiled(jitted));
            Bits.Same(jitted, eager, string.Create(CultureInfo.InvariantCulture, $"step {step}"));
        }
        Assert.That(traced, Is.EqualTo(13), "twelve eager steps, and one for the program, which serves for all");
    }

    [TestCaseSource(nameof(Everything))]
    public void In_PyTorchs_manner_the_bits_are_the_same(Trajectory setting)
    {
        var problem = Problem.For(setting);
        var optimizer = setting.Rule();
        Parameter[] parameters = [.. problem.Start.Select(value => new Parameter(value))];
        if (optimizer.LooksAhead)
        {
            Assert.That(Assert.Throws<NotSupportedException>(() => _ = new ParameterOptimizer(optimizer, parameters))!.Message, Does.Contain("MomentumForm.PyTorch").And.Contain("Optimizer.Step"));
            return;
        }
        var descent = new ParameterOptimizer(optimizer, parameters);
        Tensor[] weights = problem.Start;
        var state = optimizer.Start(weights);
        for (int step = 0; step < 12; step++)
        {
            // The gradient as Backward() would leave it.
            var gradient = problem.LossAndGradient([.. parameters.Select(parameter => parameter.Value)]).Gradient;
            descent.ZeroGrad();
            for (int i = 0; i < parameters.Length; i++) parameters[i].Backward(gradient[i]);
            descent.Step();
            (weights, state) = Taken(problem, optimizer, weights, state).After;
            Bits.Same([.. parameters.Select(parameter => parameter.Value)], weights, string.Create(CultureInfo.InvariantCulture, $"step {step + 1}"));
        }
    }

    [Test(Description = "What PyTorch calls its parameters are the lecture's points of view, x + βv")]
    public void Nesterovs_two_forms_walk_through_the_same_points([Values("rosenbrock", "net")] string name)
    {
        var problem = name == "net" ? Problem.Net : Problem.Rosenbrock;
        Optimizer lecture = new Nesterov(1e-4), pytorch = new Nesterov(1e-4, form: MomentumForm.PyTorch);
        Tensor[] x = problem.Start, y = problem.Start;
        OptimizerState ofLecture = lecture.Start(x), ofPyTorch = pytorch.Start(y);
        for (int step = 0; step < 100; step++)
        {
            (x, ofLecture) = Taken(problem, lecture, x, ofLecture).After;
            (y, ofPyTorch) = Taken(problem, pytorch, y, ofPyTorch).After;
            Assert.That(Numbers(lecture.LookAhead(x, ofLecture)), Is.EqualTo(Numbers(y)).Within(1e-12));
        }
        Assert.That(Numbers(x), Is.Not.EqualTo(Numbers(y)).Within(1e-6), "which are not the lecture's parameters");
    }

    private static void AssertWalks(Trajectory expected, double tolerance)
    {
        var problem = Problem.For(expected);
        var optimizer = expected.Rule();
        var weights = problem.Start;
        var state = optimizer.Start(weights);
        Assert.Multiple(() =>
        {
            int next = 0;
            for (int step = 1; step <= expected.Steps[^1]; step++)
            {
                string when = string.Create(CultureInfo.InvariantCulture, $"step {step}");
                ((weights, state), var loss) = Taken(problem, optimizer, weights, state);
                if (expected.Losses is not null) AssertClose(loss.Item(), expected.Losses[step - 1], tolerance, $"the loss before {when}");
                if (step != expected.Steps[next]) continue;
                double[] got = Numbers(weights), want = expected.Points[next++];
                Assert.That(got, Has.Length.EqualTo(want.Length));
                for (int i = 0; i < want.Length; i++) AssertClose(got[i], want[i], tolerance, string.Create(CultureInfo.InvariantCulture, $"parameter {i} after {when}"));
            }
            Assert.That(next, Is.EqualTo(expected.Steps.Length));
            Assert.That(state.Steps.Item(), Is.EqualTo(expected.Steps[^1]));
        });
    }

    private static void AssertClose(double got, double want, double tolerance, string what) => Assert.That(got, Is.EqualTo(want).Within(tolerance * (1 + Math.Abs(want))), what);

    private static ((Tensor[] Weights, OptimizerState State) After, Tensor Loss) Taken(Problem problem, Optimizer optimizer, Tensor[] weights, OptimizerState state)
    {
        var (loss, gradient) = problem.LossAndGradient(optimizer.LookAhead(weights, state));
        return (optimizer.Step(weights, gradient, state), loss);
    }

    private static double[] Numbers(Tensor[] weights) => [.. weights.SelectMany(w => w.ToArray<double>())];
}
