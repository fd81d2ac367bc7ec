using Gradus.Screening;
using NUnit.Framework;

namespace Gradus.Tests.Screening;

public class DenyListTests
{
    private static readonly DenyRule[] typical =
    [
        .. new[]
        {
            "System.Reflection.*", "System.Reflection.Emit.*", "System.Runtime.InteropServices.*", "System.Runtime.CompilerServices.*", "System.Diagnostics.*", "System.IO.*",
            "System.Environment", "System.Activator", "System.Threading.Thread", "System.Threading.Interlocked", "System.Text.StringBuilder", "System.Type.GetMethod",
            "System.NotSupportedException", "System.Linq.Enumerable.Average", "System.Collections.Generic.List.Sort", "System.Array.Sort",
        }.Select(member => new DenyRule(member, "instead")),
    ];

    private const string Innocent = """
        using System.Threading.Tasks;
        namespace Course;

        public record Measured(string Name, double Value) { public required int Rank { get; init; } }
        public readonly record struct Pair(int A, int B);
        public enum Kind { First, Second }
        public delegate double Rule(double x);
        public interface IScore { double Of(ReadOnlySpan<double> xs); }
        file class Local { public int Value => 1; }

        public class Work<T> : IScore where T : new()
        {
            private readonly List<int> kept = [1, 2, 3];
            private static readonly double[] table = [0.5, 1.5, 2.5, 3.5, 4.5];
            public event Action? Done;
            public int Auto { get; set; }
            public int this[int i] => kept[i];
            public T Create() => new();
            public double Of(ReadOnlySpan<double> xs) { double sum = 0; foreach (double x in xs) sum += x; return sum / xs.Length; }
            public IEnumerable<int> Walk(int n) { for (int i = 0; i < n; i++) yield return i; }
            public async IAsyncEnumerable<int> Stream() { await Task.Yield(); yield return 1; }
            public async Task<string> Wait() { await Task.Delay(1); await foreach (int i in Stream()) Done?.Invoke(); return $"{Auto,4:F2} {kept.Count}"; }
            public string Match(object o) => o switch
            {
                Measured { Value: > 1 and < 5, Name: "a" or "b" } m => m.Name,
                int[] and [1, .., var last] => last.ToString(),
                (int a, int b) => $"{a}{b}",
                Kind.First => "first",
                string { Length: 0 } => "",
                null => "none",
            };
            public string ByName(string s) => s switch { "one" => "1", "two" => "2", "three" => "3", "four" => "4", "five" => "5", "six" => "6", "seven" => "7", _ => s[1..^1] };
            public object Query(int[] xs) =>
                from x in xs where x > 2 group x by x % 3 into g orderby g.Key descending select new { g.Key, Sum = g.Sum(), Most = g.Max() };
            public double Closure(double k) { Rule f = x => x * k; double Twice(double x) => f(f(x)); return Twice(2) + table[^1]; }
            public int[] Spread(IEnumerable<int> xs) { List<int> all = [.. xs, 1]; IReadOnlyList<int> view = [1, 2]; return [.. all, .. view, new Local().Value]; }
            public int Spans() { Span<int> s = stackalloc int[] { 1, 2, 3 }; ReadOnlySpan<int> t = [4, 5, 6]; return s[1..].Length + t.IndexOf(5); }
            public Measured With(Measured m) => m with { Value = 2, Rank = 3 };
            public void Guard(string? s) { ArgumentNullException.ThrowIfNull(s); lock (kept) { kept.Add(1); } using var e = kept.GetEnumerator(); }
            public static T Max<U>(params ReadOnlySpan<T> xs) => xs[0];
            public decimal Money(decimal x = 1.5m) => checked(x * 3);
        }
        public static class Extras { extension(int x) { public int Twice => x + x; } }
        """;

    [Test]
    public void An_innocent_program_breaks_no_rule([Values] bool optimise, [Values] bool symbols)
    {
        Sample sample = Sample.Compile("Course", [("Student.cs", Innocent)], [], optimise, symbols);
        Assert.That(DenyList.Check(sample.Open(), [.. typical, .. BaseRules.All]).Select(each => $"{each.Line} {each.Member}: {each.Rule.Member}"), Is.Empty);
    }

