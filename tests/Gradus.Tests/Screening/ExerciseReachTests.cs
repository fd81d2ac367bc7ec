using System.Globalization;
using Gradus.Screening;
using NUnit.Framework;

namespace Gradus.Tests.Screening;

/// <summary>Which exercises a use is charged to that the policy denies in exercises: those from whose members it can be reached.</summary>
public sealed class ExerciseReachTests
{
    private static readonly Sample Library = Sample.Compile("Lib", """
        namespace Lib;
        public class Tool { public static int Run() => 1; }
        public abstract class Rule { public int Apply() => Compute(); protected abstract int Compute(); }
        public static class Calls { public static int Back(System.Func<int> f) => f(); public static int Back(Rule rule) => rule.Apply(); }
        """);

    /// <summary>Two exercises of one member each, <c>Work.G</c> and <c>Work.H</c>, and what stands around them; the policy denies <c>Lib.Tool</c> in both.</summary>
    /// <param name="g">Body of G.</param>
    /// <param name="h">Body of H.</param>
    /// <param name="more">Further members of the class.</param>
    /// <param name="types">Further types.</param>
    /// <param name="given">Members of the class in a given file.</param>
    private static string Charged(string g, string h = "1", string more = "", string types = "", string given = "", string named = "g, h", string list = "g : Course.Work.G\nh : Course.Work.H\n")
    {
        Sample sample = Sample.Compile("Course",
        [
            ("Work.cs", $"namespace Course;\npublic partial class Work\n{{\npublic int G(int x) {{ return {g}; }}\npublic int H(int x) {{ return {h}; }}\n{more}\n}}\n{types}\n"),
            ("Given/Work.cs", $"namespace Course; public partial class Work\n{{\n{given}\n}}"),
        ], [Library.Reference]);
        var policy = new ScreeningPolicy(PolicyFile.Parse("own", $"deny Lib.Tool in {named} : deny.tool\n"), ["Lib"], members: list.Length == 0 ? null : ExerciseMembers.Parse("list", list));
        return string.Join(" | ", Screen.Check(sample.Open(), policy, file => !file.StartsWith("Given/", StringComparison.Ordinal)).Select(finding => string.Join(' ', finding.Exercises!)));
    }

    private const string Tool = "Lib.Tool.Run()";

    [TestCase(Tool, "1", "g", TestName = "The exercise that it stands in")]
    [TestCase("1", Tool, "h", TestName = "Not the other one")]
    [TestCase(Tool, Tool, "g | h", TestName = "Each its own use")]
    [TestCase("1", "1", "", TestName = "None without a use")]
    [TestCase("H(x)", Tool, "g h", TestName = "Whoever calls another exercise's member")]
    [TestCase("Lib.Calls.Back(() => Lib.Tool.Run())", "1", "g", TestName = "A lambda")]
    [TestCase("Lib.Calls.Back(Lib.Tool.Run)", "1", "g", TestName = "A delegate")]
    [TestCase("Once(); static int Once() => Lib.Tool.Run()", "1", "g", TestName = "A local function")]
    [TestCase("x > 0 ? new System.Func<int>(() => H(x))() : 0", Tool, "g h", TestName = "Another exercise's member in a lambda")]
    [TestCase("System.Linq.Enumerable.Sum(Each()); System.Collections.Generic.IEnumerable<int> Each() { yield return Lib.Tool.Run(); }", "1", "g", TestName = "An iterator")]
    public void A_use_is_charged_to_whoever_reaches_it(string g, string h, string charged) => Assert.That(Charged(g, h), Is.EqualTo(charged));

