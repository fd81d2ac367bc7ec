using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Compiler.Execution;
using Gradus.Compiler.Fusion;
using Gradus.Tensors;
using Gradus.Tests.Autodiff;
using Gradus.Tests.Tensors.Threading;
using NUnit.Framework;
using Dot = Gradus.Tensors.Dot;

namespace Gradus.Tests.Compiler;

/// <summary>Whatever is put together gives the same bits called, traced, simplified and compiled: on one thread and on two, and however its arguments lie in memory.</summary>
[NonParallelizable]
public sealed class RandomProgramTests
{
    private const int Quick = 200;

    [Test]
    public void Every_form_gives_the_same_bits() => Try(1, Quick);

    [Test]
    [Explicit("A study: ten thousand programs are compiled, which takes minutes.")]
    public void Every_form_of_ten_thousand_programs_gives_the_same_bits() => Try(1, 10_000);

    [Test]
    public void Every_primitive_is_tried()
    {
        HashSet<Type> used = [];
        for (int seed = 1; seed <= Quick; seed++) used.UnionWith(new RandomProgram(seed).Used);
        Assert.That(DerivativeTests.AllPrimitives.Where(type => !used.Contains(type) && type != typeof(Gradus.Tensors.Transfer)), Is.Empty);
    }

    [Test]
    public void Everything_that_a_plan_does_is_tried()
    {
        HashSet<object> seen = [];
        int compiled = 0;
        for (int seed = 1; seed <= Quick; seed++)
        {
            var program = new RandomProgram(seed);
            if (Executable.Of(Ad.Program(program.Run, program.Inputs).Simplified) is not CompiledProgram { Plan: var plan }) continue;
            compiled++;
            if (plan.Slots.Where(slot => slot.Block >= 0).GroupBy(slot => slot.Block).Any(block => block.Count() > 1)) seen.Add("a block serves several values");
            foreach (var step in plan.Steps)
            {
                seen.Add(step.GetType());
                if (step is not FusedStep group) continue;
                if (group.Group.Operations.Count() > 1) seen.Add("several operations in one kernel");
                if (group.Recipe.Fold is { } fold) seen.Add(fold.Direction);
                if (group.Scratch is not null) seen.Add("partial results");
                if (group.MostParts > 1) seen.Add("parts");
                if (group.InPlace.Any(pair => pair.Read.Block >= 0 && pair.Read.Block == pair.Written.Block)) seen.Add("in place");
            }
        }
        Assert.That(seen, Is.SupersetOf(new object[]
        {
            typeof(FusedStep), typeof(PrimitiveStep), FoldDirection.Row, FoldDirection.RowBlock, FoldDirection.Column,
            "a block serves several values", "several operations in one kernel", "partial results", "parts", "in place",
        }));
        Assert.That(compiled, Is.GreaterThan(Quick * 9 / 10), "programs with code of their own; the others have transfers, and are evaluated");
    }

    private static void Try(int first, int last)
    {
        long helped = Sharing.Helped;
        Assert.Multiple(() =>
        {
            for (int seed = first; seed <= last; seed++) Try(new RandomProgram(seed), $"program {seed}");
        });
        Assert.That(Sharing.Helped, Is.GreaterThan(helped), "no helper took part");
    }

    private static void Try(RandomProgram program, string what)
    {
        Tensor[] inputs = program.Inputs, rows = [.. inputs.Select(input => input.Concrete.Contiguous())];
        var eager = program.Run(rows);
        var (traced, simplified) = Ad.Program(program.Run, rows);
        Bits.Same(traced.Evaluate(rows), eager, $"{what}: traced");
        Bits.Same(simplified.Evaluate(rows), eager, $"{what}: simplified");
        var executable = Executable.Of(simplified);
        Sharing.On(1, () => Bits.Same(executable.Run(rows), eager, $"{what}: executable"));
        // It makes its arguments row-major.
        Sharing.On(2, () => Bits.Same(executable.Run(inputs), eager, $"{what}: executable, arguments as they lie, two threads"));
        var seen = program.Run(inputs);
        Bits.Same(traced.Evaluate(inputs), seen, $"{what}: traced, arguments as they lie");
        // Products with few columns alone take another order where the arguments lie otherwise.
        if (!program.Used.Contains(typeof(Dot))) Bits.Same(seen, eager, $"{what}: called, arguments as they lie");
    }
}
