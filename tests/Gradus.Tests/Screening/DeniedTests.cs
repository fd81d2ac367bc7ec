using Gradus.Authoring;
using Gradus.Screening;
using Gradus.Tests.Course;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace Gradus.Tests.Screening;

/// <summary>Every line of every policy that denies something is met by a statement, and says so in the statement's line.</summary>
public sealed class DeniedTests
{
    private static readonly Lazy<Statements> ofBase = new(() => new Statements(PolicyFile.Base, new ScreeningPolicy(given: CourseSources.ModulesOfBase), [], References(CourseSources.ModulesOfBase)));

    private static readonly Dictionary<string, Lazy<Statements>> ofAssignments = CourseSources.WithModules.ToDictionary(assignment => assignment.Manifest.Id, assignment => new Lazy<Statements>(() => new Statements(
        CourseSources.PolicyFile(assignment), assignment.Manifest.ReadPolicy(assignment.Folder),
        [.. CourseSources.Sources("reference", assignment.Manifest.Module).Select(file => ("Given/" + Path.GetFileName(file), Opened(File.ReadAllText(file), CourseSources.PolicyFile(assignment))))],
        References(assignment.Manifest.Given))));

    private static MetadataReference[] References(IEnumerable<string> modules) => [.. modules.Select(module => MetadataReference.CreateFromFile(System.Reflection.Assembly.Load(module).Location))];

    /// <summary>Rules may be about private members, which a student's part of a partial class can call.</summary>
    private static string Opened(string source, PolicyFile policy) => policy.Lines.Select(line => line.Member[(line.Member.LastIndexOf('.') + 1)..])
        .Aggregate(source, (text, name) => System.Text.RegularExpressions.Regex.Replace(text, $@"private static (?=[^\n]*\b{name}\()", "internal static "));

    private static IEnumerable<TestCaseData> BaseLines => PolicyFile.Base.Lines.Where(line => !line.Allows).Select(line => new TestCaseData(line.Member));

    private static IEnumerable<TestCaseData> AssignmentLines =>
        from assignment in CourseSources.WithModules
        from line in CourseSources.PolicyFile(assignment).Lines.Where(line => !line.Allows)
        select new TestCaseData(assignment, line.Member).SetArgDisplayNames(assignment.Manifest.Id, line.Member);

    [TestCaseSource(nameof(BaseLines))]
    public void A_line_of_the_base_policy_catches_what_it_denies(string member) => ofBase.Value.AssertCaught(member);

    [TestCaseSource(nameof(AssignmentLines))]
    public void A_line_of_an_assignment_catches_what_it_denies(AssignmentSources assignment, string member) => ofAssignments[assignment.Manifest.Id].Value.AssertCaught(member);

    // what no line names; file and line of the use
    [TestCase("_ = new System.Uri(\"http://x\");", "Uri..ctor")]
    [TestCase("_ = System.Buffers.Text.Base64.IsValid(\"x\");", "Base64.IsValid")]
    [TestCase("_ = new System.Collections.Specialized.StringCollection();", "StringCollection..ctor")]
    [TestCase("_ = new System.Xml.XmlDocument();", "XmlDocument..ctor")]
    [TestCase("_ = System.Xml.Linq.XDocument.Load(\"x\");", "XDocument.Load")]
    [TestCase("_ = new System.Data.DataTable();", "DataTable..ctor")]
    [TestCase("System.Diagnostics.Tracing.EventSource.SetCurrentThreadActivityId(default);", "EventSource.SetCurrentThreadActivityId")]
    [TestCase("_ = new System.Diagnostics.Activity(\"x\");", "Activity..ctor")]
    [TestCase("_ = System.Diagnostics.FileVersionInfo.GetVersionInfo(\"x\");", "FileVersionInfo.GetVersionInfo")]
    [TestCase("_ = new System.ComponentModel.BackgroundWorker();", "BackgroundWorker..ctor")]
    [TestCase("_ = System.ComponentModel.LicenseManager.CurrentContext;", "LicenseManager.CurrentContext")]
    [TestCase("_ = new System.Security.SecureString();", "SecureString..ctor")]
    [TestCase("_ = System.Security.Principal.WindowsIdentity.GetCurrent();", "WindowsIdentity.GetCurrent")]
    [TestCase("_ = new System.Resources.ResourceManager(typeof(int));", "ResourceManager..ctor")]
    [TestCase("_ = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(new Exception());", "ExceptionDispatchInfo.Capture")]
    [TestCase("_ = System.Runtime.Versioning.VersioningHelper.MakeVersionSafeName(\"x\", default, default);", "VersioningHelper.MakeVersionSafeName")]
    [TestCase("_ = System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported;", "RuntimeFeature.IsDynamicCodeSupported")]
    [TestCase("_ = new System.Runtime.CompilerServices.StrongBox<int>();", "StrongBox..ctor")]
    [TestCase("_ = System.StringNormalizationExtensions.IsNormalized(\"x\"); _ = new System.Transactions.CommittableTransaction();", "CommittableTransaction..ctor")]
    [TestCase("_ = System.Web.HttpUtility.HtmlEncode(\"x\");", "HttpUtility.HtmlEncode")]
    [TestCase("_ = System.LoaderOptimization.NotSpecified; object o = System.LoaderOptimization.NotSpecified;", "LoaderOptimization")]
    [TestCase("_ = new System.IServiceProvider[0];", "IServiceProvider")]
    public void What_no_line_names_is_caught(string statement, string member)
    {
        Sample sample = Sample.Compile("Course", [("Given/Own.cs", "class Given;"), ("Mine.cs", $"class Mine\n{{\n    void M()\n    {{\n        {statement}\n    }}\n}}")], []);
        Assert.That(Screen.Check(sample.Open(), new ScreeningPolicy()).Select(finding => (finding.Kind, finding.Member, finding.File, finding.Line)),
            Is.EqualTo(new[] { (FindingKind.Unlisted, member, "Mine.cs", 5) }));
    }