    private static IEnumerable<TestCaseData> Guilty() =>
    [
        new("System.Reflection.*", "typeof(int).GetMethod(\"x\")!.Invoke(null, null);", "MethodBase.Invoke"),
        new("System.Type.GetMethod", "typeof(int).GetMethod(\"x\");", "Type.GetMethod"),
        new("System.Environment", "Environment.Exit(0);", "Environment.Exit"),
        new("System.Activator", "Activator.CreateInstance<int>();", "Activator.CreateInstance"),
        new("System.Text.StringBuilder", "new System.Text.StringBuilder();", "StringBuilder..ctor"),
        new("System.Linq.Enumerable.Average", "new[] { 1, 2 }.Average();", "Enumerable.Average"),
        new("System.Collections.Generic.List.Sort", "new List<int>().Sort();", "List.Sort"),
        new("System.Collections.Generic.List.Sort", "new List<int>().Sort((a, b) => a - b);", "List.Sort"),
        new("System.Array.Sort", "Array.Sort(new[] { 1, 2 });", "Array.Sort"),
        new("System.IO.*", "System.IO.File.Delete(\"x\");", "File.Delete"),
        new("System.Runtime.InteropServices.*", "System.Runtime.InteropServices.NativeMemory.Free(null);", "NativeMemory.Free"),
        new("System.Runtime.InteropServices.CollectionsMarshal", "System.Runtime.InteropServices.CollectionsMarshal.AsSpan(new List<int>());", "CollectionsMarshal.AsSpan"),
        new("System.Runtime.CompilerServices.*", "int x = 1; System.Runtime.CompilerServices.Unsafe.AsRef(ref x);", "Unsafe.AsRef"),
    ];

    [TestCaseSource(nameof(Guilty))]
    public void A_typical_rule_finds_what_it_is_for(string rule, string statement, string member)
    {
        Sample sample = Sample.Compile("Course", $$"""
            class Code
            {
                unsafe void M()
                {
                    {{statement}}
                }
            }
            """);
        var denied = new DenyRule(rule, "instead");
        Assert.That(DenyList.Check(sample.Open(), [denied]), Is.EqualTo([new ScreeningFinding(denied, member, "Student.cs", 5)]));
    }

