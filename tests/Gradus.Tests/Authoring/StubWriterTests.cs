using System.Reflection;
using Gradus.Authoring;
using NUnit.Framework;

namespace Gradus.Tests.Authoring;

public sealed class StubWriterTests
{
    /// <summary>Members as they stand in a class <c>C</c>, and as students get them. <c>!</c> stands for the throw with that member's name.</summary>
    private static readonly TestCaseData[] Members =
    [
        Case("method with a block", "public int F(int n)\n{\n    int m = n;\n    return m;\n}", "public int F(int n)\n{\n    !F;\n}"),
        Case("method with an expression", "public int F(int n) => n * n;", "public int F(int n) => !F;"),
        Case("method with its expression on the next line", "public int F(int n) =>\n    n * n;", "public int F(int n) =>\n    !F;"),
        Case("method with its arrow on the next line", "public int F(int n)\n    => n\n        * n;", "public int F(int n)\n    => !F;"),
        Case("method on one line", "public int F(int n) { return n; }", "public int F(int n) { !F; }"),
        Case("comments about the body", "public int F(int n) => // squared\n    n * /* by itself */ n; // as the lecture has it", "public int F(int n) => !F;"),
        Case("comment behind the brace", "public int F(int n)\n{ // n\n    return n;\n} // done", "public int F(int n)\n{\n    !F;\n}"),
        Case("generic method with a constraint", "public T F<T>(T x) where T : struct => x;", "public T F<T>(T x) where T : struct => !F;"),
        Case("out parameter", "public static void F(out int n)\n{\n    n = 1;\n}", "public static void F(out int n)\n{\n    !F;\n}"),
        Case("ref return", "public ref int F(int[] a) => ref a[0];", "public ref int F(int[] a) => !F;"),
        Case("private method", "private static int F() => 1;", "private static int F() => !F;"),
        Case("attributes", "[Obsolete(\"old\")]\n[return: System.Diagnostics.CodeAnalysis.NotNull]\npublic object F() => 1;", "[Obsolete(\"old\")]\n[return: System.Diagnostics.CodeAnalysis.NotNull]\npublic object F() => !F;"),
        Case("constructor", "public C(int n)\n{\n    Console.WriteLine(n);\n}", "public C(int n)\n{\n    !C;\n}"),
        Case("constructor with an initialiser", "public C(int n) : this(n, 1) => Console.WriteLine(n);\n\npublic C(int a, int b) { }", "public C(int n) : this(n, 1) => !C;\n\npublic C(int a, int b) { }"),
        Case("operator", "public static C operator +(C a, C b) => a;", "public static C operator +(C a, C b) => !operator +;"),
        Case("conversion operator", "public static implicit operator double(C c)\n{\n    return 1;\n}", "public static implicit operator double(C c)\n{\n    !implicit operator double;\n}"),
        Case("property with an expression", "public double P => 1 + 1;", "public double P => !P;"),
        Case("property with a getter block", "public double P\n{\n    get\n    {\n        return 1;\n    }\n}", "public double P => !P;"),
        Case("property with a getter expression", "public double P { get => 1; }", "public double P { get => !P; }"),
        Case("property with getter and setter", "public double P\n{\n    get => 1;\n    private set\n    {\n        Console.WriteLine(value);\n    }\n}", "public double P\n{\n    get => !P;\n    private set\n    {\n        !P;\n    }\n}"),
        Case("property with a field and an initialiser", "public double P { get => field; set => field = value * 2; } = 5;", "public double P { get => !P; set => !P; }"),
        Case("property with one accessor of its own", "public double P { get; set => field = value * 2; } = 5;", "public double P { get; set => !P; } = 5;"),
        Case("indexer with an expression", "public double this[int i] => i;", "public double this[int i] => !this;"),
        Case("indexer with accessors", "public double this[int i]\n{\n    get { return i; }\n    set { Console.WriteLine(i); }\n}", "public double this[int i]\n{\n    get { !this; }\n    set { !this; }\n}"),
        Case("indexer with a getter block", "public double this[int i]\n{\n    get { return i; }\n}", "public double this[int i] => !this;"),
        Case("event with accessors", "public event Action E\n{\n    add { Console.WriteLine(value); }\n    remove { }\n}", "public event Action E\n{\n    add { !E; }\n    remove { !E; }\n}"),
        Case("async method", "public async Task<int> F()\n{\n    await Task.Yield();\n    return 1;\n}", "public async Task<int> F()\n{\n    !F;\n}"),
        Case("iterator", "public IEnumerable<int> F()\n{\n    yield return 1;\n}", "public IEnumerable<int> F()\n{\n    !F;\n}"),
        Case("async iterator", "public async IAsyncEnumerable<int> F()\n{\n    await Task.Yield();\n    yield return 1;\n}", "public IAsyncEnumerable<int> F()\n{\n    !F;\n}"),
        Case("explicit implementation", "IEnumerable<int> I.All() => [];\n\npublic interface I { IEnumerable<int> All(); }", "IEnumerable<int> I.All() => !All;\n\npublic interface I { IEnumerable<int> All(); }"),
        Case("pragma in the body", "public int F()\n{\n#pragma warning disable CS0219\n    int n = 1;\n#pragma warning restore CS0219\n    return 2;\n}", "public int F()\n{\n    !F;\n}"),
    ];

