using Gradus.Screening;
using NUnit.Framework;

namespace Gradus.Tests.Screening;

/// <summary>The format of policy files, and which of several lines decides.</summary>
public sealed class PolicyFileTests
{
    private static PolicyLine Read(string line) => PolicyFile.Parse("a.policy", line).Lines.Single();

    [TestCase("allow System.Math", true, "System.Math", null, null)]
    [TestCase("  allow\tSystem.Linq.*  # queries", true, "System.Linq.*", null, null)]
    [TestCase("deny System.IO.* : deny.files", false, "System.IO.*", "deny.files", null)]
    [TestCase("deny System.Random..ctor() : deny.seed", false, "System.Random..ctor()", "deny.seed", null)]
    [TestCase("deny Gradus.Metrics.Ranking.RocCurve in roc-auc : deny.roc-curve", false, "Gradus.Metrics.Ranking.RocCurve", "deny.roc-curve", "roc-auc")]
    [TestCase("deny Lib.Tool in a, b,c-2 : deny.it", false, "Lib.Tool", "deny.it", "a|b|c-2")]
    public void A_line_is_a_rule(string line, bool allows, string member, string? advice, string? exercises)
    {
        PolicyLine read = Read(line);
        Assert.That((read.Allows, read.Member, read.Advice, read.Exercises is null ? null : string.Join('|', read.Exercises)), Is.EqualTo((allows, member, advice, exercises)));
    }

    [Test]
    public void Comments_and_empty_lines_are_none() =>
        Assert.That(PolicyFile.Parse("a.policy", "# first\r\n\r\n  # second\r\nallow System.Math\r\n").Lines.Select(line => (line.Member, line.Line)), Is.EqualTo(new[] { ("System.Math", 4) }));

    [TestCase("permit System.Math", "'permit System.Math' is no rule; expected 'allow NAME', 'deny NAME : KEY' or 'deny NAME in GROUP, GROUP : KEY'")]
    [TestCase("allow", "'allow' is no rule")]
    [TestCase("allow System.Math System.MathF", "is no rule")]
    [TestCase("Allow System.Math", "is no rule")]
    [TestCase("allow System.Math : deny.it", "says too much; expected 'allow System.Math'")]
    [TestCase("allow System.Math in a", "says too much")]
    [TestCase("deny System.Math", "has no text; expected ' : '")]
    [TestCase("deny System.Math in a", "has no text")]
    [TestCase("deny System.Math in a,,b : deny.it", "'a,,b' is no list of exercises; expected names separated by commas")]
    [TestCase("deny System.Math in A : deny.it", "'A' is no list of exercises")]
    [TestCase("deny System.Math : Deny it", "is no rule")]
    [TestCase("allow *", "'*' is no name; expected Namespace.Type.Member")]
    [TestCase("allow .*", "'' is no name")]
    [TestCase("allow Math", "has no namespace")]
    [TestCase("allow System.Math.", "'' is no name")]
    [TestCase("allow System..Math", "'' is no name")]
    [TestCase("allow System.Ma*", "'Ma*' is no name")]
    [TestCase("allow System.*.Sort", "'*' is no name")]
    [TestCase("allow System.*()", "no overload without parameters")]
    [TestCase("allow System.Math.Max(int,int)", "gives parameters")]
    [TestCase("allow System.Collections.Generic.List`1", "gives an arity")]
    [TestCase("allow System.Collections.Generic.List<int>", "gives parameters or type arguments")]
    [TestCase("allow System.3D", "'3D' is no name")]
    public void A_malformed_line_is_told_with_file_and_line(string line, string fault) =>
        Assert.That(() => PolicyFile.Parse("a.policy", $"# one\n{line}\n"), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith("a.policy:2: ").And.Message.Contains(fault));

    [TestCase("allow System.Math\ndeny System.Math : deny.it")]
    [TestCase("deny System.Math : deny.it\n\ndeny System.Math in a : deny.it")]
    public void Two_rules_about_one_name_are_told(string text) =>
        Assert.That(() => PolicyFile.Parse("a.policy", text), Throws.TypeOf<InvalidDataException>().With.Message.Contains("'System.Math' has a rule already, in line 1"));

    [TestCase("System.Math.Sqrt")]
    [TestCase("System.Random..ctor")]
    [TestCase("System.Math..cctor")]
    [TestCase("System.Random.Next()")]
    [TestCase("System.*")]
    [TestCase("Курс.Задача._x1")]
    public void Well_formed_names_are_accepted(string member) => Assert.That(Read("allow " + member).Member, Is.EqualTo(member));

