using System.Globalization;
using Gradus.Autodiff;
using NUnit.Framework;

namespace Gradus.Tests.Autodiff;

/// <summary>The README of Gradus.Autodiff says what is so: its code runs and gives the numbers beside it, and its graph is the one that is drawn.</summary>
public sealed class ReadmeTests
{
    private static readonly ReadmeCode Readme = new("Gradus.Autodiff");

    private static IEnumerable<TestCaseData> CodeBlocks => Readme.Blocks.Where(b => b.Language == "csharp").Select((b, i) => new TestCaseData(b.Content).SetName($"{{m}}({i + 1})"));

    [TestCaseSource(nameof(CodeBlocks))]
    public async Task The_code_gives_what_is_said(string code) => await ReadmeCode.AssertGives(code, []);

    [Test]
    public void The_list_and_the_graph_are_those_of_the_expression()
    {
        var graph = Ad.Trace((a, b) => (a * b) + a, 2.0, -3.0);
        Assert.That(Readme.Blocks.Single(b => b.Language == "").Content, Is.EqualTo(graph.ToString()));
        Assert.That(Readme.Blocks.Single(b => b.Language == "mermaid").Content, Is.EqualTo(graph.ToMermaid()));
    }

    [Test]
    public void The_primitives_are_counted() =>
        Assert.That(Readme.Text, Does.Contain(string.Create(CultureInfo.InvariantCulture, $"{DerivativeTests.AllPrimitives.Count()} *primitives* (Gradus.Tensors) are all that a list is made of")));
}
