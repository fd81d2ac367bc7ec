using Gradus.EngineStudy.Attacks;
using Gradus.Reports;
using Gradus.Tests.Course;
using Gradus.Tests.Reports;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace Gradus.Tests.Attacks;

/// <summary>What attacks say, as the strings that reach records, shown in each of the forms that records are shown in.</summary>
public sealed class ReportTests
{
    private static IEnumerable<TestCaseData> Messages =>
        from attack in Attack.ReadAll(Path.Combine(CourseSources.Repository, "tests", "attacks"))
        where attack.StoppedBy.Contains("report") || attack.Name == "compile-error-commands"
        from said in Said(attack.Source).Select((text, index) => (Text: text, Index: index))
        select new TestCaseData(said.Text).SetArgDisplayNames($"{attack.Name} {said.Index}");

    [TestCaseSource(nameof(Messages))]
    public void A_log_has_no_line_that_its_machine_would_obey(string message)
    {
        foreach (int width in new[] { 40, 80 })
        {
            foreach (string line in ScoreTableTests.Table(SampleRecords.Hostile(message), new TableOptions { Width = width }).Split('\n'))
            {
                Assert.That(line.TrimStart(), Does.Not.StartWith("::"), "GitHub Actions");
                Assert.That(line, Does.Not.Match(@"##\w*\["), "Azure Pipelines, TeamCity, and GitHub Actions as it was");
                Assert.That(line.Any(char.IsControl), Is.False, $"controls in {line}");
            }
        }
    }

    [TestCaseSource(nameof(Messages))]
    public void A_page_has_no_tag_that_we_did_not_write(string message) =>
        Assert.That(ScorePageTests.Tags(ScorePageTests.Page(SampleRecords.Hostile(message))), Is.EqualTo(ScorePageTests.Tags(ScorePageTests.Page(SampleRecords.Hostile("harmless")))));

    [TestCase("::error::x", @":\:error:\:x")]
    [TestCase("a ::b", @"a :\:b")]
    [TestCase(":::", @":\:\:")]
    [TestCase("##vso[task]", @"#\#vso[task]")]
    [TestCase("###[x]", @"#\#\#[x]")]
    [TestCase("a: b # c", "a: b # c")]
    public void What_begins_a_command_is_taken_apart(string text, string shown) => Assert.That(Printable.Line(text), Is.EqualTo(shown));

    /// <summary>String literals, and the text of <c>#error</c>.</summary>
    private static IEnumerable<string> Said(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        return root.DescendantTokens(descendIntoTrivia: true).Where(t => t.IsKind(SyntaxKind.StringLiteralToken)).Select(t => t.ValueText)
            .Concat(root.DescendantTrivia(descendIntoTrivia: true).Where(t => t.IsKind(SyntaxKind.PreprocessingMessageTrivia)).Select(t => t.ToString()))
            .Where(text => text.Length > 3);
    }
}