    /// <summary>Ways to call a member without its name, and names that hide in signatures and attributes.</summary>
    [TestCase("return typeof(Own).InvokeMember(\"Secret\", default, null, null, [1]);", "deny.reflection")]
    [TestCase("return ((dynamic)o).Secret;", "deny.dynamic")]
    [TestCase("return Own.Secret((dynamic)o);", "deny.dynamic")]
    [TestCase("return ((System.Reflection.IReflect)typeof(Own)).InvokeMember(\"Secret\", default, null, null, null, null, null, null);", "deny.reflection")]
    [TestCase("return System.Reflection.RuntimeReflectionExtensions.GetRuntimeMethods(typeof(Own));", "deny.reflection")]
    [TestCase("return f.Method.Invoke(null, null);", "deny.reflection")]
    [TestCase("return f.DynamicInvoke(1);", "deny.reflection")]
    [TestCase("return Delegate.CreateDelegate(typeof(Func<int, int>), typeof(Own), \"Secret\");", "deny.reflection")]
    [TestCase("System.Linq.Expressions.Expression<Func<int>> e = () => Own.Secret(1); return e.Compile();", "deny.reflection")]
    [TestCase("return xs.AsQueryable();", "deny.reflection")]
    [TestCase("return System.Text.Json.JsonSerializer.Serialize(o);", "deny.reflection")]
    [TestCase("return Attribute.GetCustomAttributes(typeof(Own));", "deny.reflection")]
    [TestCase("return Type.GetType(\"Own\");", "deny.reflection")]
    [TestCase("System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(Own).TypeHandle); return o;", "deny.reflection")]
    [TestCase("return System.Runtime.CompilerServices.Unsafe.As<Own>(o);", "deny.unsafe")]
    [TestCase("return System.Runtime.InteropServices.MemoryMarshal.GetReference(new Span<int>([1])) + 1;", "deny.unsafe")]
    [TestCase("return System.Threading.Tasks.Task.Run(() => 1);", "deny.threads")]
    [TestCase("return xs.AsParallel().Sum();", "deny.threads")]
    [TestCase("async System.Threading.Tasks.Task Wait() => await System.Threading.Tasks.Task.Yield(); return Wait();", "deny.threads")]
    [TestCase("return new Random();", "deny.unseeded")]
    [TestCase("Random random = new(); return random.Next();", "deny.unseeded")]
    [TestCase("return Random.Shared.Next();", "deny.unseeded")]
    [TestCase("System.Globalization.CultureInfo.CurrentCulture = null!; return o;", "deny.culture")]
    [TestCase("Console.SetOut(Console.Out); return o;", "deny.console")]
    [TestCase("return Console.ReadLine();", "deny.console")]
    [TestCase("return System.IO.File.ReadAllText(\"x\");", "deny.files")]
    [TestCase("return new System.IO.StreamReader(\"x\");", "deny.files")]
    [TestCase("Environment.Exit(0); return o;", "deny.process")]
    [TestCase("return new Exception().StackTrace;", "deny.process")]
    public void Ways_round_a_name_are_closed(string statement, string advice) => Assert.That(Found(statement).Select(finding => finding.Rule?.Advice), Is.EqualTo(new[] { advice }));

