using Gradus.Screening;
using NUnit.Framework;

namespace Gradus.Tests.Screening;

/// <summary>Whose uses count, and where they are said to stand.</summary>
public sealed class ScreenTests
{
    private static readonly ScreeningPolicy everything = new(foundation: PolicyFile.Parse("base", "deny System.Linq.* : deny.linq\n" + string.Join('\n', PolicyFile.Base.Lines
        .Where(line => !line.Member.StartsWith("System.Linq.", StringComparison.Ordinal)))));

    [TestCase("deny Lib.Other.* : deny.it")]
    [TestCase("deny Lib.* : deny.it", Description = "namespaces below are not meant")]
    [TestCase("deny Lib.Deep.Tool.Ru : deny.it")]
    [TestCase("deny Lib.Deep.Too : deny.it")]
    [TestCase("deny Deep.Tool.Run : deny.it")]
    [TestCase("deny lib.deep.tool.run : deny.it")]
    [TestCase("deny Lib.Deep.Tool.get_Run : deny.it")]
    [TestCase("deny Lib.Deep.Run : deny.it")]
    public void A_rule_means_only_what_it_names(string rule)
    {
        Sample sample = Sample.Compile("Course", "namespace Lib.Deep { class Tool { public static int Run() => 1; } class Code { int M() => Tool.Run(); } }");
        Assert.That(Screen.Check(sample.Open(), new ScreeningPolicy(PolicyFile.Parse("own", rule))), Is.Empty);
    }

    [Test]
    public void A_given_member_may_be_used_by_given_code_and_not_by_the_students()
    {
        const string Given = """
            namespace Course;
            public static class Solved
            {
                public static int Answer(int x) => x == 0 ? 0 : Answer(x - 1);
                public static int Help(int x) => Answer(x);
            }
            public interface IGiven { Solved2 Get(); }
            public class Solved2;
            """;
        const string Student = """
            namespace Course;
            public class Mine
            {
                public int Right(int x) => Solved.Help(x);
                public int Wrong(int x) => Solved.Answer(x);
            }
            """;
        Sample sample = Sample.Compile("Course", [("Given/Solved.cs", Given), ("Mine.cs", Student)], []);
        var policy = new ScreeningPolicy(PolicyFile.Parse("own", "deny Course.Solved.Answer in counts : deny.answer\ndeny Course.Solved2 : deny.two\n"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Screen.Check(sample.Open(), policy, file => !file.StartsWith("Given/", StringComparison.Ordinal)).Select(each => (each.Member, each.File, each.Line)),
                Is.EqualTo([("Solved.Answer", "Mine.cs", 5)]));
            Assert.That(Screen.Check(sample.Open(), policy).Where(each => each.Rule!.Exercises is not null).Select(each => (each.File, each.Line)),
                Is.EqualTo([("Given/Solved.cs", 4), ("Given/Solved.cs", 5), ("Mine.cs", 5)]));
        }
    }

    [Test]
    public void Findings_come_by_file_and_line_and_once_for_each_advice()
    {
        const string B = "class B\n{\n    int M(int[] xs) => xs.Sum() +\n        xs.Max() + xs.Min() + xs.Max();\n    Action N() => new System.Threading.Thread(() => { }).Start;\n}";
        Sample sample = Sample.Compile("Course", [("b.cs", B), ("a.cs", B.Replace("class B", "class A"))], []);
        // Two lines of one expression share its sequence point.
        Assert.That(Screen.Check(sample.Open(), everything).Select(each => (each.File, each.Line, each.Member)), Is.EqualTo([
            ("a.cs", 3, "Enumerable.Sum"), ("a.cs", 5, "Thread..ctor"), ("b.cs", 3, "Enumerable.Sum"), ("b.cs", 5, "Thread..ctor"),
        ]));
    }

    [Test]
    public void Without_debug_information_uses_have_no_place()
    {
        Sample sample = Sample.Compile("Course", [("Student.cs", "class A { int M(int[] xs) => xs.Sum(); IEnumerable<int> N(int[] xs) { yield return xs.Sum(); } }")], [], symbols: false);
        (string, string?, int)[] expected = [("Enumerable.Sum", null, 0)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Screen.Check(sample.Open(), everything).Select(each => (each.Member, each.File, each.Line)), Is.EqualTo(expected));
            Assert.That(Screen.Check(sample.Open(), everything, _ => false).Select(each => (each.Member, each.File, each.Line)), Is.EqualTo(expected), "nothing shows that it is given");
        }
    }

    [TestCase("int Seen() => 1;", "Student.cs", 3)]
    public void Hidden_lines_hide_no_use(string seen, string? file, int line)
    {
        Sample sample = Sample.Compile("Course", $$"""
            class A
            {
                {{seen}}
            #line hidden
                int M(int[] xs) { return xs.Max(); }
                void O() { System.IO.File.Delete("x"); }
                Func<Type, object?> N() => t => t.GetMethods();
                IEnumerable<object> P() { yield return new System.Threading.Thread(O); }
            }
            """);
        Assert.That(Screen.Check(sample.Open(), everything, file => file == "Student.cs").Select(each => (each.Member, each.File, each.Line)),
            Is.EqualTo([("Enumerable.Max", file, line), ("File.Delete", file, line), ("Thread..ctor", file, line), ("Type.GetMethods", file, line)]));
    }

    [Test]
    public void Debug_information_beside_a_file_is_read()
    {
        // The tests' own assembly is built with its debug information in a file.
        string own = typeof(ScreenTests).Assembly.Location;
        Assume.That(Path.ChangeExtension(own, ".pdb"), Does.Exist);
        using FileStream assembly = File.OpenRead(own);
        var policy = new ScreeningPolicy(PolicyFile.Parse("own", "deny Gradus.Screening.Screen.Check : deny.it"));
        Assert.That(Screen.Check(assembly, policy).Where(each => each.Rule?.File == "own").Select(each => Path.GetFileName(each.File)), Does.Contain("ScreenTests.cs"));
    }

    [Test]
    public void What_is_no_assembly_is_refused() =>
        Assert.That(() => Screen.Check(new MemoryStream(new byte[500]), new ScreeningPolicy()), Throws.TypeOf<BadImageFormatException>());

    [Test]
    public void Optimised_code_is_read_as_well([Values] bool optimise, [Values] bool symbols)
    {
        Sample sample = Sample.Compile("Course", [.. InnocentPrograms.All.Select(program => (program + ".cs", string.Join('\n', InnocentPrograms.Lines(program))))
            .Prepend(("Usings.cs", "global using System.IO; global using System.Threading; global using System.Threading.Tasks;"))], [], optimise, symbols);
        Assert.That(Screen.Check(sample.Open(), new ScreeningPolicy()).Select(each => $"{each.File}:{each.Line} {each.Kind} {each.Member}"), Is.Empty);
    }
}
