using Gradus.Screening;
using NUnit.Framework;

namespace Gradus.Tests.Screening;

/// <summary>Every kind of use against every form of rule. A line's comment <c>//! A.B, C</c> lists what a rule on everything in Lib finds there.</summary>
public partial class UseFinderTests
{
    // What the students' code is given: it may use all of Lib.
    private const string Given = """
        static class Given
        {
            public static Lib.Tool Tool => null!;
            public static Lib.Tool.Part Part => null!;
            public static Lib.Box<int> Box => null!;
            public class Sub : Lib.Tool { }
        }
        class Derived : Lib.Tool { }
        """;

    public static IEnumerable<TestCaseData> Cases() =>
        from use in uses
        from optimise in new[] { false, true }
        select new TestCaseData(use.Member, use.Code, optimise).SetName($"{{m}}({use.Kind}, {(optimise ? "optimised" : "not optimised")})");

    [TestCaseSource(nameof(Cases))]
    public void Every_form_of_rule_finds_the_use_on_its_line(string member, string code, bool optimise)
    {
        Sample sample = Compile(code, optimise);
        string type = TypeOf(member);
        var everything = Expected(code).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Found(sample, "Lib.*"), Is.EqualTo(everything), "Lib.*");
            Assert.That(Found(sample, type), Is.EqualTo(everything.Where(use => use.Split(' ')[1].StartsWith(type[4..], StringComparison.Ordinal))), type);
            Assert.That(Found(sample, member), Is.EqualTo(everything.Where(use => use.Split(' ')[1] == member[4..].Replace("set_", ""))), member);
        }
    }

    [Test]
    public void Every_use_is_found_by_some_rule()
    {
        using (Assert.EnterMultipleScope())
            foreach (var (kind, _, code) in uses)
                Assert.That(Expected(code), Is.Not.Empty, kind);
    }

    private static string TypeOf(string member) => member.StartsWith("Lib.Tool.Part.", StringComparison.Ordinal) ? "Lib.Tool.Part" : string.Join('.', member.Split('.')[..2]);

    private static Sample Compile(string code, bool optimise) =>
        Sample.Compile("Student", [("Student.cs", $"class Code\n{{\n{code}\n}}"), ("Given.cs", Given)], [library.Reference], optimise);

    private static IEnumerable<string> Found(Sample sample, string rule) =>
        Screen.Check(sample.Open(), new ScreeningPolicy(PolicyFile.Parse("lib", $"deny {rule} : instead")), file => file == "Student.cs")
            .Where(finding => finding.Rule?.File == "lib").Select(finding => $"{finding.Line - 2} {finding.Member}");

    private static IEnumerable<string> Expected(string code) =>
        from line in code.Split('\n').Index()
        let mark = line.Item.IndexOf("//! ", StringComparison.Ordinal)
        where mark >= 0
        from member in line.Item[(mark + 4)..].Trim().Split(", ")
        select $"{line.Index + 1} {member}";
}
