using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Gradus.Engine.Compiling;

/// <summary>Roslyn as a library. It runs in the compiler process only: sources can be written that overflow its stack or take it minutes.</summary>
internal static class SourceCompiler
{
    private const int MostErrors = 50;
    private static readonly Lazy<MetadataReference[]> Framework = new(FrameworkReferences);
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    internal static CompileResult Compile(CompileRequest request)
    {
        var options = StudentOptions.Read(request.OptionsFile);
        // The compiler's own command line sets options that its API hides, so that the code is what csc makes.
        var command = CSharpCommandLineParser.Default.Parse([.. options.Arguments, GeneratedSource], Path.GetDirectoryName(request.OptionsFile), null);
        var sources = request.Sources.OrderBy(s => s.Path, StringComparer.Ordinal)
            .Append(new SourceFile(StudentOptions.GeneratedName, Utf8.GetBytes(options.Generated)));
        var trees = sources.Select(s => CSharpSyntaxTree.ParseText(
            SourceText.From(s.Content, s.Content.Length, Utf8, SourceHashAlgorithm.Sha256), command.ParseOptions, s.Path));
        var compilation = CSharpCompilation.Create(request.AssemblyName, trees,
            [.. Framework.Value, .. request.References.Select(r => MetadataReference.CreateFromFile(r))],
            command.CompilationOptions.WithModuleName(request.AssemblyName + ".dll"));

        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly, options: command.EmitOptions);
        return emitted.Success ? new CompileResult(assembly.ToArray(), []) : new CompileResult(null,
        [
            .. emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(Describe)
                .OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line).Distinct().Take(MostErrors),
        ]);
    }

    private const string GeneratedSource = "source.cs"; // a command line without sources is an error

    private static CompileError Describe(Diagnostic d)
    {
        string message = d.GetMessage(CultureInfo.InvariantCulture);
        bool placed = d.Location.IsInSource;
        return new CompileError(d.Id, message.Length <= 500 ? message : message[..499] + "…", placed ? d.Location.SourceTree!.FilePath : null, placed ? d.Location.GetLineSpan().StartLinePosition.Line + 1 : 0);
    }

    /// <summary>The assemblies of the running framework: a published tool needs no SDK.</summary>
    private static MetadataReference[] FrameworkReferences()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(f => Path.GetDirectoryName(f) == folder).Order(StringComparer.Ordinal).Select(f => MetadataReference.CreateFromFile(f)),
        ];
    }
}