    private static readonly TestCaseData[] Errors =
    [
        Error("a file without a marker", "class C { }", "C.cs: no `// exercise: <group>`"),
        Error("a method without a body", "abstract class C\n{\n    // exercise: f\n    public abstract int F();\n}", "C.cs:3: `// exercise: f` stands above what has no body"),
        Error("an automatic property", "class C\n{\n    // exercise: f\n    public int P { get; set; }\n}", "C.cs:3: `// exercise: f` stands above what has no body"),
        Error("a field", "class C\n{\n    // exercise: f\n    private int f = 1;\n}", "C.cs:3: `// exercise: f` stands above what has no body"),
        Error("a type", "// exercise: f\nclass C { }", "C.cs:1: `// exercise: f` stands above what has no body"),
        Error("a misspelt word", "class C\n{\n    // excercise: f\n    int F() => 1;\n}", "C.cs:3: `// excercise: f` is not a marker; a marker is"),
        Error("a misspelt solution", "class C\n{\n    // solutions\n    int F() => 1;\n}", "C.cs:3: `// solutions` is not a marker"),
        Error("another case", "class C\n{\n    // Solution\n    int F() => 1;\n}", "C.cs:3: `// Solution` is not a marker"),
        Error("a group in another case", "class C\n{\n    // exercise: FBeta\n    int F() => 1;\n}", "C.cs:3: `// exercise: FBeta` is not a marker"),
        Error("no group", "class C\n{\n    // exercise\n    int F() => 1;\n}", "C.cs:3: `// exercise` is not a marker"),
        Error("a solution with a group", "class C\n{\n    // solution: f\n    int F() => 1;\n}", "C.cs:3: `// solution: f` is not a marker"),
        Error("two markers", "class C\n{\n    // exercise: f\n    // exercise: g\n    int F() => 1;\n}", "C.cs:4: a second marker"),
        Error("a marker behind code", "class C\n{\n    int F() => 1; // exercise: f\n}", "C.cs:3: the marker `// exercise: f` stands above no member"),
        Error("a marker in a body", "class C\n{\n    int F()\n    {\n        // solution\n        return 1;\n    }\n}", "C.cs:5: the marker `// solution` stands above no member"),
        Error("a marker below the attributes", "class C\n{\n    [Obsolete]\n    // exercise: f\n    public int F() => 1;\n}", "C.cs:4: the marker `// exercise: f` stands above no member"),
        Error("a marker above the docs", "class C\n{\n    // exercise: f\n    /// <summary>F.</summary>\n    public int F() => 1;\n}", "C.cs:3: the marker `// exercise: f` stands above the doc comment"),
        Error("a marker in a withheld member", "class C\n{\n    // solution\n    class D\n    {\n        // exercise: f\n        int F() => 1;\n    }\n}", "C.cs:6: the marker `// exercise: f` stands in a member that is withheld"),
        Error("a public solution", "public class C\n{\n    // solution\n    public int F() => 1;\n}", "C.cs:3: `// solution` stands above a public or protected member"),
        Error("a protected solution", "public class C\n{\n    // solution\n    protected int F() => 1;\n}", "C.cs:3: `// solution` stands above a public or protected member"),
        Error("a solution in an enumeration", "enum E\n{\n    // solution\n    A,\n}", "C.cs:3: `// solution` stands above what cannot be cut out"),
        Error("conditional code", "class C\n{\n#if NEVER\n    int G() => 2;\n#endif\n    // exercise: f\n    int F() => 1;\n}", "C.cs:4: code that a condition switches off"),
        Error("no C#", "class C\n{\n    int F( => 1;\n}", "C.cs:3: not valid C#"),
        Error("half a region", "class C\n{\n    // exercise: f\n    int F() => 1;\n\n    #region A\n    // solution\n    int G() => 1;\n    #endregion\n}", "C.cs (its stub):5: not valid C#"),
    ];

