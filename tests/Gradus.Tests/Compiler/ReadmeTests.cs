using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Compiler;

/// <summary>The README of Gradus.Compiler says what is so: its code gives the numbers beside it, and its programs are those that the code prints.</summary>
public sealed class ReadmeTests
{
    private static readonly ReadmeCode Readme = new("Gradus.Compiler");

    // The blocks after a program are its texts: as traced, simplified, and in groups.
    private static readonly string[] Texts = ["traced.ToString()", "simplified.ToString()", "simplified.ToFusedString()"];

    private static IEnumerable<TestCaseData> CodeBlocks => Readme.Blocks.Index().Where(b => b.Item.Language == "csharp")
        .Select(b => new TestCaseData(b.Item.Content, Readme.Blocks.Skip(b.Index + 1).TakeWhile(next => next.Language == "text").Select(next => next.Content).ToArray()).SetName($"{{m}}({b.Index})"));

    [Test]
    public void The_drawing_is_that_of_softmax() => Assert.That(Readme.Blocks.Single(block => block.Language == "mermaid").Content, Is.EqualTo(Ad.Program(Softmax, Zeros([64, 10])).Simplified.ToFusedMermaid()));

    private static Tensor Softmax(Tensor x)
    {
        var e = Exp(x - x.Max([1], keepDims: true));
        return e / e.Sum(1, keepDims: true);
    }

    [TestCaseSource(nameof(CodeBlocks))]
    public async Task The_code_gives_what_is_said(string code, string[] texts)
    {
        if (texts.Length > 0) Assert.That(texts, Has.Length.EqualTo(Texts.Length));
        await ReadmeCode.AssertGives(code, [.. Texts.Zip(texts)], (typeof(Jitted<>).Assembly, "Gradus.Compiler"));
    }
}
