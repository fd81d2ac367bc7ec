using Gradus.Engine.Compiling;
using Gradus.Grading.Course;
using Gradus.Screening;

namespace Gradus.Engine.Kits;

/// <summary>What it takes to compile and screen one module. An ordinary assignment has one, a set has several.</summary>
public sealed class PartKit
{
    private readonly Kit kit;
    private readonly string folder;
    private readonly Lazy<ScreeningPolicy> policy;

    /// <summary>Opens it.</summary>
    /// <param name="kit">The kit that it is in.</param>
    /// <param name="assignment">The manifest of the assignment that asks for the module.</param>
    /// <param name="folder">The folder of that manifest.</param>
    internal PartKit(Kit kit, Assignment assignment, string folder)
    {
        (this.kit, Assignment, this.folder) = (kit, assignment, folder);
        policy = new(ReadPolicy);
    }

    /// <summary>The manifest of the assignment that asks for the module.</summary>
    public Assignment Assignment { get; }

    /// <summary>What submissions may use.</summary>
    public ScreeningPolicy Policy => policy.Value;

    /// <summary>How students' code is compiled.</summary>
    public string OptionsFile => kit.OptionsFile;

    /// <summary>Sources that are compiled together with the student's, named <c>Given/…</c>.</summary>
    public IReadOnlyList<SourceFile> Given => Path.Combine(folder, "given") is var given && Directory.Exists(given)
        ? [.. Directory.EnumerateFiles(given, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => new SourceFile("Given/" + Path.GetRelativePath(given, f).Replace('\\', '/'), File.ReadAllBytes(f)))]
        : [];

    /// <summary>Assemblies of the modules that the student's code may use: the reference's, so that one part that is broken stops no other.</summary>
    public IReadOnlyList<string> References => [.. Assignment.Given.Select(kit.ModuleFile)];

    /// <summary>The reference module's assembly.</summary>
    public string ReferenceFile => kit.Piece("reference", Assignment.Module + ".dll");

    private ScreeningPolicy ReadPolicy()
    {
        try
        {
            return Assignment.ReadPolicy(folder);
        }
        catch (InvalidDataException e)
        {
            throw new InfrastructureException($"The kit of '{kit.Assignment.Id}' has no usable policy. {e.Message}", e);
        }
    }
}
