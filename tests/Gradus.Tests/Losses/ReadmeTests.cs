using Gradus.Losses;
using NUnit.Framework;

namespace Gradus.Tests.Losses;

/// <summary>The README of Gradus.Losses says what is so: its code runs and gives the numbers beside it.</summary>
public sealed class ReadmeTests
{
    private static readonly ReadmeCode Readme = new("Gradus.Losses");

    private static IEnumerable<TestCaseData> CodeBlocks => Readme.Blocks.Where(b => b.Language == "csharp").Select((b, i) => new TestCaseData(b.Content).SetName($"{{m}}({i + 1})"));

    [TestCaseSource(nameof(CodeBlocks))]
    public async Task The_code_gives_what_is_said(string code) => await ReadmeCode.AssertGives(code, [], (typeof(Loss).Assembly, "Gradus.Losses"));
}
