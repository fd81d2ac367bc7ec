using Gradus.Engine.Compiling;
using Gradus.Engine.Kits;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using Gradus.Screening;
using Diagnostic = Gradus.Grading.Records.Diagnostic;

namespace Gradus.Engine.Parts;

/// <summary>Compiles and screens the modules of submissions, each alone: against the reference's of what it builds on, with its own given files, by its own policy.</summary>
/// <param name="compiler">Compiles.</param>
/// <param name="screens">Whether code is looked through.</param>
public sealed class PartCompiler(ICompiler compiler, bool screens = true)
{
    /// <summary>Makes a module of files.</summary>
    /// <param name="kit">The module's kit.</param>
    /// <param name="probe">File of the probe that calls it.</param>
    /// <param name="files">Its files, by their paths in the submission.</param>
    public PartState Compile(PartKit kit, string probe, IReadOnlyList<(string Path, byte[] Content)> files)
    {
        // Code that gives itself another name must not get as far as the compiler: screening and places would believe it.
        if (screens && Policy.OfSources(files) is { } refused) return new PartState(kit, Outcome.Rejected, refused.Diagnostics) { Policy = refused };
        SourceFile[] own = [.. files.Select(f => new SourceFile(f.Path, f.Content))];
        if (SourceShape.Check(own) is { } shape) return new PartState(kit, Outcome.Rejected, [shape]);
        var compiled = compiler.Compile(new CompileRequest(kit.Assignment.Module, kit.OptionsFile, kit.References, [.. own, .. kit.Given]));
        if (compiled.GaveUp is { } limit) return new PartState(kit, Outcome.Rejected, [new Diagnostic(Severity.Error, "GR0107", limit.Text, null)]);
        if (compiled.Assembly is not { } assembly) return new PartState(kit, Outcome.NotCompiled, [.. CompileErrors.Of(compiled.Errors, own)]);

        var places = new SourcePlaces(new SourceMap(new MemoryStream(assembly), probe), "", files.Select(f => f.Path));
        var policy = screens ? Policy.Of(new MemoryStream(assembly), kit.Policy, kit.Assignment.Module, places, files) : Policy.None;
        return new PartState(kit, policy.Rejects ? Outcome.Rejected : Outcome.Graded, policy.Diagnostics) { Assembly = assembly, Policy = policy, Places = places };
    }
}