    [TestCase("Help()", "1", "int Help() => Lib.Tool.Run();", "g")]
    [TestCase("Help()", "1", "int Help() => More(); static int More() => Lib.Tool.Run();", "g")]
    [TestCase("Help()", "Help()", "int Help() => Lib.Tool.Run();", "g h")]
    [TestCase("Help()", "1", "int Help() => 1; int Help(int x) => Lib.Tool.Run();", "g h", Description = "another overload: nobody's, so everybody's")]
    [TestCase("Help", "1", "int Help => Lib.Tool.Run();", "g", Description = "a property")]
    [TestCase("Help = 1", "1", "int Help { get => 1; set => Lib.Tool.Run(); }", "g", Description = "its setter")]
    [TestCase("this[1]", "1", "int this[int i] => Lib.Tool.Run();", "g", Description = "an indexer")]
    [TestCase("(this + this).x", "1", "int x; public static Work operator +(Work a, Work b) => new() { x = Lib.Tool.Run() };", "g", Description = "an operator")]
    [TestCase("Help<int>()", "1", "static int Help<T>() => Lib.Tool.Run();", "g", Description = "a generic method")]
    public void Through_helpers(string g, string h, string more, string charged) => Assert.That(Charged(g, h, more), Is.EqualTo(charged));

    private const string Shapes = """
        interface IShape { int Area(); }
        abstract class Shape : IShape { public abstract int Area(); public static Shape Of(int x) => x > 0 ? new Square() : new Disc(); }
        class Square : Shape { public override int Area() => 1; }
        class Disc : Shape { public override int Area() => Lib.Tool.Run(); }
        """;

    [TestCase("Shape.Of(x).Area()", "1", Shapes, "g", Description = "a virtual call")]
    [TestCase("((IShape)Shape.Of(x)).Area()", "1", Shapes, "g", Description = "a call of an interface")]
    [TestCase("new Square().Area()", "new Disc().Area()", Shapes, "g h", Description = "a virtual call of whatever is there")]
    [TestCase("1", "Shape.Of(x).Area()", Shapes, "h")]
    [TestCase("Lib.Calls.Back(new Mine())", "1", "class Mine : Lib.Rule { protected override int Compute() => Lib.Tool.Run(); }", "g", Description = "called back by a module that the assignment gives")]
    [TestCase("new List<Mine> { new(2), new(x) }.Max()!.X", "1", "class Mine(int x) : IComparable<Mine> { public int X => x; public int CompareTo(Mine? other) => Lib.Tool.Run(); }", "g", Description = "called back by the framework")]
    [TestCase("Make<Mine>().GetHashCode()", "1", "class Mine { public Mine() { _ = Lib.Tool.Run(); } } partial class Work { static T Make<T>() where T : new() => new(); }", "g", Description = "made of a type parameter")]
    [TestCase("Make<Mine>()", "1", "interface IRun { static abstract int Run(); } struct Mine : IRun { public static int Run() => Lib.Tool.Run(); } partial class Work { static int Make<T>() where T : IRun => T.Run(); }", "g",
        Description = "chosen by a type argument")]
    [TestCase("new Mine().X", "1", "class Mine { public readonly int X = Lib.Tool.Run(); }", "g", Description = "the initialiser of a field")]
    [TestCase("Mine.X", "1", "class Mine { public static readonly int X = Lib.Tool.Run(); }", "g", Description = "the initialiser of a static field")]
    [TestCase("Mine.X", "1", "class Mine { public const int Y = 1; public static int X => 1; static Mine() { _ = Lib.Tool.Run(); } }", "g", Description = "a static constructor")]
    [TestCase("Mine.F()", "1", "class Mine { public static readonly Func<int> F = () => Lib.Tool.Run(); }", "g", Description = "a lambda that a static field keeps")]
    [TestCase("new Mine().F()", "1", "class Mine { public readonly Func<int> F = () => Lib.Tool.Run(); }", "g", Description = "a lambda that a field keeps")]
    [TestCase("Kinds.All[x].Area()", "1", Shapes + "static class Kinds { public static readonly Shape[] All = [new Square(), new Disc()]; }", "g", Description = "an object that a static field keeps")]
    [TestCase("Sorted(new Help())", "x > 9 ? ((IComparer<int>)new Help()).Compare(x, x) : 0", Helping, "g h", Description = "an interface's own body, called back by the framework")]
    [TestCase("Sorted(new Help())", "1", Helping, "g", Description = "an interface's own body")]
    [TestCase("Sorted(new Above())", "new Above().Two()", "class Below : IComparer<int> { public virtual int Compare(int a, int b) => Lib.Tool.Run(); } class Above : Below { public int Two() => 2; }" + Sorting, "g h",
        Description = "what a class inherits, called back by the framework")]
    [TestCase("((object)this).Equals(x) ? 1 : 0", "new Work().x2", "partial class Work { public int x2 => ((IEquatable<int>)new Work()).Equals(1) ? 1 : 0; } partial class Work : IEquatable<int> { bool IEquatable<int>.Equals(int o) => Lib.Tool.Run() > 0; }", "g h",
        Description = "called by a name of the framework")]
    [TestCase("((object)this).Equals(x) ? 1 : 0", "new Work().GetHashCode()", Equal, "g h", Description = "what overrides a member of the framework's")]
    [TestCase("Array.IndexOf(new object[] { this }, this)", "new Work().GetHashCode()", Equal, "g h", Description = "the same, called by the framework on one's own object")]
    [TestCase("Array.BinarySearch(new[] { x }, x, Comparer<int>.Create((a, b) => Lib.Tool.Run()))", "1", "", "g", Description = "a function that sorts")]
    public void Through_types_of_ones_own(string g, string h, string types, string charged) => Assert.That(Charged(g, h, types: types), Is.EqualTo(charged));