    [TestCase("return o.GetType().Name + typeof(T).Name + nameof(Own);")]
    [TestCase("return new T();")]
    [TestCase("return f(1) + f.Invoke(2) + o.GetHashCode();")]
    [TestCase("dynamic d = o; return d;")]
    [TestCase("return o is Own r ? new { r } : (object)xs.Select(x => x + 1).ToList();")]
    [TestCase("return Enum.GetValues<DayOfWeek>();")]
    [TestCase("return new Random(1).Next() + new Random(Seed: 2).NextDouble();")]
    [TestCase("return System.Globalization.CultureInfo.CurrentCulture;")]
    [TestCase("return typeof(Console) == typeof(Environment);")]
    [TestCase("Console.Out.WriteLine(1); Console.Error.Flush(); return Environment.NewLine;")]
    public void Their_harmless_neighbours_go_through(string statement) => Assert.That(Found(statement), Is.Empty);

    private static IEnumerable<ScreeningFinding> Found(string statement) => Screen.Check(Sample.Compile("Course", $$"""
        public class Own { public static int Secret(int x) => x; }
        class Code
        {
            object? M<T>(object o, Func<int, int> f, IEnumerable<int> xs) where T : new()
            {
                {{statement}}
            }
        }
        """).Open(), new ScreeningPolicy()).Where(finding => finding.Line == 6);

    /// <summary>One assembly with a statement for each line of a policy.</summary>
    private sealed class Statements
    {
        private static readonly string[] alignments = ["", "Aligned", "AlignedNonTemporal"];

        /// <summary>What does not follow from a name.</summary>
        private static readonly Dictionary<string, string> written = new([.. VectorStatements(), .. Enumerable.Range(2, 3).SelectMany(LoadsOfSmallVectors)])
        {
            ["System.IntPtr.ToPointer"] = "unsafe { void* p = default(nint).ToPointer(); }",
            ["System.UIntPtr.ToPointer"] = "unsafe { void* p = default(nuint).ToPointer(); }",
            ["System.Linq.Enumerable.Shuffle"] = "_ = Enumerable.Shuffle(new[] { 1 });",
            ["System.DateTime"] = "_ = DateTime.Now;",
            ["System.DateTime.TryParse"] = "_ = DateTime.TryParse(\"\", out _);",
            ["System.DateTime.TryParseExact"] = "_ = DateTime.TryParseExact(\"\", \"\", null, default, out _);",
            ["System.DateOnly.TryParse"] = "_ = DateOnly.TryParse(\"\", out _);",
            ["System.DateOnly.TryParseExact"] = "_ = DateOnly.TryParseExact(\"\", \"\", out _);",
            ["System.Text.RegularExpressions.Regex.CompileToAssembly"] = "System.Text.RegularExpressions.Regex.CompileToAssembly(null!, null!);",
            ["System.Random..ctor()"] = "_ = new Random();",
            ["System.Text.Encoding.RegisterProvider"] = "System.Text.Encoding.RegisterProvider(null!);",
            ["System.Guid.CreateVersion7"] = "_ = Guid.CreateVersion7();",
            ["System.Globalization.CultureInfo.set_CurrentCulture"] = "System.Globalization.CultureInfo.CurrentCulture = null!;",
            ["System.Globalization.CultureInfo.set_CurrentUICulture"] = "System.Globalization.CultureInfo.CurrentUICulture = null!;",
            ["System.Console"] = "Console.Beep();",
            ["System.Delegate"] = "_ = default(Delegate)!.Method;",
            ["System.Type"] = "_ = typeof(int).Assembly;",
            ["System.Attribute"] = "_ = Attribute.IsDefined(typeof(int), typeof(int));",
            ["System.Environment"] = "_ = Environment.MachineName;",
            ["System.Runtime.CompilerServices.RuntimeHelpers"] = "System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(null!);",
            ["System.Runtime.InteropServices.CollectionsMarshal"] = "System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(new Dictionary<int, int>(), 1);",
            ["System.Runtime.InteropServices.ImmutableCollectionsMarshal"] = "System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsArray<int>(default);",
        };

        private static IEnumerable<KeyValuePair<string, string>> VectorStatements()
        {
            foreach (string type in (string[])["System.Numerics.Vector", .. new[] { 64, 128, 256, 512 }.Select(width => $"System.Runtime.Intrinsics.Vector{width}")])
            {
                foreach (string aligned in alignments)
                {
                    yield return new($"{type}.Load{aligned}", $"unsafe {{ _ = {type}.Load{aligned}((int*)null); }}");
                    yield return new($"{type}.Store{aligned}", $"unsafe {{ {type}.Store{aligned}(default({type}<int>), (int*)null); }}");
                }
                yield return new($"{type}.LoadUnsafe", $"_ = {type}.LoadUnsafe(ref x);");
                yield return new($"{type}.StoreUnsafe", $"{type}.StoreUnsafe(default({type}<int>), ref x);");
                yield return new($"{type}.CreateScalarUnsafe", $"_ = {type}.CreateScalarUnsafe(1);");
            }
            foreach (int width in (int[])[64, 128, 256])
                yield return new($"System.Runtime.Intrinsics.Vector{width}.ToVector{2 * width}Unsafe",
                    $"_ = System.Runtime.Intrinsics.Vector{width}.ToVector{2 * width}Unsafe(default(System.Runtime.Intrinsics.Vector{width}<int>));");
        }

