using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Gradus.Tests.Screening;

/// <summary>A small program, compiled in memory as submissions are: portable debug information embedded.</summary>
internal sealed record Sample(byte[] Image, MetadataReference Reference)
{
    private static readonly MetadataReference[] framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>What samples can name: the framework, other assemblies, and declarations in further sources.</summary>
    public static INamespaceSymbol Known(IEnumerable<(string File, string Source)> files, IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create("known", files.Select(file => CSharpSyntaxTree.ParseText(file.Source)), [.. framework, .. references]).GlobalNamespace;

    public Stream Open() => new MemoryStream(Image, writable: false);

    public static Sample Compile(string assemblyName, string source, params IEnumerable<MetadataReference> references) =>
        Compile(assemblyName, [("Student.cs", source)], references);

    public static Sample Compile(string assemblyName, (string File, string Source)[] files, IEnumerable<MetadataReference> references, bool optimise = false, bool symbols = true)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Preview);
        SyntaxTree usings = CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.Linq;", parse);
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Source, Encoding.UTF8), parse, file.File)).Prepend(usings);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: files.Any(file => file.Source.Contains("unsafe ", StringComparison.Ordinal)), nullableContextOptions: NullableContextOptions.Enable,
            optimizationLevel: optimise ? OptimizationLevel.Release : OptimizationLevel.Debug);
        var image = new MemoryStream();
        EmitResult result = CSharpCompilation.Create(assemblyName, trees, [.. framework, .. references], options)
            .Emit(image, options: symbols ? new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded) : new EmitOptions());
        return result.Success
            ? new(image.ToArray(), MetadataReference.CreateFromImage(image.ToArray()))
            : throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error)));
    }

    /// <summary>Line, from 1, that holds a mark.</summary>
    public static int LineOf(string source, string mark) =>
        Array.FindIndex(source.Split('\n'), line => line.Contains(mark, StringComparison.Ordinal)) is >= 0 and var line
            ? line + 1
            : throw new ArgumentException($"No line contains '{mark}'.", nameof(mark));
}