    [TestCaseSource(nameof(Members))]
    public void The_body_of_an_exercise_is_withheld(string member, string stub)
    {
        string text = "namespace N;\n\npublic sealed class C" + (member.Contains("I.All", StringComparison.Ordinal) ? " : C.I" : "") + "\n{\n    /// <summary>What it is.</summary>\n    ";
        string source = text + "// exercise: some-group\n    " + Indent(member) + "\n}\n";
        string expected = text + "// TODO (some-group)\n    " + Indent(Thrown(stub)) + "\n}\n";
        Assert.That(StubOf(source), Is.EqualTo(expected));
        Assert.That(PublicApi.Of(new MemoryStream(Compile.Stub(expected))), Is.EqualTo(PublicApi.Of(new MemoryStream(Compile.Stub(source)))));
    }

    [TestCaseSource(nameof(Errors))]
    public void A_source_that_cannot_be_cut_is_named(string source, string message)
    {
        var error = Assert.Throws<AuthoringException>(() => StubOf(source));
        Assert.That(error!.Message, Does.Contain("/" + message));
    }

    [Test]
    public void Solution_members_vanish_with_their_docs_and_leave_no_gap()
    {
        string source = """
            using System.Text;

            namespace N;

            public sealed class C
            {
                /// <summary>Of the solution.</summary>
                // solution
                private static readonly int first = 1;

                // Two remarks go too.
                // solution
                private const int Second = 2;

                /// <summary>Stays.</summary>
                public int Given => 3; // as it is

                // solution
                private int Third() => first + Second;

                // exercise: sum
                public int Sum() => Third();

                // solution
                private sealed class Inner;
            }

            // solution
            internal static class Solver
            {
                public static int Solve() => 1;
            }

            """;
        string stub = """
            using System.Text;

            namespace N;

            public sealed class C
            {
                /// <summary>Stays.</summary>
                public int Given => 3; // as it is

                // TODO (sum)
                public int Sum() => throw new NotImplementedException("C.Sum");
            }

            """;
        Assert.That(StubOf(source), Is.EqualTo(stub));
    }

    [TestCase("class A<T> { class B {\n// exercise: f\n int F<U>() => 1; } }", "A.B.F", TestName = "nested and generic")]
    [TestCase("static class A { extension(int n) {\n// exercise: f\n public int F() => n; } }", "A.F", TestName = "in an extension block")]
    [TestCase("record struct A {\n// exercise: f\n public static A operator checked +(A a, A b) => a; public static A operator +(A a, A b) => a; }", "A.operator checked +", TestName = "checked operator")]
    [TestCase("class A { int P {\n// exercise: f\n get => 1; set { } } }", "A.P", TestName = "one accessor")]
    [TestCase("class A { void M() { F(); // a remark\n// exercise: f\n int F() => 1; } }", "A.M", TestName = "local function")]
    [TestCase("class A {\n// exercise: f\n ~A() { GC.KeepAlive(this); } }", "A.~A", TestName = "finalizer")]
    public void The_exception_names_type_and_member(string source, string name) =>
        Assert.That(StubOf(source), Does.Contain($"throw new NotImplementedException(\"{name}\")"));

    [TestCase("    // Two sentences. Solution: see below.\n")]
    [TestCase("    // solution of the quadratic equation\n")]
    [TestCase("    // The exercise: find f.\n")]
    [TestCase("    /// <summary>exercise: f</summary>\n")]
    public void Prose_is_no_marker(string comment)
    {
        string source = "class C\n{\n" + comment + "    int G() => 2;\n\n    // exercise: f\n    int F() => 1;\n}\n";
        Assert.That(StubOf(source), Is.EqualTo(source.Replace("// exercise: f\n", "// TODO (f)\n").Replace("F() => 1", "F() => throw new NotImplementedException(\"C.F\")")));
    }

