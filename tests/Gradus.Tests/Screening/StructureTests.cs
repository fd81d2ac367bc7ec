using System.Text;
using Gradus.Screening;
using NUnit.Framework;

namespace Gradus.Tests.Screening;

/// <summary>What may not be declared. A comment <c>//! key member</c> stands where it is found.</summary>
public sealed class StructureTests
{
    private static readonly (string Name, string Code)[] guilty =
    [
        ("a type of .NET's", "namespace System.Collections;\npublic class Mine //! screen.reserved-namespace System.Collections.Mine\n{\n    int M() => 1;\n}"),
        ("an attribute that the compiler knows", "namespace System.Runtime.CompilerServices;\nclass IgnoresAccessChecksToAttribute(string name) : Attribute //! screen.reserved-namespace System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute\n{\n    public string Name => name;\n}"),
        ("an empty type", "namespace System\n{\n    struct Mine; //! screen.reserved-namespace System.Mine\n}"),
        ("an interface", "namespace Microsoft.Mine;\n\ninterface IMine //! screen.reserved-namespace Microsoft.Mine.IMine\n{\n    int Value { get; }\n}"),
        ("an enum", "namespace NUnit.Framework\n{\n    enum Mine { A } //! screen.reserved-namespace NUnit.Framework.Mine\n}"),
        ("a delegate", "namespace System\n{\n    public delegate int Mine<T>(T x); //! screen.reserved-namespace System.Mine\n}"),
        ("another module's", "namespace Gradus.Contracts;\nclass Mine { int M() => 1; } //! screen.reserved-namespace Gradus.Contracts.Mine"),
        ("a name that starts as the module's", "namespace Gradus.MetricsToo;\nclass Mine { int M() => 1; } //! screen.reserved-namespace Gradus.MetricsToo.Mine"),
        ("the mark of the compiler's own types", "namespace Microsoft.CodeAnalysis;\ninternal sealed class EmbeddedAttribute : Attribute //! screen.reserved-namespace Microsoft.CodeAnalysis.EmbeddedAttribute\n{\n    public EmbeddedAttribute() { }\n}"),
        ("explicit layout", """
            using System.Runtime.InteropServices;
            class Code { int M() => 1; }
            [StructLayout(LayoutKind.Explicit)]
            struct Union //! screen.explicit-layout Union
            {
                [FieldOffset(0)] public int Bits;
                [FieldOffset(0)] public float Number;
            }
            """),
        ("explicit layout of a type with code", """
            class Code
            {
                [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)]
                struct Union //! screen.explicit-layout Code.Union
                {
                    [System.Runtime.InteropServices.FieldOffset(0)] public object Text;
                    public readonly int M() => 1;
                }
            }
            """),
        ("P/Invoke", """
            using System.Runtime.InteropServices;
            static class Native
            {
                [DllImport("libc")]
                static extern int getpid(); //! screen.native Native.getpid
            }
            """),
        ("a body that the runtime has", """
            using System.Runtime.CompilerServices;
            class Code
            {
                [MethodImpl(MethodImplOptions.InternalCall)]
                extern int Inner(); //! screen.native Code.Inner
                int M() => 1;
            }
            """),
        ("a finalizer", """
            class Code
            {
                ~Code() //! screen.finalizer ~Code()
                { //!
                }
            }
            """),
        ("a finalizer by another name", """
            class Code
            {
                protected virtual void Finalize() //! screen.finalizer ~Code()
                { //!
                }
            }
            """),
        ("a pointer", """
            class Code
            {
                unsafe int M(int x)
                {
                    int* p = &x; //! screen.pointer Int32*
                    return 1;
                }
            }
            """),
        ("a call through a pointer", """
            class Code
            {
                unsafe int M() =>
                    ((delegate*<int>)&N)(); //! screen.pointer delegate*
                static int N() => 1;
            }
            """),
    ];

    private static IEnumerable<TestCaseData> Guilty => guilty.Select(each => new TestCaseData(each.Code).SetArgDisplayNames(each.Name));

    [TestCaseSource(nameof(Guilty))]
    public void What_may_not_be_declared_is_found_in_its_line(string code)
    {
        int expected = Array.FindIndex(code.Split('\n'), line => line.Contains("//! ", StringComparison.Ordinal)) + 1;
        string[] said = code.Split('\n')[expected - 1].Split("//! ")[1].Split(' ', 2);
        var found = Find(code).Where(finding => finding.Kind == FindingKind.Structure).Select(finding => (finding.Structure, finding.Member, finding.File, finding.Line)).ToList();
        int last = code.Contains("//!\n", StringComparison.Ordinal) ? expected + 1 : expected;
        Assert.That(found, Is.EqualTo(new[] { (said[0], said[1], "Mine.cs", last) }));
    }

