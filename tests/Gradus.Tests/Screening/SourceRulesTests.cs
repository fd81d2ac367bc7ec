using System.Text;
using Gradus.Screening;
using NUnit.Framework;

namespace Gradus.Tests.Screening;

/// <summary>Directives that would give a student's code another file's name.</summary>
public class SourceRulesTests
{
    private static readonly Encoding[] Encodings = [new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode];

    private static SourceFinding[] Check(string source, Encoding? encoding = null) =>
        [.. SourceRules.Check([("Own.cs", [.. (encoding ?? Encodings[0]).GetPreamble(), .. (encoding ?? Encodings[0]).GetBytes(source)])])];

    [TestCase("class A;\n#line 1 \"Given/Require.cs\"\n", "#line", 2)]
    [TestCase("class A;\r\n\t #  line hidden", "#line", 2)]
    [TestCase("class A;\r#line default", "#line", 2)]
    [TestCase("class A;\u2028\u00A0#line (1, 1) - (1, 2) \"Given/Require.cs\"", "#line", 2)]
    [TestCase("#line 7", "#line", 1)]
    [TestCase("#l\\u0069ne 7", "#line", 1)]
    [TestCase("\n\n  #pragma  checksum \"Given/Require.cs\" \"{0}\" \"00\"", "#pragma checksum", 3)]
    public void A_directive_that_renames_is_found_with_its_line(string source, string directive, int line) =>
        Assert.That(Check(source), Is.EqualTo(new[] { new SourceFinding("Own.cs", line, directive) }));

    [Test]
    public void Whatever_the_file_is_encoded_in([ValueSource(nameof(Encodings))] Encoding encoding) =>
        Assert.That(Check("#line 1 \"Given/Require.cs\"\n", encoding).Select(f => f.Line), Is.EqualTo(new[] { 1 }));

    [TestCase("#nullable enable\n#pragma warning disable CS0168\n#region line\n#endregion\n#if DEBUG\n#endif")]
    [TestCase("class A { string s = \"#line 1\"; } // #line 1")]
    [TestCase("#linear")]
    public void Other_lines_are_let_through(string source) => Assert.That(Check(source), Is.Empty);
}
