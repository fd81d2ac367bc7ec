using System.Text;
using Gradus.Engine.Compiling;
using Gradus.Tests.Course;
using NUnit.Framework;

namespace Gradus.Tests.Engine;

/// <summary>What is measured of sources before they are compiled: honest code is far from every limit, and text is no code.</summary>
public class CompileShapeTests
{
    private static readonly string Deep = new('(', SourceShape.DeepestNesting + 1);

    private static string? Check(string source) => SourceShape.Check([new SourceFile("A.cs", Encoding.UTF8.GetBytes(source))])?.Message.Key;

    [Test]
    public void All_sources_of_this_repository_pass([Values("reference", "assignments", "graders", "tools", "tests")] string folder)
    {
        string[] files = [.. CourseSources.Sources(folder)];
        Assert.That(files, Is.Not.Empty);
        Assert.That(files.Where(f => SourceShape.Check([new SourceFile(f, File.ReadAllBytes(f))]) is not null), Is.Empty);
    }

    private static IEnumerable<TestCaseData> Honest =>
    [
        new TestCaseData($"class A {{ double[] x = [{string.Join(", ", Enumerable.Range(0, 5_000).Select(i => $"{i}.5e-3"))}]; }}").SetArgDisplayNames("a table of 5,000 numbers"),
        new TestCaseData($"class A {{ double M(double[] x) => {string.Join(" + ", Enumerable.Range(0, 500).Select(i => $"x[{i}] * {i}.5"))}; }}").SetArgDisplayNames("a sum of 500 products"),
        new TestCaseData($"class A {{ int M(int a) {{ {string.Concat(Enumerable.Range(0, 200).Select(i => $"if (a == {i}) return {i}; else "))} return 0; }} }}").SetArgDisplayNames("200 branches"),
        new TestCaseData($"class A {{ void M(int a) {{ {string.Concat(Enumerable.Range(0, 2_000).Select(i => $"if (a == {i}) {{ a++; }} else {{ a--; }}\n"))} }} }}").SetArgDisplayNames("2,000 ifs with an else each"),
        new TestCaseData($"class A {{ {string.Concat(Enumerable.Range(0, 3_000).Select(i => $"int M{i}() {{ return {i}; }}\n"))} }}").SetArgDisplayNames("3,000 methods"),
    ];

    [TestCaseSource(nameof(Honest))]
    public void Honest_code_passes(string source) => Assert.That(Check(source), Is.Null);

    /// <summary>Text that would be too deep as code. Behind it, code is code again.</summary>
    private static IEnumerable<TestCaseData> Texts => new[]
    {
        $"// {Deep}\n", $"/* {Deep} \n {Deep} */", $"#region {Deep}\n", $"\"{Deep}\"", $"\"\\\"{Deep}\"", $"@\"{Deep}\"\"\n{Deep}\\\"", $"$\"{Deep}{{{{\"", $"$\"{{1}}{Deep}\"", $"$\"{{x:{Deep}}}\"",
        $"$\"{{F(\"{Deep}\")}}{Deep}\"", $"$@\"{{1}}\"\"\n{Deep}\\\"", $"\"\"\"{Deep}\"\"\"", $"\"\"\"\n{Deep}\" \"\"\n{Deep}\n\"\"\"", $"$$\"\"\"\n{{ {Deep} {{{{1}}}} {Deep} }}\n\"\"\"", $"\"\"{string.Concat(Enumerable.Repeat("'('", 300))}", "'\\''", "'\"'",
    }.Select(text => new TestCaseData(text).SetArgDisplayNames(text.Replace(Deep, "((("))); // names are read by people

    [TestCaseSource(nameof(Texts))]
    public void Text_is_no_code_and_ends_where_it_ends(string text)
    {
        Assert.That(Check(text), Is.Null);
        Assert.That(Check($"{text}\n{Deep}1"), Is.EqualTo("refused.nesting"));
    }

    [TestCase("\"unterminated (\n")]
    [TestCase("'\n")]
    [TestCase("$\"unterminated {1} (\n")]
    [TestCase("\"\"\"one line\n")]
    public void What_should_have_ended_with_its_line_hides_nothing(string text) => Assert.That(Check(text + Deep + "1"), Is.EqualTo("refused.nesting"));

    [Test]
    public void Holes_of_interpolated_strings_are_code([Values("$\"{", "$@\"{", "$$\"\"\"{{")] string opening) => Assert.That(Check(opening + Deep + "1"), Is.EqualTo("refused.nesting"));

    [TestCase(0, null)]
    [TestCase(1, "refused.nesting")]
    public void The_limit_of_nesting_is_sharp(int more, string? key) =>
        Assert.That(Check(new string('(', SourceShape.DeepestNesting + more) + "1"), Is.EqualTo(key));

    [Test]
    public void Other_encodings_are_read_as_the_compiler_reads_them([Values("utf-16", "utf-16BE", "utf-8")] string name)
    {
        var encoding = Encoding.GetEncoding(name);
        Assert.That(SourceShape.Check([new SourceFile("A.cs", [.. encoding.GetPreamble(), .. encoding.GetBytes(Deep + "1")])])?.Message.Key, Is.EqualTo("refused.nesting"));
    }
}