    // attributes: a line of the policy, and the place where they stand
    [TestCase("class Code\n{\n    [System.Runtime.CompilerServices.ModuleInitializer]\n    internal static void Start()\n    { //!\n    }\n}", "deny.module-initializer")]
    [TestCase("using System.Runtime.CompilerServices;\n\n[assembly: InternalsVisibleTo(\"Other\")] //!\nclass Code;", "deny.reflection")]
    [TestCase("class Code\n{\n    int M() => 1; //!\n    [ThreadStatic] static int own;\n}", "deny.threads")]
    [TestCase("class Code\n{\n    int M([System.Runtime.CompilerServices.CallerFilePath] string s = \"\") => 1; //!\n}", "deny.process")]
    [TestCase("class Code { int M() => 1; }\ninterface ILoad //!\n{\n    System.IO.Stream Load();\n}", "deny.files")]
    [TestCase("class Watch : System.IO.FileSystemWatcher; //!", "deny.files")]
    [TestCase("class Holder\n{ //\n    System.Threading.Thread? kept;\n}", "deny.threads", 1)]
    public void An_attribute_or_a_type_without_code_is_found_in_its_line(string code, string advice, int line = 0) =>
        Assert.That(Find(code).Select(finding => (finding.Rule?.Advice, finding.File, finding.Line)),
            Is.EqualTo(new[] { (advice, "Mine.cs", line > 0 ? line : Array.FindIndex(code.Split('\n'), each => each.Contains("//!", StringComparison.Ordinal)) + 1) }));

    [TestCase("namespace Gradus.Metrics;\nclass Mine { int M() => 1; }")]
    [TestCase("namespace Gradus.Metrics.Parts;\nclass Mine { int M() => 1; }")]
    [TestCase("namespace Systems;\nclass Mine { int M() => 1; }")]
    [TestCase("class Mine { int M() => 1; }")]
    [TestCase("class Mine { static Mine() { } public static void Main() { } public void Finalize(int x) { } }")]
    [TestCase("[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential)] struct Mine { int a; int M() => 1; }")]
    [TestCase("abstract class Mine { public abstract int M(); } interface IMine { int M(); static abstract int N(); } delegate int Own(int x); partial class Half { partial void M(); }")]
    public void What_is_near_it_may_be_declared(string code) => Assert.That(Find(code), Is.Empty);

    [Test]
    public void Given_files_may_declare_what_they_need()
    {
        Sample sample = Sample.Compile("Gradus.Metrics", [("Given/Own.cs", "namespace System; partial class Own { ~Own() { } } struct Empty;"), ("Mine.cs", "class Mine { int M() => 1; }")], []);
        Assert.That(Screen.Check(sample.Open(), new ScreeningPolicy(), file => file == "Mine.cs"), Is.Empty);
    }

    [TestCase("many types", 20_000)]
    [TestCase("a long method", 20_000)]
    [TestCase("many handlers", 2_000)]
    [TestCase("a long chain of base types", 2_000)]
    [TestCase("nested types", 200)]
    [TestCase("types in types", 18)]
    [TestCase("denied calls", 20_000)]
    public void Time_is_bounded_whatever_is_compiled(string kind, int n)
    {
        var code = new StringBuilder();
        switch (kind)
        {
            case "many types":
                for (int i = 0; i < n; i++) code.Append($"class C{i} {{ }}\n");
                break;
            case "a long method":
                code.Append("class C { int M(int x) {\n");
                for (int i = 0; i < n; i++) code.Append($"x = System.Math.Max(x, {i});\n");
                code.Append("return x; } }");
                break;
            case "many handlers":
                code.Append("class C { int M(int x) {\n");
                for (int i = 0; i < n; i++) code.Append("try { x++; } catch (System.ArgumentException) { x--; }\n");
                code.Append("return x; } }");
                break;
            case "a long chain of base types":
                code.Append("class C0 { public int F() => 1; }\n");
                for (int i = 1; i < n; i++) code.Append($"class C{i} : C{i - 1} {{ int M(C{i - 1} x) => x.F(); }}\n");
                break;
            case "nested types":
                for (int i = 0; i < n; i++) code.Append($"class C{i} {{ int M() => 1;\n");
                code.Append('}', n);
                break;
            case "types in types":
                code.Append("class C { void M(int x0) {\n");
                for (int i = 1; i <= n; i++) code.Append($"var x{i} = (x{i - 1}, x{i - 1});\n");
                code.Append("} }");
                break;
            default:
                code.Append("class C { void M() {\n");
                for (int i = 0; i < n; i++) code.Append("System.IO.File.Delete(\"x\");\n");
                code.Append("} }");
                break;
        }
        Sample sample = Sample.Compile("Hostile", code.ToString());
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Screen.Check(sample.Open(), new ScreeningPolicy());
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    private static IEnumerable<ScreeningFinding> Find(string code) =>
        Screen.Locate(Screen.Check(Sample.Compile("Gradus.Metrics", [("Mine.cs", code)], []).Open(), new ScreeningPolicy(), file => file == "Mine.cs"), [("Mine.cs", Encoding.UTF8.GetBytes(code))]);
}
