using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Gradus.Engine.Compiling;

/// <summary>Roslyn as a library. It runs in the compiler process only: sources can be written that overflow its stack or take it minutes.</summary>
internal static class SourceCompiler
{
    private const int MostErrors = 50;
    private const int MostGiven = 64;
    private const string GeneratedSource = "source.cs"; // a command line without sources is an error
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    private static readonly Dictionary<(string Path, string Hash, CSharpParseOptions Options), SyntaxTree> Given = [];

    internal static CompileResult Compile(CompileRequest request)
    {
        var options = StudentOptions.Read(request.OptionsFile);
        // The compiler's own command line sets options that its API hides, so that the code is what csc makes.
        var command = CSharpCommandLineParser.Default.Parse([.. options.Arguments, GeneratedSource], Path.GetDirectoryName(request.OptionsFile), null);
        var sources = request.Sources.OrderBy(s => s.Path, StringComparer.Ordinal)
            .Append(new SourceFile(StudentOptions.GeneratedName, Utf8.GetBytes(options.Generated)));
        var compilation = CSharpCompilation.Create(request.AssemblyName, sources.Select(s => Parse(s, command.ParseOptions)),
            [.. ReferenceShelf.Framework, .. request.References.Select(ReferenceShelf.Of)], Closed(command.CompilationOptions).WithModuleName(request.AssemblyName + ".dll"));

        if (FriendAttributes.In(compilation) is { Length: > 0 } friends) return new CompileResult(null, friends);
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly, options: command.EmitOptions);
        return emitted.Success ? new CompileResult(assembly.ToArray(), []) : new CompileResult(null,
        [
            .. emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(Describe)
                .OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line).Distinct().Take(MostErrors),
        ]);
    }

    /// <summary>Compiles what students write most of, so that the first of them does not wait for the compiler to be compiled.</summary>
    internal static void Warm()
    {
        const string sample = """
            using System; using System.Collections.Generic; using System.Linq;
            namespace Warm;
            public record Point(double X, double Y);
            public static class Sample
            {
                private static readonly double[] Table = [1, 2.5, -3e-4];
                public static double Mean(IReadOnlyList<double> x) => x.Count == 0 ? throw new ArgumentException($"{nameof(x)} has {x.Count:0} values") : x.Select(v => v * v).Where(v => !double.IsNaN(v)).Sum() / x.Count;
                public static double[,] Product(double[,] a, double[,] b)
                {
                    var c = new double[a.GetLength(0), b.GetLength(1)];
                    for (int i = 0; i < c.GetLength(0); i++)
                        for (int j = 0; j < c.GetLength(1); j++)
                        {
                            double sum = 0;
                            for (int k = 0; k < a.GetLength(1); k++) sum += a[i, k] * b[k, j];
                            c[i, j] = sum;
                        }
                    return c;
                }
                public static string Kind(object o) => o switch { int n when n > 0 => "positive", Point { X: 0 } => "axis", null => "none", _ => o.ToString() ?? "" };
                public static IEnumerable<(int, string)> Walk(Dictionary<string, int> d) { foreach (var (k, v) in d.OrderBy(p => p.Value)) yield return (v, k); }
            }
            """;
        string[] arguments = ["/noconfig", "/nostdlib+", "/target:library", "/nullable:enable", "/debug+", "/debug:embedded", "/deterministic+", GeneratedSource];
        var command = CSharpCommandLineParser.Default.Parse(arguments, AppContext.BaseDirectory, null);
        CSharpCompilation.Create("Warm", [Tree(new SourceFile("Warm.cs", Utf8.GetBytes(sample)), command.ParseOptions)], ReferenceShelf.Framework, Closed(command.CompilationOptions))
            .Emit(Stream.Null, options: command.EmitOptions);
    }

    /// <summary>Sources cannot make the compiler open files (keys, scripts, included documentation), and all of it stays on the one thread that has a large stack.</summary>
    private static CSharpCompilationOptions Closed(CSharpCompilationOptions options) => options
        .WithConcurrentBuild(false).WithStrongNameProvider(null).WithMetadataReferenceResolver(null).WithSourceReferenceResolver(null).WithXmlReferenceResolver(null);

    /// <summary>Given files come with every submission; a tree never changes and may be in any number of compilations.</summary>
    private static SyntaxTree Parse(SourceFile source, CSharpParseOptions options)
    {
        if (!source.Path.StartsWith("Given/", StringComparison.Ordinal)) return Tree(source, options);
        var key = (source.Path, Convert.ToHexString(SHA256.HashData(source.Content)), options);
        if (Given.TryGetValue(key, out var tree)) return tree;
        if (Given.Count == MostGiven) Given.Clear();
        return Given[key] = Tree(source, options);
    }

    private static SyntaxTree Tree(SourceFile source, CSharpParseOptions options) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source.Content, source.Content.Length, Utf8, SourceHashAlgorithm.Sha256), options, source.Path);

    private static CompileError Describe(Diagnostic d)
    {
        string message = d.GetMessage(CultureInfo.InvariantCulture);
        bool placed = d.Location.IsInSource;
        return new CompileError(d.Id, message.Length <= 500 ? message : message[..499] + "…", placed ? d.Location.SourceTree!.FilePath : null, placed ? d.Location.GetLineSpan().StartLinePosition.Line + 1 : 0);
    }
}
