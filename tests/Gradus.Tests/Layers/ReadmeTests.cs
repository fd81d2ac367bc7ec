using Gradus.Layers;
using NUnit.Framework;

namespace Gradus.Tests.Layers;

/// <summary>The README of Gradus.Layers says what is so: its code runs and gives the numbers beside it, and its table is the one that is printed.</summary>
public sealed class ReadmeTests
{
    private static readonly ReadmeCode Readme = new("Gradus.Layers");

    private static IEnumerable<TestCaseData> CodeBlocks => Readme.Blocks.Where(b => b.Language == "csharp").Select((b, i) => new TestCaseData(b.Content).SetName($"{{m}}({i + 1})"));

    [TestCaseSource(nameof(CodeBlocks))]
    public async Task The_code_gives_what_is_said(string code) => await ReadmeCode.AssertGives(code, [], (typeof(Lego).Assembly, "Gradus.Layers"), (typeof(Lego).Assembly, "Gradus.Layers.Lego"));

    [Test]
    public void The_table_is_the_one_that_is_printed() => Assert.That(
        Readme.Blocks.Single(b => b.Language == "text").Content.TrimEnd(),
        Is.EqualTo(new Sequential(Lego.Dense(64, Gradus.Tensors.Tensor.Relu), Lego.Dropout(0.4), Lego.Dense(10)).Summary([64])));
}
