using System.Text;
using Gradus.Engine.Collecting;
using Gradus.Grading.Course;
using Gradus.Grading.Records;
using Gradus.Tests.Engine;
using NUnit.Framework;

namespace Gradus.Tests.Collecting;

/// <summary>Sources as editors of all countries save them.</summary>
public class SourceEncodingTests
{
    private const string Source = "namespace Gradus.Mini;\n// Матрица\npublic static class Game { }\n";
    private static readonly Encoding Cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    private static IEnumerable<TestCaseData> Fine =>
    [
        new TestCaseData(new UTF8Encoding(false), false).SetArgDisplayNames("UTF-8"),
        new TestCaseData(new UTF8Encoding(true), true).SetArgDisplayNames("UTF-8 with a mark"),
        new TestCaseData(Encoding.Unicode, true).SetArgDisplayNames("UTF-16 little-endian with a mark"),
        new TestCaseData(Encoding.BigEndianUnicode, true).SetArgDisplayNames("UTF-16 big-endian with a mark"),
    ];

    [TestCaseSource(nameof(Fine))]
    public void What_the_compiler_reads_is_taken_as_it_is(Encoding encoding, bool marked)
    {
        byte[] content = Bytes(encoding, marked);
        var collected = Collect(content);
        Assert.That((collected.Outcome, collected.Files.Files.Single().Content, collected.Files.Warnings.Count()), Is.EqualTo((Outcome.Graded, content, 0)));
    }

    [Test]
    public void Another_code_page_gets_a_warning_and_its_points()
    {
        var collected = Collect(Bytes(Cyrillic, marked: false));
        Assert.That(collected.Outcome, Is.EqualTo(Outcome.Graded));
        Assert.That(collected.Files.Warnings, Is.EqualTo(new[] { new Diagnostic(Severity.Warning, "GR0111", Text.Of("diagnostic.not-utf8", ("file", "Game.cs")), new Location("Game.cs", 2)) }));
    }

    private static IEnumerable<TestCaseData> Unreadable =>
    [
        new TestCaseData(Encoding.UTF32, true).SetArgDisplayNames("UTF-32 with a mark"),
        new TestCaseData(Encoding.UTF32, false).SetArgDisplayNames("UTF-32"),
        new TestCaseData(Encoding.Unicode, false).SetArgDisplayNames("UTF-16 little-endian"),
        new TestCaseData(Encoding.BigEndianUnicode, false).SetArgDisplayNames("UTF-16 big-endian"),
    ];

    [TestCaseSource(nameof(Unreadable))]
    public void What_the_compiler_cannot_read_is_refused_by_name(Encoding encoding, bool marked) =>
        Assert.That(Collect(Bytes(encoding, marked)).Reason?.Message, Is.EqualTo(Text.Of("refused.not-text", ("file", "Game.cs"))));

    [TestCase("", null)]
    [TestCase("61", null)]
    [TestCase("FF", 1)]
    [TestCase("610A0AC3", 3)]
    [TestCase("610AEDA080", 2)]
    public void The_first_bad_line_is_counted_from_one(string hex, int? line) => Assert.That(SourceEncoding.FirstBadLine(Convert.FromHexString(hex)), Is.EqualTo(line));

    private static byte[] Bytes(Encoding encoding, bool marked) => [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(Source)];

    private static Collected Collect(byte[] content)
    {
        string folder = MiniKit.NewFolder();
        File.WriteAllBytes(Path.Combine(folder, "Game.cs"), content);
        return Collector.Collect(folder, MiniKit.Kit, MiniKit.Shelf);
    }
}