    // what a use of Lib.Tool.Run() meets
    [TestCase("allow Lib.Tool", "", true)]
    [TestCase("allow Lib.*", "", true)]
    [TestCase("", "", false, Description = "what no line names")]
    [TestCase("allow Lib.*\ndeny Lib.Tool : deny.it", "", false)]
    [TestCase("deny Lib.* : deny.it\nallow Lib.Tool", "", true)]
    [TestCase("deny Lib.Tool : deny.it\nallow Lib.Tool.Run", "", true)]
    [TestCase("allow Lib.Tool\ndeny Lib.Tool.Run : deny.it", "", false)]
    [TestCase("allow Lib.Tool.Run\ndeny Lib.Tool.Run() : deny.it", "", false)]
    [TestCase("deny Lib.Tool : deny.it", "allow Lib.*", false, Description = "a type is more than its namespace, whoever says it")]
    [TestCase("deny Lib.Tool : deny.it", "allow Lib.Tool", true, Description = "of equals the assignment's")]
    [TestCase("allow Lib.Tool.Run", "deny Lib.Tool.Run : deny.it", false)]
    [TestCase("allow Lib.Tool.Walk", "", false)]
    [TestCase("allow Lib.Below.*", "", false)]
    public void The_most_specific_line_decides(string foundation, string own, bool allowed)
    {
        Sample library = Sample.Compile("Lib", "namespace Lib; public class Tool { public static int Run() => 1; public static int Run(int x) => x; public static int Walk() => 1; }");
        Sample sample = Sample.Compile("Course", "class Code\n{\nint M() =>\nLib.Tool.Run();\n}", library.Reference);
        var policy = new ScreeningPolicy(PolicyFile.Parse("own", own), foundation: PolicyFile.Parse("base", "allow System.*\n" + foundation));
        Assert.That(Screen.Check(sample.Open(), policy).Select(finding => finding.Member), Is.EqualTo(allowed ? Array.Empty<string>() : ["Tool.Run"]));
    }

    [Test]
    public void What_an_assignment_gives_may_be_used_but_for_what_it_denies()
    {
        Sample library = Sample.Compile("Lib", "namespace Lib; public class Tool { public static int Run() => 1; public static int Walk() => 1; }");
        Sample sample = Sample.Compile("Course", "class Code\n{\nint M() => Lib.Tool.Run();\nint N() => Lib.Tool.Walk();\n}", library.Reference);
        PolicyFile own = PolicyFile.Parse("own", "deny Lib.Tool.Walk in first : deny.walk\n");
        Assert.That(Screen.Check(sample.Open(), new ScreeningPolicy(own, ["Lib"])).Select(finding => (finding.Kind, finding.Member, finding.Line, finding.Rule!.Exercises![0])),
            Is.EqualTo(new[] { (FindingKind.Denied, "Tool.Walk", 4, "first") }));
        Assert.That(Screen.Check(sample.Open(), new ScreeningPolicy(own, ["Library"])).Select(finding => (finding.Kind, finding.Member, finding.Line)),
            Is.EqualTo(new[] { (FindingKind.Unlisted, "Tool.Run", 3), (FindingKind.Denied, "Tool.Walk", 4) }));
    }

    [Test]
    public void Exercises_may_be_denied_one_member_for_different_reasons()
    {
        Sample sample = Sample.Compile("Course", "namespace Course; class Given { public static int Answer() => 1; }\nclass Code\n{\nint M() =>\nGiven.Answer();\n}");
        var policy = new ScreeningPolicy(PolicyFile.Parse("own", "deny Course.Given.Answer in first : deny.first\ndeny Course.Given.Answer in second, third : deny.second\n"));
        Assert.That(Screen.Check(sample.Open(), policy).Select(finding => $"{finding.Line} {finding.Rule!.Advice} {string.Join(' ', finding.Rule.Exercises!)}"),
            Is.EquivalentTo(new[] { "5 deny.first first", "5 deny.second second third" }));
    }

    [TestCase("_ = System.Text.Json.JsonNamingPolicy.CamelCase;", "JsonNamingPolicy.CamelCase", null)]
    [TestCase("_ = typeof(int).IsAbstract;", null, null, Description = "denied, not unlisted")]
    [TestCase("_ = new System.Linq.EnumerableQuery<int>([]);", "EnumerableQuery..ctor", "Enumerable")]
    [TestCase("_ = new System.Uri(\"x\");", "Uri..ctor", null)]
    public void What_is_not_listed_is_said_with_the_nearest_that_is(string statement, string? member, string? near)
    {
        var found = Screen.Check(Sample.Compile("Course", $"class Code {{ void M() {{\n{statement}\n}} }}").Open(), new ScreeningPolicy()).Where(finding => finding.Kind == FindingKind.Unlisted).ToList();
        Assert.That(found.Select(finding => (finding.Member, finding.Near, finding.Line)), Is.EqualTo(member is null ? Array.Empty<(string, string?, int)>() : [(member, near, 2)]));
    }
}
