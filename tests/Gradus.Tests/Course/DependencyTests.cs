using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace Gradus.Tests.Course;

/// <summary>Dependencies point one way: reference ← probes → contracts ← suites → grading; engine ← cli → reports.</summary>
public sealed class DependencyTests
{
    private const string Cli = "gradus";

    private static readonly string[] Modules = Projects("reference"), Probes = Projects("graders", "probes"), Suites = Projects("graders", "suites"), Tools = Projects("tools"),
        Graders = [.. Projects("graders").Except(Probes).Except(Suites)];

    // The adapter that checks gradients of tensor functions is given to students beside the module; two tools measure the reference and grade nothing: what they measure may have an assignment's name.
    private const string Adapter = "Gradus.GradientChecks";

    private static readonly string[] Measuring = ["Gradus.Benchmarks", "Gradus.GradientStudy"];

    // What a study of the engine measures are submissions of a stated assignment: another one would give other figures. No other assignment is the worse for it.
    private const string Study = "Gradus.EngineStudy";

    private static IEnumerable<TestCaseData> Assemblies =>
    [
        .. Modules.Select(m => Case(m, Modules)),
        .. Probes.Select(p => Case(p, ["Gradus.Contracts", .. Modules])),
        .. Suites.Select(s => Case(s, "Gradus.Contracts", "Gradus.Grading")),
        .. Graders.Select(g => Case(g, g is "Gradus.Contracts" or "Gradus.Screening" ? [] : g == "Gradus.TestLogger" ? [.. Graders, "Gradus.Reports"] : g == Adapter ? [.. Graders, .. Modules] : Graders.Except([Adapter]))),
        .. Tools.Select(t => Case(t, t == "Gradus.Worker" ? ["Gradus.Contracts"] : Measuring.Contains(t) ? [.. Graders, .. Modules] : [.. Graders.Except([Adapter]), .. Tools])),
    ];

    [TestCaseSource(nameof(Assemblies))]
    public void An_assembly_refers_to_nothing_but(string assembly, string[] allowed) =>
        Assert.That(Assembly.Load(assembly).GetReferencedAssemblies().Select(a => a.Name!).Where(IsOurs), Is.SubsetOf(allowed));

    [Test]
    public void A_probe_knows_the_modules_of_its_assignment_and_the_given_ones()
    {
        foreach (var assignment in CourseSources.All)
            Assert.That(CourseSources.Probe(assignment).GetReferencedAssemblies().Select(a => a.Name!).Intersect(Modules), Is.SubsetOf(CourseSources.Known(assignment)));
    }

    [Test]
    public void No_tool_and_no_part_of_the_grading_library_knows_an_assignment_by_name()
    {
        string[] names = [.. CourseSources.All.SelectMany(a => new[] { a.Manifest.Id, a.Manifest.Module, a.Manifest.Module.Split('.')[^1] }).Distinct()];
        string[] folders = [.. Tools.Except([Study, .. Measuring]).Select(t => $"tools/{(t == Cli ? "Gradus.Cli" : t)}"), .. Graders.Where(g => g != "Gradus.Contracts").Select(g => $"graders/{g}")];
        var naming = from folder in folders
                     from file in CourseSources.Sources(folder)
                     from token in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantTokens()
                     where token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)
                     where names.Contains(token.ValueText)
                     select $"{CourseSources.Relative(file)}: {token.Text}";
        Assert.That(naming, Is.Empty, "adding an assignment must touch no tool");
    }

    private static bool IsOurs(string name) => name == Cli || name.StartsWith("Gradus.", StringComparison.Ordinal);

    private static string[] Projects(params string[] folder) =>
        [.. Directory.GetFiles(Path.Combine([CourseSources.Repository, .. folder]), "*.csproj", SearchOption.AllDirectories)
            .Where(file => !CourseSources.Relative(file).Contains("/Template/", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)).Select(name => name == "Gradus.Cli" ? Cli : name).Order(StringComparer.Ordinal)];

    private static TestCaseData Case(string assembly, params IEnumerable<string> allowed) => new TestCaseData(assembly, allowed.ToArray()).SetArgDisplayNames(assembly);
}