        private static IEnumerable<KeyValuePair<string, string>> LoadsOfSmallVectors(int length)
        {
            string type = $"System.Numerics.Vector{length}";
            foreach (string aligned in alignments) yield return new($"{type}.Load{aligned}", $"unsafe {{ _ = {type}.Load{aligned}((float*)null); }}");
            yield return new($"{type}.LoadUnsafe", $"float y = 0; _ = {type}.LoadUnsafe(ref y);");
            yield return new($"{type}.CreateScalarUnsafe", $"_ = {type}.CreateScalarUnsafe(1);");
        }

        private readonly Dictionary<string, int> lines = [];
        private readonly ILookup<int, ScreeningFinding> found;

        public Statements(PolicyFile file, ScreeningPolicy policy, (string File, string Source)[] module, MetadataReference[] references)
        {
            (string, string)[] given = [.. module, ("Given/Usings.cs", "global using System.IO; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;")];
            INamespaceSymbol root = Sample.Known(given, references);
            List<string> code = ["#pragma warning disable", "class Denied", "{"];
            foreach (PolicyLine line in file.Lines.Where(line => !line.Allows))
            {
                code.Add($"    void M{code.Count}(ref int x) {{ {written.GetValueOrDefault(line.Member) ?? Statement(root, file, line.Member)} }}");
                lines.Add(line.Member, code.Count);
            }
            Sample sample = Sample.Compile("Course", [.. given, ("Student.cs", string.Join('\n', code.Append("}")))], references);
            found = Screen.Check(sample.Open(), policy, path => path == "Student.cs").ToLookup(finding => finding.Line);
        }

        public void AssertCaught(string member) =>
            Assert.That(found[lines[member]].Select(finding => finding.Rule?.Member), Has.Some.EqualTo(member), string.Join(", ", found[lines[member]].Select(finding => $"{finding.Kind} {finding.Member} {finding.Rule}")));

        private static string Statement(INamespaceSymbol root, PolicyFile file, string member)
        {
            if (member.EndsWith(".*", StringComparison.Ordinal))
            {
                var space = (INamespaceSymbol)member[..^2].Split('.').Aggregate((INamespaceOrTypeSymbol)root, (within, name) => within.GetMembers(name).OfType<INamespaceSymbol>().Single());
                return TypeOf(space.GetTypeMembers().Where(type => type.DeclaredAccessibility == Accessibility.Public && !type.GetAttributes().Any(Hides) && !type.IsImplicitlyDeclared)
                    .Where(type => !file.Lines.Any(line => line.Member == $"{member[..^2]}.{type.Name}" || line.Member.StartsWith($"{member[..^2]}.{type.Name}.", StringComparison.Ordinal)))
                    .OrderBy(type => type.MetadataName, StringComparer.Ordinal).First());
            }
            string[] names = member.Split('.');
            IEnumerable<INamespaceOrTypeSymbol> around = [root];
            foreach (string name in names[..^1]) around = [.. around.SelectMany(each => each.GetMembers(name)).OfType<INamespaceOrTypeSymbol>()];
            ISymbol symbol = around.SelectMany(each => each.GetMembers(names[^1])).First(each => each.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal);
            if (symbol is INamedTypeSymbol type) return TypeOf(type);
            string owner = symbol.ContainingType.ToDisplayString().Replace("<T>", "<int>", StringComparison.Ordinal);
            string use = $"{(symbol.IsStatic ? owner : $"default({owner})!")}.{symbol.Name}";
            return symbol is IMethodSymbol { IsGenericMethod: false, ReturnsVoid: false } method && method.Parameters.All(parameter => parameter.RefKind == RefKind.None)
                ? $"_ = {use}({string.Join(", ", method.Parameters.Select(parameter => $"default({parameter.Type.ToDisplayString()})!"))});"
                : $"var f = {use};";
        }

        private static string TypeOf(INamedTypeSymbol type) => $"object f = typeof({(type.IsGenericType ? type.ConstructUnboundGenericType() : type).ToDisplayString()});";

        private static bool Hides(AttributeData attribute) => attribute.AttributeClass!.Name is "ObsoleteAttribute" or "ExperimentalAttribute";
    }
}