    [TestCase("Lib.Other.*")]
    [TestCase("Lib.*", Description = "namespaces below are not meant")]
    [TestCase("Lib.Deep.Tool.Ru")]
    [TestCase("Lib.Deep.Too")]
    [TestCase("Deep.Tool.Run")]
    [TestCase("lib.deep.tool.run")]
    [TestCase("Lib.Deep.Tool.get_Run")]
    [TestCase("Lib.Deep.Run")]
    public void A_rule_means_only_what_it_names(string rule)
    {
        Sample sample = Sample.Compile("Course", "namespace Lib.Deep { class Tool { public static int Run() => 1; } class Code { int M() => Tool.Run(); } }");
        Assert.That(DenyList.Check(sample.Open(), [new(rule, "instead")]), Is.Empty);
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
        DenyRule rule = new("Course.Solved.Answer", "instead", ["counts"]), type = new("Course.Solved2", "instead");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(DenyList.Check(sample.Open(), [rule, type], file => !file.StartsWith("Given/", StringComparison.Ordinal)),
                Is.EqualTo([new ScreeningFinding(rule, "Solved.Answer", "Mine.cs", 5)]));
            Assert.That(DenyList.Check(sample.Open(), [rule]).Select(each => (each.File, each.Line)), Is.EqualTo([("Given/Solved.cs", 4), ("Given/Solved.cs", 5), ("Mine.cs", 5)]));
        }
    }

    [Test]
    public void Findings_come_once_each_by_file_line_and_member()
    {
        const string B = "class B\n{\n    int M(int[] xs) => xs.Sum() +\n        xs.Max() + xs.Min() + xs.Max();\n}";
        Sample sample = Sample.Compile("Course", [("b.cs", B), ("a.cs", B.Replace("class B", "class A"))], []);
        DenyRule all = new("System.Linq.*", "instead"), one = new("System.Linq.Enumerable.Max", "instead");
        // Two lines of one expression share its sequence point.
        (string, int, string)[] expected = [("a.cs", 3, "Enumerable.Max"), ("a.cs", 3, "Enumerable.Max"), ("a.cs", 3, "Enumerable.Min"), ("a.cs", 3, "Enumerable.Sum")];
        var found = DenyList.Check(sample.Open(), [one, all]);
        Assert.That(found.Select(each => (each.File, each.Line, each.Member)), Is.EqualTo([.. expected, .. expected.Select(each => ("b.cs", each.Item2, each.Item3))]));
        Assert.That(found.Select(each => each.Rule).Distinct(), Is.EqualTo([all, one]));
    }

    [Test]
    public void Without_debug_information_uses_have_no_place()
    {
        Sample sample = Sample.Compile("Course", [("Student.cs", "class A { int M(int[] xs) => xs.Sum(); IEnumerable<int> N(int[] xs) { yield return xs.Sum(); } }")], [], symbols: false);
        DenyRule rule = new("System.Linq.Enumerable.Sum", "instead");
        ScreeningFinding[] expected = [new(rule, "Enumerable.Sum", null, 0)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(DenyList.Check(sample.Open(), [rule]), Is.EqualTo(expected));
            Assert.That(DenyList.Check(sample.Open(), [rule], _ => false), Is.EqualTo(expected), "nothing shows that it is given");
        }
    }

    [TestCase("int Seen() => 1;", "Student.cs", 3)]
    [TestCase("", null, 0)]
    public void Hidden_lines_hide_no_use(string seen, string? file, int line)
    {
        Sample sample = Sample.Compile("Course", $$"""
            class A
            {
                {{seen}}
            #line hidden
                int M(int[] xs) { return xs.Max(); }
                Func<int[], int> N() => xs => xs.Min();
                IEnumerable<int> O(int[] xs) { yield return xs.Sum(); }
            }
            """);
        Assert.That(DenyList.Check(sample.Open(), [new("System.Linq.*", "instead")], file => file == "Student.cs").Select(each => (each.Member, each.File, each.Line)),
            Is.EqualTo([("Enumerable.Max", file, line), ("Enumerable.Min", file, line), ("Enumerable.Sum", file, line)]));
    }

    [Test]
    public void Debug_information_beside_a_file_is_read()
    {
        // The tests' own assembly is built with its debug information in a file.
        string own = typeof(DenyListTests).Assembly.Location;
        Assume.That(Path.ChangeExtension(own, ".pdb"), Does.Exist);
        using FileStream assembly = File.OpenRead(own);
        Assert.That(DenyList.Check(assembly, [new("Gradus.Screening.DenyList.Check", "instead")]).Select(each => Path.GetFileName(each.File)), Does.Contain("DenyListTests.cs"));
    }

    [TestCase("System.Math.Sqrt")]
    [TestCase("System.Random..ctor")]
    [TestCase("System.Math..cctor")]
    [TestCase("System.*")]
    [TestCase("System.IO.*")]
    [TestCase("System.Math")]
    [TestCase("Курс.Задача._x1")]
    public void Well_formed_rules_are_accepted(string member) => Assert.That(DenyList.Validate(new(member, "instead")), Is.Null);

    [TestCase("", "is empty")]
    [TestCase("*", "'*' is no name")]
    [TestCase(".*", "'' is no name")]
    [TestCase("Math", "has no namespace")]
    [TestCase("System.Math.", "'' is no name")]
    [TestCase("System..Math", "'' is no name")]
    [TestCase("System.Ma*", "'Ma*' is no name")]
    [TestCase("System.*.Sort", "'*' is no name")]
    [TestCase("System.Math.Max(int, int)", "gives parameters")]
    [TestCase("System.Collections.Generic.List`1", "gives an arity")]
    [TestCase("System.Collections.Generic.List<int>", "gives parameters or type arguments")]
    [TestCase(" System.Math", "' System' is no name")]
    [TestCase("System.3D", "'3D' is no name")]
    public void Malformed_rules_are_named_with_what_is_expected(string member, string error)
    {
        Sample sample = Sample.Compile("Course", "class A;");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(DenyList.Validate(new(member, "instead")), Does.Contain(error).And.Contain("expected Namespace.Type.Member"));
            Assert.That(() => DenyList.Check(sample.Open(), [new(member, "instead")]), Throws.ArgumentException.With.Message.Contains(error));
        }
    }

    [Test]
    public void A_rule_says_what_to_use_instead_and_names_its_groups()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(DenyList.Validate(new("System.Math", " ")), Does.Contain("instead of rule 'System.Math' is empty"));
            Assert.That(DenyList.Validate(new("System.Math", "instead", [])), Does.Contain("null for the whole submission"));
            Assert.That(DenyList.Validate(new("System.Math", "instead", ["counts", ""])), Does.Contain("entry 1 is empty"));
            Assert.That(DenyList.Validate(new("System.Math", "instead", ["counts"])), Is.Null);
        }
    }

    [Test]
    public void What_is_no_assembly_is_refused() =>
        Assert.That(() => DenyList.Check(new MemoryStream(new byte[500]), []), Throws.TypeOf<BadImageFormatException>());
}
