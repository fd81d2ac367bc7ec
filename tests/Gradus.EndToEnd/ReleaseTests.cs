using System.Security.Cryptography;
using System.Text;
using Gradus.Authoring;
using Gradus.Screening;
using Mono.Cecil;
using Mono.Cecil.Cil;
using NUnit.Framework;

namespace Gradus.EndToEnd;

/// <summary>The students' repository holds what they need, and nothing of what is withheld.</summary>
public sealed class ReleaseTests
{
    private static IReadOnlyList<AssignmentSources> Assignments => AssignmentSources.All(Students.Course);

    /// <summary>Those that ask for a module.</summary>
    private static IEnumerable<AssignmentSources> WithModules => Assignments.Where(a => !a.Manifest.IsSet);

    /// <summary>Those whose solution the course has not handed out: of the others the module is given to later assignments.</summary>
    private static IEnumerable<AssignmentSources> Unsolved => WithModules.Where(a => !a.SolutionReleased);

    [Test]
    public void No_file_is_a_staff_suites_or_a_modules_assembly()
    {
        string[] forbidden = [.. Unsolved.Select(a => $"{a.Manifest.Module}.dll"), .. Assignments.Select(a => $"Gradus.Suites.{a.Manifest.ShortName}.Staff")];
        var released = Directory.GetFiles(Students.Pristine, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Students.Pristine, f));
        Assert.That(released.Where(f => forbidden.Any(n => f.Contains(n, StringComparison.OrdinalIgnoreCase)) || f.Contains("Staff", StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }

    [TestCaseSource(nameof(Unsolved))]
    public void No_assembly_holds_a_withheld_body(AssignmentSources assignment)
    {
        string built = Path.Combine(Students.Course, "artifacts", "bin", $"Gradus.Probes.{assignment.Manifest.ShortName}", "release", assignment.Manifest.Module + ".dll");
        var withheld = Withheld(assignment);
        var bodies = Bodies(built).Where(b => withheld.Contains(b.Key)).ToDictionary();
        Assert.That(bodies, Has.Count.GreaterThanOrEqualTo(withheld.Count / 2), $"of {string.Join(", ", withheld)}");
        foreach (string assembly in Directory.GetFiles(Students.Pristine, "*.dll", SearchOption.AllDirectories))
            Assert.That(Bodies(assembly).Where(b => bodies.Values.Contains(b.Value)).Select(b => b.Key), Is.Empty, assembly);
    }

    [TestCaseSource(nameof(WithModules))]
    public void No_source_holds_a_withheld_line(AssignmentSources assignment)
    {
        string[] stub = [.. Directory.GetFiles(assignment.Folder, "*.cs", SearchOption.AllDirectories).SelectMany(File.ReadAllLines)];
        string[] withheld = [.. Directory.GetFiles(assignment.Reference, "*.cs").SelectMany(File.ReadAllLines).Except(stub).Select(l => l.Trim()).Where(l => l.Length > 25 && !l.StartsWith("//", StringComparison.Ordinal) && !l.StartsWith("for (", StringComparison.Ordinal)
            && !l.StartsWith("ArgumentNullException.ThrowIfNull(", StringComparison.Ordinal) && !l.StartsWith("Require.", StringComparison.Ordinal))];
        Assert.That(withheld, Has.Length.GreaterThan(20));
        foreach (string file in Directory.GetFiles(Students.Pristine, "*.cs", SearchOption.AllDirectories))
            Assert.That(File.ReadAllLines(file).Select(l => l.Trim()).Intersect(withheld), Is.Empty, file);
    }

    [TestCaseSource(nameof(WithModules))]
    public void What_may_be_used_is_released(AssignmentSources assignment) =>
        Assert.That(File.ReadAllText(Path.Combine(Students.Pristine, "assignments", assignment.Manifest.Id, PolicyFile.FileName)),
            Is.EqualTo(File.ReadAllText(Path.Combine(assignment.Folder, PolicyFile.FileName))));

    [Test]
    public void A_folder_with_files_is_left_alone()
    {
        string folder = Directory.CreateTempSubdirectory("gradus-release-").FullName;
        File.WriteAllText(Path.Combine(folder, "thesis.txt"), "years of work");
        Assert.That(() => new Authoring.Releasing.ReleaseWriter(Students.Course).Write(folder, Assignments, _ => { }),
            Throws.TypeOf<AuthoringException>().With.Message.Contains("holds files"));
        Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(1));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Names of the members that the stubs withhold: those whose stub throws.</summary>
    private static HashSet<string> Withheld(AssignmentSources assignment)
    {
        const string start = "throw new NotImplementedException(\"";
        return [.. Directory.GetFiles(assignment.Folder, "*.cs").SelectMany(File.ReadLines).Select(l => l.IndexOf(start, StringComparison.Ordinal) is var i and >= 0 ? l[(i + start.Length)..l.IndexOf('"', i + start.Length)] : null)
            .OfType<string>()];
    }

    /// <summary>Hashes of method bodies by <c>Type.Member</c>; bodies too short to tell anything are left out.</summary>
    private static Dictionary<string, string> Bodies(string assembly)
    {
        Dictionary<string, string> bodies = [];
        using var module = ModuleDefinition.ReadModule(assembly);
        foreach (var method in module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody && m.Body.Instructions.Count(i => i.OpCode != OpCodes.Nop) >= 12))
            bodies[$"{method.DeclaringType.Name}.{method.Name}"] = Hash(method);
        return bodies;
    }

    private static string Hash(MethodDefinition method) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', method.Body.Instructions.Where(i => i.OpCode != OpCodes.Nop).Select(i =>
        i.Operand is Instruction or Instruction[]? i.OpCode.Name : $"{i.OpCode.Name} {i.Operand}")))));
}
