using Gradus.Compiler.Execution;
using Gradus.Compiler.Fusion;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Compiler.Fusion;

/// <summary>Programs that nobody thought of: what the groups give is what the operations give one by one.</summary>
public class RandomProgramTests
{
    [Test]
    public void GiveTheSameBits([Range(0, 4)] int block)
    {
        for (int seed = 20 * block; seed < 20 * (block + 1); seed++) Fused.Same(RandomProgram.Of(seed), RandomProgram.Inputs(seed));
    }

    [Test]
    [Explicit("A study: ten thousand programs are compiled, which takes minutes.")]
    public void TenThousandGiveTheSameBits()
    {
        for (int seed = 0; seed < 10_000; seed++) Fused.Same(RandomProgram.Of(seed), RandomProgram.Inputs(seed));
    }

    [Test]
    public void NeverReadWhatIsGone([Range(0, 4)] int block)
    {
        for (int seed = 20 * block; seed < 20 * (block + 1); seed++)
        {
            var inputs = RandomProgram.Inputs(seed);
            var program = Fused.ProgramOf(RandomProgram.Of(seed), inputs);
            var plan = Plan.Of(program);
            Tensor[] expected = program.Evaluate([.. inputs.Select(input => ((DenseTensor)input).Contiguous())]);
            var got = Poisoned.Run(plan, inputs);
            for (int i = 0; i < got.Length; i++)
            {
                if (got[i] is { } tensor) Fused.Same(tensor, expected[i], () => $"result {i} of seed {seed}\n{plan}");
            }
        }
    }

    [Test]
    public void AreGroupedSoThatEachOperationIsDoneOnceAfterItsArguments([Range(0, 4)] int block)
    {
        for (int seed = 20 * block; seed < 20 * (block + 1); seed++)
        {
            var program = Fused.ProgramOf(RandomProgram.Of(seed), RandomProgram.Inputs(seed));
            HashSet<Gradus.Compiler.Node> done = [];
            foreach (object item in Grouping.Of(program))
            {
                Gradus.Compiler.OperationNode[] operations = item is FusedGroup group ? [.. group.Operations] : [(Gradus.Compiler.OperationNode)item];
                foreach (var operation in operations)
                {
                    foreach (var argument in operation.Arguments.Select(Grouping.Base).OfType<Gradus.Compiler.OperationNode>()) Assert.That(done, Does.Contain(argument), $"seed {seed}");
                    Assert.That(done.Add(operation), Is.True, $"seed {seed}: {operation.Primitive} is done twice");
                }
            }
            Assert.That(done, Has.Count.EqualTo(program.Operations.Count(operation => !Elementwise.IsView(operation.Primitive))));
        }
    }
}
