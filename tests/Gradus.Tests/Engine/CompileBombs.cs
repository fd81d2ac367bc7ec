using System.Text;

namespace Gradus.Tests.Engine;

/// <summary>Sources that are small to hand in and large to compile.</summary>
internal static class CompileBombs
{
    /// <summary>Stopped before the compiler sees them: what, and the text that says why.</summary>
    internal static IEnumerable<(string Name, string Source, string Key)> Refused =>
    [
        ("nested parentheses", Body(Repeat("(", 12_000) + "1" + Repeat(")", 12_000)), "refused.nesting"),
        ("nested blocks", $"class A {{ void M() {{ {Repeat("{", 5_000)}{Repeat("}", 5_000)} }} }}", "refused.nesting"),
        ("nested interpolations", Body(Repeat("$\"{", 3_000) + "1" + Repeat("}\"", 3_000)), "refused.nesting"),
        ("nested array initialisers", Body(Repeat("new[]{", 3_000) + "1" + Repeat("}", 3_000)), "refused.nesting"),
        ("nested tuples", Body(Repeat("(1,", 4_000) + "1" + Repeat(")", 4_000)), "refused.nesting"),
        ("nested lambdas", Body(Repeat("F(() =>", 4_000) + "1" + Repeat(")", 4_000)), "refused.nesting"),
        ("a sum of 60,000 terms", Body("a" + Repeat("+a", 60_000)), "refused.expression"),
        ("60,000 constant strings", Body("\"\"" + Repeat("+\"b\"", 60_000)), "refused.expression"),
        ("a chain of 20,000 calls", $"class A {{ A F() => this; A M() => this{Repeat(".F()", 20_000)}; }}", "refused.expression"),
        ("60,000 negations", Body(Repeat("!", 60_000) + "true"), "refused.expression"),
        ("60,000 signs", Body(Repeat("- ", 60_000) + "a"), "refused.expression"),
        ("20,000 conditionals", Body(Repeat("a==1?1:", 20_000) + "0"), "refused.expression"),
        ("20,000 assignments", Body(Repeat("a=", 20_000) + "1"), "refused.expression"),
        ("20,000 curried lambdas", Body(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"x{i}=>")) + "1"), "refused.expression"),
        ("20,000 casts", Body(Repeat("(int)", 20_000) + "a"), "refused.expression"),
        ("20,000 ifs without braces", $"class A {{ int M(int a) {{ {Repeat("if(a==1)", 20_000)} return 1; return 0; }} }}", "refused.expression"),
        ("40,000 ranks", $"class A {{ int{Repeat("[]", 40_000)} x; }}", "refused.expression"),
        ("5,000 branches of else if", $"class A {{ int M(int a) {{ {string.Concat(Enumerable.Range(0, 5_000).Select(i => $"if (a == {i}) {{ return {i}; }} else "))} return 0; }} }}", "refused.branches"),
    ];

    /// <summary>Too small to be told from honest code; the compiler itself refuses them, with an error.</summary>
    internal static IEnumerable<(string Name, string Source, string Code)> Errors =>
    [
        ("constants that double", $"class A {{ const string S0 = \"{Repeat("a", 16)}\"; {string.Concat(Enumerable.Range(1, 40).Select(i => $"const string S{i} = S{i - 1} + S{i - 1}; "))} }}", "CS8095"),
        ("nested collection expressions", $"class A {{ object M() {{ int{Repeat("[]", 200)} x = {Repeat("[", 200)}1{Repeat("]", 200)}; return x; }} }}", "CS8078"),
        ("lambdas among overloads", Lambdas(5), "CS0121"),
        ("20,000 open conditions", Repeat("#if A\n", 2_000), "CS1027"),
        ("a comment without end", "/*" + Repeat("a", 200_000), "CS1035"),
        ("a module that is its own base", "class A : A.B { public class B : A { } }", "CS0146"),
    ];

    /// <summary>Too small to be told from honest code; they compute until the limit.</summary>
    internal static IEnumerable<(string Name, string Source)> Endless =>
    [
        ("lambdas among overloads", Lambdas(12)),
        ("types of types of types", $"class D<T, U> {{ public class I : D<D<T, U>, D<U, T>> {{ public class J : I {{ }} }} }} class C {{ object M() => new D<int, int>{Repeat(".I.J", 24)}(); }}"),
        ("600 lets", $"using System.Linq; class A {{ object M(int[] q) => from x in q {string.Concat(Enumerable.Range(0, 600).Select(i => $"let x{i} = x "))} select x0; }}"),
    ];

    /// <summary>Calls within calls, each to be tried with every overload and each of its lambdas with every type.</summary>
    internal static string Lambdas(int depth) => $$"""
        using System;
        static class A
        {
            static T G<T>(Func<int, T> f) => default!;
            static T G<T>(Func<string, T> f) => default!;
            static T G<T>(Func<double, T> f) => default!;
            static T G<T>(Func<long, T> f) => default!;
            static void M() { {{string.Concat(Enumerable.Range(0, depth).Select(i => $"G(x{i} => "))}}1{{Repeat(")", depth)}}; }
        }
        """;

    private static string Body(string expression) => $"class A {{ object M(int a) {{ var x = {expression}; return x; }} }}";

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
