using System.Xml.Linq;
using Gradus.Authoring;
using Gradus.Authoring.Verification;
using Gradus.Tests.Course;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;

namespace Gradus.Tests.Verification;

/// <summary>
/// A copy of the kits in which one check of a public suite is weaker than its source says, and a copy of the course with only those solutions of the corpus
/// that the check catches by a value.
/// </summary>
internal sealed class SuiteVariant : IDisposable
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14);

    private readonly string folder = Directory.CreateTempSubdirectory("gradus-variant-").FullName;

    internal SuiteVariant(AssignmentSources assignment)
    {
        Copy(Kits, Shelf);
        var corpus = Solution.ReadAll(assignment).Where(s => s.Manifest.Kind == SolutionKind.Wrong).ToList();
        var trees = CourseSources.Sources("graders", "suites", assignment.Manifest.Id, "Public").Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), Parse, file)).ToList();
        IEnumerable<string> CaughtBy(string check) => corpus.Where(s => s.Manifest.Loses.GetValueOrDefault(check) is { Length: > 0 }).Select(s => s.Name);
        var (tree, method, id) = trees.SelectMany(Candidates).First(c => CaughtBy(c.Id).Any());
        Weakened = id;
        Catching = [.. CaughtBy(id)];
        trees[trees.IndexOf(tree)] = tree.WithRootAndOptions(tree.GetRoot().ReplaceNodes(Closenesses(method), (_, call) => Unlimited(call)), Parse);
        string name = $"Gradus.Suites.{assignment.Manifest.ShortName}.Public";
        Emit(name, trees, assignment, Path.Combine(Shelf, assignment.Manifest.Id, "public", name + ".dll"));
        Sources = Trimmed(assignment);
    }

    /// <summary>The kits that the build makes.</summary>
    internal static string Kits => Path.Combine(CourseSources.Repository, "artifacts", "kits");

    /// <summary>The kits with the weaker suite.</summary>
    internal string Shelf => Path.Combine(folder, "kits");

    /// <summary>The check that accepts every number.</summary>
    internal string Weakened { get; }

    /// <summary>The wrong solutions whose known value it recognises when it is not weakened.</summary>
    internal IReadOnlyList<string> Catching { get; }

    /// <summary>The assignment with these solutions only.</summary>
    internal AssignmentSources Sources { get; }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Checks whose own body says what a value is close to.</summary>
    private static IEnumerable<(SyntaxTree Tree, MethodDeclarationSyntax Method, string Id)> Candidates(SyntaxTree tree) =>
        from method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() == "Check") && Closenesses(method).Any()
        where method.DescendantNodes().OfType<InvocationExpressionSyntax>().Count(IsAssertion) == Closenesses(method).Count()
        select (tree, method, ((ClassDeclarationSyntax)method.Parent!).Identifier.Text + "." + method.Identifier.Text);

    private static IEnumerable<InvocationExpressionSyntax> Closenesses(MethodDeclarationSyntax method) =>
        method.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => call.Expression.ToString() == "Is.CloseTo");

    private static bool IsAssertion(InvocationExpressionSyntax call) => call.Expression.ToString() == "Assert.That";

    private static InvocationExpressionSyntax Unlimited(InvocationExpressionSyntax call) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, call, SyntaxFactory.IdentifierName("Within")),
        SyntaxFactory.ParseArgumentList("(1e300, 1e300)"));

    /// <summary>Compiles the suite as its project does: usings, resources and the attribute come from the build's files.</summary>
    private static void Emit(string name, IEnumerable<SyntaxTree> trees, AssignmentSources assignment, string file)
    {
        var properties = XDocument.Load(Path.Combine(CourseSources.Repository, "graders", "suites", "Directory.Build.props")).Descendants("Using").Select(u => u.Attribute("Include")!.Value);
        string[] usings = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks", .. properties];
        string generated = string.Concat(usings.Select(u => $"global using {u};\n")) + $"[assembly: Gradus.Grading.Checks.Suite(\"{assignment.Manifest.Id}\", \"Public\")]\n";
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var f && (f.StartsWith("System.", StringComparison.Ordinal) || f is "nunit.framework.dll" or "Gradus.Grading.dll" or "Gradus.Contracts.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(name, trees.Append(CSharpSyntaxTree.ParseText(generated, Parse)), references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        var resources = new[] { (Folder: "Fixtures", Prefix: ""), (Folder: "Convergence", Prefix: "Convergence/") }
            .Select(r => (Folder: Path.Combine(CourseSources.SuiteFolder(assignment, "Public"), r.Folder), r.Prefix)).Where(r => Directory.Exists(r.Folder))
            .SelectMany(r => Directory.GetFiles(r.Folder).Select(f => new ResourceDescription(r.Prefix + Path.GetFileName(f), () => File.OpenRead(f), isPublic: true)));
        using var stream = File.Create(file);
        var emitted = compilation.Emit(stream, manifestResources: resources);
        Assert.That(emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
    }

    private AssignmentSources Trimmed(AssignmentSources assignment)
    {
        string repository = Path.Combine(folder, "course"), id = assignment.Manifest.Id;
        Copy(Path.Combine(CourseSources.Repository, "assignments"), Path.Combine(repository, "assignments"));
        Copy(assignment.Reference, Path.Combine(repository, "reference", assignment.Manifest.Module));
        foreach (string name in Catching) Copy(Path.Combine(assignment.Corpus, name), Path.Combine(repository, "tests", "submissions", id, name));
        return AssignmentSources.Of(repository, id);
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