    private const string Sorting = " partial class Work { static int Sorted(IComparer<int> order) { new List<int>().Sort(order); return 1; } }";

    private const string Helping = "interface IHelp : IComparer<int> { int IComparer<int>.Compare(int a, int b) => Lib.Tool.Run(); } partial class Help : IHelp { public int Compare(int a) => a; }" + Sorting;

    private const string Equal = "partial class Work { public override bool Equals(object? other) => Lib.Tool.Run() > 0; public override int GetHashCode() => 1; }";

    private const string Drawer = "static class Drawer { public static Func<int> F = () => 1; public static readonly List<int> Found = []; public static readonly int[] Table = [1, 2, 3], Same = Table; public static readonly int Two = 2; public static int Kept;"
        + " public static readonly Func<int> Get; public static readonly Func<int, int> Set; static Drawer() { int kept = 0; Get = () => kept; Set = x => kept = x; } }";

    private const string Constants = """
        static class Constants
        {
            public static readonly double[] Table = [0.5, 1, 2];
            public static readonly double[,] Grid = new double[2, 2];
            public static readonly (int Axis, double Scale) Pair = (1, 2.0);
            public static readonly decimal Exact = 1.5m;
            public static readonly DayOfWeek Day = DayOfWeek.Friday;
            public static readonly Own Kind = Own.Other;
            public static readonly TimeSpan Time = TimeSpan.Zero;
            public static int Never = 3;
            public enum Own { One, Other }
        }
        """;

    [TestCase("(int)Constants.Table[x > 0 ? 1 : 0]")]
    [TestCase("(int)Constants.Table[x + 1] + Constants.Table.Length")]
    [TestCase("(int)Constants.Table.Sum()")]
    [TestCase("Each(); int Each() { int n = 0; foreach (double each in Constants.Table) n += (int)each; for (int i = 0; i < Constants.Table.Length; i++) n += (int)Constants.Table[i]; return n; }")]
    [TestCase("(int)Constants.Grid[x, 1] + Constants.Grid.GetLength(0)")]
    [TestCase("Constants.Pair.Axis + (int)Constants.Pair.Scale")]
    [TestCase("(int)Constants.Exact + (int)Constants.Day + (int)Constants.Kind + Constants.Never")]
    [TestCase("Constants.Time.Days")]
    public void What_never_changes_passes_nothing_on(string g) => Assert.That((Charged(g, Tool, types: Constants), Charged(g, $"{Tool} + {g}", types: Constants)), Is.EqualTo(("h", "h")));

