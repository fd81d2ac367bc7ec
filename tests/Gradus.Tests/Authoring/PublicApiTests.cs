using Gradus.Authoring;
using NUnit.Framework;

namespace Gradus.Tests.Authoring;

public sealed class PublicApiTests
{
    private const string Source = """
        namespace N;

        public class C<T>(int n) : IComparable<C<T>> where T : class
        {
            public const double Half = 0.5;
            public readonly int Field;
            protected string? Name { get; private set; }
            public required double[,] Table { get; init; }
            public event Action? Changed { add { } remove { } }
            public static double F(double[] x, int k = 3, params string[] names) => n_ + x.Length + k + names.Length;
            public ref readonly int this[int i] => ref Field;
            public int CompareTo(C<T>? other) => 0;
            public static C<T> operator +(C<T> a, C<T> b) => a;
            public static explicit operator double(C<T> c) => 1;
            public int N => n;
            protected internal virtual void P(out T? item, ref int i, in long l) => item = null;
            private static readonly int n_ = 1;
            internal void Hidden() { }
            private protected void AlsoHidden() { }
            public enum Kind : byte { A = 1, B }
            public delegate int D(string s);
            private class Inner { public int Visible => 1; }
        }

        internal class Hidden { public int Visible => 1; }
        public static class E { public static int Twice(this int n) => 2 * n; }
        public readonly ref struct S;
        """;

    private static readonly string[] Expected =
    [
        "public class N.C<T> where T : class : System.IComparable<N.C<T>>",
        "public const double N.C<T>.Half = 0.5",
        "public readonly int N.C<T>.Field",
        "protected string? N.C<T>.Name { get; }",
        "public required double[,] N.C<T>.Table { get; init; }",
        "public event System.Action? N.C<T>.Changed",
        "public static double N.C<T>.F(double[] x, int k = 3, params string[] names)",
        "public ref readonly int N.C<T>.this[int i] { get; }",
        "public int N.C<T>.CompareTo(N.C<T>? other)",
        "public static N.C<T> N.C<T>.operator +(N.C<T> a, N.C<T> b)",
        "public static N.C<T>.explicit operator double(N.C<T> c)",
        "public N.C<T>.C(int n)",
        "public int N.C<T>.N { get; }",
        "protected internal virtual void N.C<T>.P(out T? item, ref int i, in long l)",
        "public enum N.C<T>.Kind : byte",
        "N.C<T>.Kind.A = 1",
        "N.C<T>.Kind.B = 2",
        "public delegate N.C<T>.D: int Invoke(string s)",
        "public static class N.E",
        "public static int N.E.Twice(this int n)",
        "public readonly ref struct N.S",
    ];

    /// <summary>A change of a class with one member, and the difference it makes.</summary>
    private static readonly TestCaseData[] Changes =
    [
        Case("body", "public int F(int n) => n + 1;"),
        Case("another private member", "public int F(int n) => G(n);\n    private int G(int n) => n;"),
        Case("an internal setter", "public int F(int n) => n;\n    internal int P { get; set; }"),
        Case("gone", "", "- public int C.F(int n)"),
        Case("hidden", "internal int F(int n) => n;", "- public int C.F(int n)"),
        Case("renamed", "public int G(int n) => n;", "- public int C.F(int n)", "+ public int C.G(int n)"),
        Case("a parameter renamed", "public int F(int m) => m;", "- public int C.F(int n)", "+ public int C.F(int m)"),
        Case("a default", "public int F(int n = 1) => n;", "- public int C.F(int n)", "+ public int C.F(int n = 1)"),
        Case("static", "public static int F(int n) => n;", "- public int C.F(int n)", "+ public static int C.F(int n)"),
        Case("nullable", "public int F(int? n) => 0;", "- public int C.F(int n)", "+ public int C.F(int? n)"),
        Case("an addition", "public int F(int n) => n;\n    public int P { get; private set; }", "+ public int C.P { get; }"),
    ];

    [TestCaseSource(nameof(Changes))]
    public void A_change_of_the_public_api_is_a_difference(string member, string[] difference)
    {
        var reference = Api("public class C { public int F(int n) => n; }");
        Assert.That(PublicApi.Difference(reference, Api("public class C\n{\n    " + member + "\n}")), Is.EqualTo(difference));
    }

    [Test]
    public void Every_visible_member_has_one_line()
    {
        Assert.That(PublicApi.Difference(Expected, Api(Source)), Is.Empty);
        Assert.That(Api(Source), Is.Unique.And.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
    }

    [Test]
    public void The_path_of_an_assembly_serves_as_well()
    {
        using var folder = new Folder();
        string path = Path.Combine(folder.Path, "Some.dll");
        File.WriteAllBytes(path, Compile.Assembly("Some", Source));
        Assert.That(PublicApi.Of(path), Is.EqualTo(Api(Source)));
    }

    [Test]
    public void What_is_no_assembly_is_named()
    {
        using var folder = new Folder(("text.dll", "MZ"));
        string path = Path.Combine(folder.Path, "text.dll");
        Assert.That(Assert.Throws<AuthoringException>(() => PublicApi.Of(path))!.Message, Is.EqualTo($"{path}: not a .NET assembly"));
        Assert.That(Assert.Throws<AuthoringException>(() => PublicApi.Of(path + "x"))!.Message, Does.Contain("text.dllx: no such file"));
    }

    private static IReadOnlyList<string> Api(string source) => PublicApi.Of(new MemoryStream(Compile.Assembly("Gradus.Sample", source)));

    private static TestCaseData Case(string name, string member, params string[] difference) => new TestCaseData(member, difference).SetName("Changed API: " + name);
}
