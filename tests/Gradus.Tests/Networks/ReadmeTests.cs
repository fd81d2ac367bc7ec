using Gradus.Activations;
using Gradus.Compiler;
using Gradus.Data;
using Gradus.Layers;
using Gradus.Losses;
using Gradus.Networks;
using Gradus.Optimizers;
using NUnit.Framework;

namespace Gradus.Tests.Networks;

/// <summary>The README of Gradus.Networks says what is so: its code runs and gives the numbers beside it.</summary>
public sealed class ReadmeTests
{
    private static readonly ReadmeCode Readme = new("Gradus.Networks");

    private static IEnumerable<TestCaseData> CodeBlocks => Readme.Blocks.Where(b => b.Language == "csharp").Select((b, i) => new TestCaseData(b.Content).SetName($"{{m}}({i + 1})"));

    [TestCaseSource(nameof(CodeBlocks))]
    public async Task The_code_gives_what_is_said(string code) => await ReadmeCode.AssertGives(code, [], (typeof(Compilation).Assembly, "Gradus.Compiler"), (typeof(Digits).Assembly, "Gradus.Data"),
        (typeof(Activation).Assembly, "Gradus.Activations"), (typeof(Loss).Assembly, "Gradus.Losses"), (typeof(Layer).Assembly, "Gradus.Layers"), (typeof(Layer).Assembly, "Gradus.Layers.Lego"),
        (typeof(Optimizer).Assembly, "Gradus.Optimizers"), (typeof(Trainer).Assembly, "Gradus.Networks"));
}