    [TestCase("Drawer.F()", "(Drawer.F = () => Lib.Tool.Run())()", "", "g h", Description = "a static field that others write to")]
    [TestCase("Drawer.Found[0]", "Keep(Lib.Tool.Run())", "static int Keep(int x) { Drawer.Found.Add(x); return x; }", "g h", Description = "a list that others add to")]
    [TestCase("Drawer.Table[0]", Tool, "", "h", Description = "an array that nobody writes to")]
    [TestCase("Drawer.Table[0]", "Drawer.Table[0] = " + Tool, "", "g h", Description = "one that others write to")]
    [TestCase("Drawer.Table[0]", "Drawer.Table[Keep(Lib.Tool.Run())]", "static int Keep(int x) { Drawer.Table[0] = x; return 1; }", "g h", Description = "one that others have written to")]
    [TestCase("Drawer.Same[0]", "Drawer.Table[Keep(Lib.Tool.Run())]", "static int Keep(int x) { Drawer.Table[0] = x; return 1; }", "g h", Description = "one by another name")]
    [TestCase("Drawer.Two", Tool, "", "h", Description = "a number that nobody can write to")]
    [TestCase("memory", "Remember()", Remember, "g h", Description = "a field of the same object")]
    [TestCase("Memory", "Memory = Lib.Tool.Run()", "int Memory { get; set; }", "g h", Description = "a property of the same object")]
    [TestCase("new Work { Other = 1 }.Memory", "new Work { Memory = Lib.Tool.Run() }.Other", "int Memory { get; init; } int Other { get; init; }", "g h", Description = "one that is set when the object is made")]
    [TestCase("Other", "Memory = Lib.Tool.Run()", "int Memory { get; set; } int Other { get; set; }", "h", Description = "another property")]
    [TestCase("Other()", "Memory = Lib.Tool.Run()", "int Memory { get; set; } int Other() => Memory + Read(); int Read() => 1;", "g h", Description = "a property that a helper reads")]
    [TestCase("Tools[0]", "Keep(Tools)", "List<int> Tools { get; } = []; static int Keep(List<int> to) { to.Add(Lib.Tool.Run()); return 1; }", "g h", Description = "a property's list that others add to")]
    [TestCase("(Told?.Invoke()).GetValueOrDefault()", "Tell()", "event Func<int>? Told; int Tell() { Told += () => Lib.Tool.Run(); return 1; }", "g h", Description = "an event that others listen to")]
    [TestCase("other", "Remember()", Remember, "h", Description = "another field")]
    [TestCase("Drawer.Kept", "Keep(Lib.Tool.Run())", "static int Keep(int x) => Drawer.Kept = x;", "g h", Description = "a number that others write to")]
    [TestCase("Drawer.Found[0]", Tool, "", "h", Description = "a list that others leave alone")]
    [TestCase("Drawer.Get()", "Drawer.Set(Lib.Tool.Run())", "", "g h", Description = "a local that two functions have in common")]
    public void Through_what_others_leave_behind(string g, string h, string more, string charged) => Assert.That(Charged(g, h, more, Drawer), Is.EqualTo(charged));

    private const string Remember = "int memory = 0, other = 1; int Remember() { memory = Lib.Tool.Run(); return other; }";