    [Test]
    public void The_stub_throws_what_it_lacks()
    {
        var assembly = Assembly.Load(Compile.Stub(StubOf("public static class C\n{\n    // exercise: f\n    public static int F() => 1;\n}\n")));
        var error = Assert.Throws<TargetInvocationException>(() => assembly.GetType("C")!.GetMethod("F")!.Invoke(null, null));
        Assert.That(error!.InnerException, Is.TypeOf<NotImplementedException>().With.Message.EqualTo("C.F"));
    }

    [Test]
    public void Line_ends_are_LF_and_the_last_line_has_one() =>
        Assert.That(StubOf("\uFEFFclass C\r\n{\r\n    // exercise: f\r\n    int F() => 1;\r\n}"),
            Is.EqualTo("class C\n{\n    // TODO (f)\n    int F() => throw new NotImplementedException(\"C.F\");\n}\n"));

    [Test]
    public void A_folder_gives_its_stubs_and_its_given_files_in_order_of_path()
    {
        using var folder = new Folder(("B.cs", Sample), ("A.cs", Sample), ("Given/Sub/D.cs", "class D { }\n"), ("Given/table.txt", "да\n"),
            ("N.csproj", "<Project />"), ("obj/O.cs", "no C#"), ("bin/O.cs", "no C#"), ("Given/obj/O.cs", "no C#"), (".vs/O.cs", "no C#"));
        var files = StubWriter.Write(folder.Path);
        Assert.That(files.Select(f => f.Path), Is.EqualTo(new[] { "A.cs", "B.cs", "Given/Sub/D.cs", "Given/table.txt" }));
        Assert.That(files[2].Content, Is.EqualTo("class D { }\n"));
        Assert.That(files[3].Content, Is.EqualTo("да\n"));
    }

    [TestCase("Given/D.cs", "class D\n{\n    // solution\n    int F() => 1;\n}\n", "/Given/D.cs:3: the marker `// solution` stands in a given file")]
    [TestCase("Given/D.cs", "class D\n{\n    int F() => 1; // Exercise: f\n}\n", "/Given/D.cs:3: the marker `// Exercise: f` stands in a given file")]
    [TestCase("Given/D.cs", "class {", "/Given/D.cs:1: not valid C#")]
    [TestCase("Other/D.cs", "class D { }", "/Other/D.cs: a source in a folder of its own reaches no student")]
    public void A_file_in_the_wrong_place_is_named(string path, string text, string message)
    {
        using var folder = new Folder(("A.cs", Sample), (path, text));
        Assert.That(Assert.Throws<AuthoringException>(() => StubWriter.Write(folder.Path))!.Message, Does.Contain(message));
    }

    [Test]
    public void A_given_file_that_is_no_text_is_named()
    {
        using var folder = new Folder(("A.cs", Sample), ("Given/table.bin", ""));
        File.WriteAllBytes(Path.Combine(folder.Path, "Given/table.bin"), [0xFF, 0xFE, 0x80]);
        Assert.That(Assert.Throws<AuthoringException>(() => StubWriter.Write(folder.Path))!.Message, Does.Contain("/Given/table.bin: not UTF-8 text"));
    }

    [Test]
    public void A_folder_without_sources_is_named()
    {
        using var folder = new Folder(("N.csproj", "<Project />"));
        Assert.That(Assert.Throws<AuthoringException>(() => StubWriter.Write(folder.Path))!.Message, Does.Contain("no .cs file in this folder"));
        Assert.That(Assert.Throws<AuthoringException>(() => StubWriter.Write(folder.Path + "/none"))!.Message, Does.Contain("/none: no such folder"));
    }

    private const string Sample = "class C\n{\n    // exercise: f\n    int F() => 1;\n}\n";

    private static string StubOf(string source)
    {
        using var folder = new Folder(("C.cs", source));
        return StubWriter.Write(folder.Path).Single().Content;
    }

    private static string Indent(string member) => string.Join('\n', member.Split('\n').Select((line, i) => i == 0 || line.Length == 0 || line[0] == '#' ? line : "    " + line));

    private static string Thrown(string stub) => System.Text.RegularExpressions.Regex.Replace(stub, "!([^;]+);", "throw new NotImplementedException(\"C.$1\");");

    private static TestCaseData Case(string name, string member, string stub) => new TestCaseData(member, stub).SetName("Withheld: " + name);

    private static TestCaseData Error(string name, string source, string message) => new TestCaseData(source, message).SetName("Refused: " + name);
}
