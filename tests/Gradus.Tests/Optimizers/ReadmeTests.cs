using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Optimizers;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Optimizers;

/// <summary>The README of Gradus.Optimizers says what is so: its code runs and gives the numbers beside it, and its program is the one that is printed.</summary>
public sealed class ReadmeTests
{
    private static readonly ReadmeCode Readme = new("Gradus.Optimizers");

    private static IEnumerable<TestCaseData> CodeBlocks => Readme.Blocks.Where(b => b.Language == "csharp").Select((b, i) => new TestCaseData(b.Content).SetName($"{{m}}({i + 1})"));

    [TestCaseSource(nameof(CodeBlocks))]
    public async Task The_code_gives_what_is_said(string code) =>
        await ReadmeCode.AssertGives(code, [], (typeof(Optimizer).Assembly, "Gradus.Optimizers"), (typeof(Compilation).Assembly, "Gradus.Compiler"));

    [Test]
    public void The_program_is_that_of_a_step_of_Adam()
    {
        var adam = new Adam(0.001);
        var program = Ad.Program((Tensor w, Tensor gradient, OptimizerState state) => adam.Step(w, gradient, state), Zeros([784, 128]), Zeros([784, 128]), adam.Start(Zeros([784, 128])));
        Assert.That(Readme.Blocks.Single(b => b.Language == "text").Content, Is.EqualTo(program.Simplified.ToFusedString()));
    }
}