    [TestCase("1", "1", "int Never() => Lib.Tool.Run();", "", "", "g h", Description = "code that no exercise reaches")]
    [TestCase("1", "1", "Lib.Tool? tool = null; int Never() => 1;", "", "", "g h", Description = "a declaration in the class of both")]
    [TestCase("1", "new Mine().Two()", "", "class Mine { public Lib.Tool? Tool; public int Two() => 2; }", "", "h", Description = "a declaration in a class that one uses")]
    [TestCase("1", "new Mine { Tool = null }.Tool is null ? 1 : 2", "", "struct Mine { public Lib.Tool? Tool; }", "", "h", Description = "in a struct without methods")]
    [TestCase("1", "1", "", "class Mine { public Lib.Tool? Tool; }", "", "g h", Description = "in one that nobody uses")]
    [TestCase("1", "Same(x)", "static int Same(int x) => Lib.Tool.Run();", "", "static int Same(object x) => 1; public int Given() => Same(1);", "g h", Description = "given code that is made to call it")]
    [TestCase("1", Tool, "", "", "public int Given() => H(1);", "h", Description = "given code that calls an exercise's member")]
    [TestCase("Given()", Tool, "", "", "public int Given() => H(1);", "g h", Description = "an exercise's member that calls it")]
    [TestCase("1", "Help()", "static int Help() => Lib.Tool.Run();", "", "public int G(string s) => s.Length > 0 ? H(1) : 2;", "h", Description = "a given overload of an exercise's member that calls another exercise's")]
    [TestCase("1", "Same(x)", "static int Same(int x) => Lib.Tool.Run();", "", "static int Same(object x) => 1; public int H(string s) => Same(1);", "g h", Description = "a given overload that is made to call it")]
    public void Where_nobody_asks_for_it(string g, string h, string more, string types, string given, string charged) => Assert.That(Charged(g, h, more, types, given), Is.EqualTo(charged));

    [TestCase("g", "", Description = "an exercise that the line does not name")]
    [TestCase("h", "h")]
    [TestCase("g, other", "other", Description = "one that has no members: it cannot be told")]
    public void Only_exercises_that_the_line_names_are_charged(string named, string charged) => Assert.That(Charged("1", Tool, named: named), Is.EqualTo(charged));

    [Test]
    public void Without_a_list_of_members_all_are_charged_that_the_line_names() => Assert.That(Charged("1", Tool, list: ""), Is.EqualTo("g h"));

    [Test]
    public void A_member_may_be_inherited_from_a_class_of_ones_own() =>
        Assert.That(Charged("1", "new Below().Do()", types: "public class Above { public int Do() => Lib.Tool.Run(); } public class Below : Above;", list: "g : Course.Below.Do\nh : Course.Work.H"), Is.EqualTo("g h"));

    [Test]
    public void Uses_of_two_exercises_on_one_line_are_one_finding() => Assert.That(Charged("Lib.Tool.Run(); } public int H2() { return Lib.Tool.Run()", list: "g : Course.Work.G\nh : Course.Work.H2"), Is.EqualTo("g h"));

    [Test]
    public void However_much_is_declared_the_time_is_bounded()
    {
        string fields = string.Join('\n', Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"public Lib.Tool? F{i};")));
        var policy = new ScreeningPolicy(PolicyFile.Parse("own", "deny Lib.Tool in g, h : deny.tool\n"), ["Lib"], members: ExerciseMembers.Parse("list", "g : Course.Work.G\nh : Course.Work.H\n"));
        Sample sample = Sample.Compile("Course", $"namespace Course; public class Work {{ {fields}\npublic int G() => 1; public int H() => G(); }}", Library.Reference);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.That(Screen.Check(sample.Open(), policy).Single().Exercises, Is.EqualTo(new[] { "g", "h" }));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [TestCase("g : Course.Work.G # first\n\n# none\ng : Course.Work..ctor\nh-2 : Course.Work.op_Addition", "g Course.Work.G Course.Work..ctor, h-2 Course.Work.op_Addition")]
    [TestCase("", "")]
    public void A_list_names_members_by_exercise(string text, string expected)
    {
        var list = ExerciseMembers.Parse("list", text);
        Assert.That(string.Join(", ", list.Exercises.Select(exercise => $"{exercise} {string.Join(' ', list.Of(exercise))}")), Is.EqualTo(expected));
    }

    [TestCase("Course.Work.G")]
    [TestCase("g : G")]
    [TestCase("G : Course.Work.G")]
    [TestCase("g : Course.Work.G()")]
    public void A_malformed_line_of_a_list_is_told_with_file_and_line(string line) => Assert.That(() => ExerciseMembers.Parse("list", $"# one\n{line}\n"),
        Throws.TypeOf<InvalidDataException>().With.Message.EqualTo($"list:2: '{line}' names no member of an exercise; expected 'GROUP : Namespace.Type.Member'."));
}
