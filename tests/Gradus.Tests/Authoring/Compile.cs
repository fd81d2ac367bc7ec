using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace Gradus.Tests.Authoring;

/// <summary>Sources to the bytes of an assembly; every warning is an error, as in our own builds.</summary>
internal static class Compile
{
    private static readonly MetadataReference[] Platform =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    public static byte[] Assembly(string name, string source, params byte[][] references) => Assembly(name, [source], ReportDiagnostic.Error, references);

    /// <summary>A stub's warnings (an async method without await, an unread parameter) stay warnings, as for students.</summary>
    public static byte[] Stub(string source) => Assembly("Gradus.Sample", [source], ReportDiagnostic.Default, []);

    private static byte[] Assembly(string name, string[] sources, ReportDiagnostic warnings, byte[][] references)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
            generalDiagnosticOption: warnings, nullableContextOptions: NullableContextOptions.Enable);
        const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading.Tasks;";
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14);
        var compilation = CSharpCompilation.Create(name, sources.Append(ImplicitUsings).Select(s => CSharpSyntaxTree.ParseText(s, parse)),
            [.. Platform, .. references.Select(image => MetadataReference.CreateFromImage(image))], options);
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        Assert.That(emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty, string.Join("\n", sources));
        return stream.ToArray();
    }
}
