using Gradus.Data;
using Gradus.Linear;
using NUnit.Framework;

namespace Gradus.Tests.Linear;

/// <summary>The README of Gradus.Linear says what is so: its code gives the numbers beside it.</summary>
public sealed class ReadmeTests
{
    private static readonly ReadmeCode Readme = new("Gradus.Linear");

    private static IEnumerable<TestCaseData> CodeBlocks => Readme.Blocks.Where(b => b.Language == "csharp").Select((b, i) => new TestCaseData(b.Content).SetName($"{{m}}({i + 1})"));

    [TestCaseSource(nameof(CodeBlocks))]
    public async Task The_code_gives_what_is_said(string code) =>
        await ReadmeCode.AssertGives(code, [], (typeof(SoftmaxRegression).Assembly, "Gradus.Linear"), (typeof(Digits).Assembly, "Gradus.Data"));
}
