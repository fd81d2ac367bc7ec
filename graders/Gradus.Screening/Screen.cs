using Mono.Cecil;

namespace Gradus.Screening;

/// <summary>
/// Finds what a student's assembly uses against a policy and declares against the rules, by reading it. Course policy and a second wall, not the first: what holds is that
/// verdicts and student code live in different processes.
/// </summary>
/// <remarks>Code that the compiler adds by itself (members of records, frames of iterators, its attributes) is nobody's use.</remarks>
public static class Screen
{
    /// <summary>Deeply nested types are read by recursion: this is many times what the compiler itself survives.</summary>
    private const int StackSize = 256 << 20;

    /// <summary>Reads an assembly.</summary>
    /// <param name="assembly">The assembly, from where the stream stands; debug information embedded, or in a portable PDB beside it when the stream is a file.</param>
    /// <param name="policy">What may be used.</param>
    /// <param name="isStudentFile">
    /// Says of a file, as the debug information names it, whether its uses count; null when all do. Where the file is unknown, code counts, because nothing shows that it is
    /// given, and declarations count only in an assembly without debug information.
    /// </param>
    /// <param name="module">Name of the student's module, and the root of the namespaces that its types may stand in; null for the assembly's name.</param>
    /// <returns>By file and line; of several findings on a line for which there is the same advice, the first.</returns>
    /// <exception cref="BadImageFormatException">The stream holds no .NET assembly.</exception>
    public static IReadOnlyList<ScreeningFinding> Check(Stream assembly, ScreeningPolicy policy, Func<string, bool>? isStudentFile = null, string? module = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(policy);
        IReadOnlyList<ScreeningFinding> found = [];
        Exception? failure = null;
        var reader = new Thread(() =>
        {
            try
            {
                found = Read(assembly, policy, isStudentFile, module);
            }
            catch (Exception e)
            {
                failure = e;
            }
        }, StackSize)
        { Name = "screening" };
        reader.Start();
        reader.Join();
        if (failure is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        return found;
    }

    /// <summary>Gives findings their exact place where only the sources tell it: what has no code has no line in the debug information.</summary>
    /// <param name="findings">Findings, with files as <paramref name="sources"/> name them.</param>
    /// <param name="sources">The student's files.</param>
    public static IEnumerable<ScreeningFinding> Locate(IEnumerable<ScreeningFinding> findings, IReadOnlyList<(string Path, byte[] Content)> sources)
    {
        var texts = new Lazy<List<(string, string)>>(() => [.. sources.Select(source => (source.Path, SourceRules.Decode(source.Content)))]);
        foreach (ScreeningFinding finding in findings)
            yield return finding.Declared is { } declared && DeclarationFinder.Find(declared, finding.File, texts.Value) is { } place ? finding with { File = place.File, Line = place.Line } : finding;
    }

    private static IReadOnlyList<ScreeningFinding> Read(Stream assembly, ScreeningPolicy policy, Func<string, bool>? isStudentFile, string? module)
    {
        using var image = new AssemblyImage(assembly);
        var findings = new FindingList();
        var uses = new UseFinder(image, policy, isStudentFile, findings);
        var structure = new StructureRules(image, module ?? image.Module.Assembly.Name.Name, isStudentFile, findings);
        try
        {
            foreach (TypeDefinition type in image.Module.GetTypes())
            {
                uses.Visit(type);
                structure.Visit(type);
            }
            uses.VisitAssembly();
        }
        catch (UseFinder.TooMuchException)
        {
            findings.Add(new(FindingKind.Structure, image.Module.Assembly.Name.Name, null, 0) { Structure = "screen.too-much" });
        }
        return findings.InOrder();
    }
}
