using System.Text.RegularExpressions;
using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Optimizers;
using Gradus.Tensors;
using Gradus.Tests.Compiler;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Optimizers;

/// <summary>A step as a program, in float32 and of the size that networks have: one pass over a weight, and the bits of the step by itself.</summary>
public sealed partial class CompiledStepTests
{
    private static readonly Optimizer[] Rules =
    [
        new Sgd(0.1),
        new Sgd(Schedule.Cosine(0.1, 100).WithWarmUp(5)) { Decay = WeightDecay.Decoupled(0.01) },
        new Momentum(0.1),
        new Momentum(0.1, 0.9, MomentumForm.PyTorch, 0.5) { Decay = WeightDecay.L2(0.01) },
        new Nesterov(0.1),
        new Nesterov(0.1, form: MomentumForm.PyTorch),
        new Inertia(0.1),
        new Adagrad(0.1),
        new RmsProp(0.01, place: EpsilonPlace.BesideRoot),
        new Adam(0.001),
        new Adam(Schedule.Exponential(0.001, 0.99), form: AdamForm.Lecture),
        new Adam(Schedule.Stairs(0.001, 0.5, 10), form: AdamForm.KingmaBaShort) { Decay = WeightDecay.Decoupled(0.01), Clipping = Clipping.ByValue(0.5) },
    ];

    private static readonly Shape Weight = [784, 128], Bias = [128];

    [TestCaseSource(nameof(Rules))]
    public void The_bits_are_those_of_the_step_by_itself(Optimizer optimizer)
    {
        var step = Of(optimizer);
        var compiled = Ad.Jit(step);
        var start = optimizer.Start(Draw(1));
        Tensor[] eager = [.. Draw(1), .. start.Slots, start.Steps], jitted = eager;
        for (int i = 0; i < 3; i++)
        {
            (eager, jitted) = (step(eager, Draw(10 + i)), compiled(jitted, Draw(10 + i)));
            Bits.Same(jitted, eager, $"step {i + 1}");
        }
    }

    [TestCaseSource(nameof(Rules))]
    public void A_weight_is_gone_over_once(Optimizer optimizer)
    {
        var start = optimizer.Start(Draw(1));
        var program = Ad.Program(Of(optimizer), [.. Draw(1), .. start.Slots, start.Steps], Draw(2)).Simplified;
        string[] passes = [.. Pass().Matches(program.ToFusedString()).Select(pass => pass.Value)];
        Assert.That(passes, Has.Length.EqualTo(1), program.ToFusedString());
        Assert.That(Regex.Count(passes[0], @"float32 \[784, 128\]"), Is.EqualTo(1 + optimizer.SlotCount), "the weight and its slots");
        Assert.That(passes[0], Does.Contain("= fused("));
    }

    [Test(Description = "A norm is known when all gradients were gone over: one pass more")]
    public void Clipping_by_the_norm_takes_a_pass_more()
    {
        var optimizer = new Adam(0.001) { Clipping = Clipping.ByNorm(1) };
        var start = optimizer.Start(Draw(1));
        var program = Ad.Program(Of(optimizer), [.. Draw(1), .. start.Slots, start.Steps], Draw(2)).Simplified.ToFusedString();
        Assert.That(Pass().Count(program), Is.EqualTo(1), program);
    }

    // What a training's compiled step does with flat arrays: weights, slots and the count of steps in one.
    private static Func<Tensor[], Tensor[], Tensor[]> Of(Optimizer optimizer) => (all, gradients) =>
    {
        int count = gradients.Length;
        var (weights, state) = optimizer.Step(all[..count], gradients, new OptimizerState(all[^1], all[count..^1]));
        return [.. weights, .. state.Slots, state.Steps];
    };

    private static Tensor[] Draw(int seed) => [new RandomKey(seed).Normal(Weight), new RandomKey(seed + 100).Normal(Bias)];

    /// <summary>What is written for every element of the weight.</summary>
    [GeneratedRegex(@"^%.*float32 \[784, 128\].* = .*$", RegexOptions.Multiline)]
    private static partial Regex Pass();
}
