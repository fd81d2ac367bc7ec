using System.Reflection;
using System.Runtime.Loader;
using Gradus.Authoring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Gradus.Tests.Authoring;

/// <summary>
/// Runs the code blocks of a handout against one module. Roslyn's own script loader asks the default load context first, so that a module the
/// process has loaded would always win; a script that is emitted here and loaded into a context of its own runs against the assembly it was given.
/// </summary>
/// <param name="image">The module's assembly; null where all modules are the process's own.</param>
/// <param name="usings">Namespaces that the blocks use besides System and System.Linq.</param>
public sealed class HandoutScript(byte[]? image, params string[] usings)
{
    private readonly ScriptOptions options = ScriptOptions.Default
        .WithReferences(image is null ? [] : [MetadataReference.CreateFromImage(image)])
        .AddReferences(typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(List<>).Assembly)
        .WithImports(["System", "System.Linq", .. usings]);

    public static HandoutScript OfModule(string path, params string[] usings) => new(File.ReadAllBytes(path), usings);

    /// <summary>Assemblies of further modules that the blocks and the module use; they are the process's own.</summary>
    public IReadOnlyList<Assembly> Given { get; init; } = [];

    /// <returns>What the block's result lines gave, in their order.</returns>
    /// <exception cref="CompilationErrorException">The block does not compile against the module.</exception>
    public object?[] Run(HandoutBlock block)
    {
        var statements = HandoutCode.Statements(block, out string results);
        var compilation = CSharpScript.Create<object?[]>(string.Join('\n', statements) + "\nreturn " + results + ";", options.AddReferences(Given)).GetCompilation();
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        if (!emitted.Success) throw new CompilationErrorException(string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)), emitted.Diagnostics);
        stream.Position = 0;

        var context = new ModuleContext(image);
        try
        {
            var entry = compilation.GetEntryPoint(CancellationToken.None)!;
            var factory = context.LoadFromStream(stream).GetType(entry.ContainingType.MetadataName)!
                .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
            return factory.CreateDelegate<Func<object?[], Task<object?[]>>>()(new object?[2]).GetAwaiter().GetResult();
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>What a handout states and the module does not give: file, line, the stated and the computed value. Empty when it holds.</summary>
    public IReadOnlyList<string> Disagreements(Handout handout) => [.. handout.Blocks.SelectMany(block => block.Results.Zip(Run(block))
        .Where(pair => !HandoutValue.Agrees(pair.Second, pair.First.Expected))
        .Select(pair => FormattableString.Invariant($"{handout.File}:{pair.First.Number}: `{pair.First.Text.Trim()}` gives {Shown(pair.Second)}")))];

    private static string Shown(object? value) => value is System.Collections.IEnumerable and not string
        ? "[" + string.Join(", ", ((System.Collections.IEnumerable)value).Cast<object?>().Select(Shown)) + "]"
        : value is null ? "null" : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;

    private sealed class ModuleContext : AssemblyLoadContext
    {
        private readonly Assembly? module;

        public ModuleContext(byte[]? image) : base("handout", isCollectible: true) => module = image is null ? null : LoadFromStream(new MemoryStream(image));

        protected override Assembly? Load(AssemblyName name) => name.Name == module?.GetName().Name ? module : null;
    }
}
