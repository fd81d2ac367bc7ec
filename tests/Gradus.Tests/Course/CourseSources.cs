using System.Reflection;
using System.Runtime.CompilerServices;
using Gradus.Authoring;
using Gradus.Authoring.Verification;
using Gradus.Engine.Compiling;
using Gradus.Grading.Checks;
using Gradus.Screening;
using Gradus.Tests.Engine;
using NUnit.Framework;

namespace Gradus.Tests.Course;

/// <summary>The course in this repository: what the tests of its consistency read. It knows no assignment by name.</summary>
internal static class CourseSources
{
    internal static string Repository { get; } = AssignmentSources.RepositoryAbove(AppContext.BaseDirectory);

    internal static IReadOnlyList<AssignmentSources> All { get; } = AssignmentSources.All(Repository);

    /// <summary>Those that ask for a module.</summary>
    internal static IReadOnlyList<AssignmentSources> WithModules { get; } = [.. All.Where(a => !a.Manifest.IsSet)];

    /// <summary>Those that put the modules of others together.</summary>
    internal static IReadOnlyList<AssignmentSources> Sets { get; } = [.. All.Where(a => a.Manifest.IsSet)];

    /// <summary>One case per assignment.</summary>
    internal static IEnumerable<TestCaseData> Assignments => Cases(All);

    /// <summary>One case per assignment that asks for a module.</summary>
    internal static IEnumerable<TestCaseData> AssignmentsWithModules => Cases(WithModules);

    internal static Assembly PublicSuite(AssignmentSources of) => Assembly.Load($"Gradus.Suites.{of.Manifest.ShortName}.Public");

    internal static Assembly StaffSuite(AssignmentSources of) => Assembly.Load($"Gradus.Suites.{of.Manifest.ShortName}.Staff");

    internal static Assembly Probe(AssignmentSources of) => Assembly.Load($"Gradus.Probes.{of.Manifest.ShortName}");

    internal static Assembly Module(AssignmentSources of) => Assembly.Load(of.Manifest.Module);

    /// <summary>What code of the assignment may use, and what it is judged by: its modules and the given ones.</summary>
    internal static IReadOnlyList<string> Known(AssignmentSources of) => [.. of.Modules.Union(of.Manifest.Given)];

    /// <summary>The checks of both suites.</summary>
    internal static IEnumerable<DeclaredCheck> Checks(AssignmentSources of) => SuiteCatalog.Checks(PublicSuite(of)).Concat(SuiteCatalog.Checks(StaffSuite(of)));

    /// <summary>The exercises, as the reference's markers name them.</summary>
    internal static IReadOnlyList<string> Exercises(AssignmentSources of) => Coverage.Exercises(of);

    /// <summary>The rules that its code is under: its own, or each part's.</summary>
    internal static IEnumerable<PolicyLine> Rules(AssignmentSources of) => (of.Manifest.IsSet ? of.Parts : [of]).SelectMany(a => PolicyFile(a).Lines);

    /// <summary>The assignment's own rules.</summary>
    internal static PolicyFile PolicyFile(AssignmentSources of) => Gradus.Screening.PolicyFile.Read(Path.Combine(of.Folder, Gradus.Screening.PolicyFile.FileName));

    /// <summary>The course's own modules that the base policy has lines about.</summary>
    internal static string[] ModulesOfBase { get; } = [.. Gradus.Screening.PolicyFile.Base.Lines.Select(line => line.Member.Split('.')).Where(names => names[0] == "Gradus").Select(names => $"{names[0]}.{names[1]}").Distinct()];

    /// <summary>A suite's folder.</summary>
    internal static string SuiteFolder(AssignmentSources of, string visibility) => Path.Combine(Repository, "graders", "suites", of.Manifest.Id, visibility);

    /// <summary>Both handouts.</summary>
    internal static (Handout English, Handout Russian) Handouts(AssignmentSources of) => (Handout.Read(of.Handout("en")), Handout.Read(of.Handout("ru")));

    /// <summary>Sources below a folder, without what builds leave there.</summary>
    internal static IEnumerable<string> Sources(params string[] folder) =>
        Directory.EnumerateFiles(Path.Combine([Repository, .. folder]), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Relative(file).Split('/').Any(part => part is "bin" or "obj")).Order(StringComparer.Ordinal);

    internal static string Relative(string file) => Path.GetRelativePath(Repository, file).Replace('\\', '/');

    /// <summary>Compiles editable files and the given ones as the engine compiles a submission.</summary>
    internal static byte[] Compile(AssignmentSources of, string folder)
    {
        var files = Directory.GetFiles(folder, "*.cs").Concat(Directory.GetFiles(Path.Combine(folder, "Given"), "*.cs", SearchOption.AllDirectories))
            .Select(file => new SourceFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)));
        string[] given = [.. of.Manifest.Given.Select(module => Path.Combine(AppContext.BaseDirectory, module + ".dll"))];
        var result = SharedCompiler.Instance.Compile(new CompileRequest(of.Manifest.Module, Path.Combine(Repository, "assignments", "Submission.props"), given, [.. files]));
        Assert.That(result.Errors, Is.Empty, folder);
        return result.Assembly!;
    }

    private static IEnumerable<TestCaseData> Cases(IEnumerable<AssignmentSources> assignments) => assignments.Select(a => new TestCaseData(a).SetArgDisplayNames(a.Manifest.Id));

    /// <summary>Fails with all that was found: NUnit's own messages stop after ten.</summary>
    internal static void AssertNone(IEnumerable<string> found, string why)
    {
        string[] all = [.. found];
        Assert.That(all, Is.Empty, $"{why}\n  {string.Join("\n  ", all)}");
    }

    /// <summary>Whether the compiler made a type up: closures and the like.</summary>
    internal static bool IsWritten(Type type) => !type.Name.StartsWith('<') && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null && (type.DeclaringType is not { } outer || IsWritten(outer));
}
