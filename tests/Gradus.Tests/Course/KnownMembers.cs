using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gradus.Tests.Course;

/// <summary>What a rule of a policy can name: members of the framework and of modules.</summary>
/// <param name="modules">The modules' assemblies.</param>
internal sealed class KnownMembers(params string[] modules)
{
    private static readonly MetadataReference[] Framework =
        [.. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.*.dll")
            .Where(path => !path.EndsWith(".Native.dll", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path))];

    private readonly INamespaceSymbol root = CSharpCompilation.Create("known", references: [.. Framework, .. modules.Select(module => MetadataReference.CreateFromFile(module))],
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, metadataImportOptions: MetadataImportOptions.All)).GlobalNamespace;

    /// <summary>Whether <c>Namespace.Type.Member</c>, <c>Namespace.Type</c> <c>Namespace.Type.Member()</c> or <c>Namespace.*</c> stands for anything.</summary>
    internal bool Has(string rule)
    {
        bool parameterless = rule.EndsWith("()", StringComparison.Ordinal);
        if (parameterless) rule = rule[..^2];
        bool all = rule.EndsWith(".*", StringComparison.Ordinal);
        bool constructor = rule.EndsWith("..ctor", StringComparison.Ordinal);
        string[] names = (all ? rule[..^2] : constructor ? rule[..^6] : rule).Split('.');
        IEnumerable<INamespaceOrTypeSymbol> found = [root];
        foreach (string name in constructor || all ? names : names[..^1])
            found = found.SelectMany(f => f.GetMembers(name)).OfType<INamespaceOrTypeSymbol>().ToList();
        return all ? found.OfType<INamespaceSymbol>().Any(n => n.GetTypeMembers().Any(t => t.DeclaredAccessibility == Accessibility.Public))
            : constructor ? found.OfType<INamedTypeSymbol>().Any(t => t.InstanceConstructors.Any(c => !parameterless || c.Parameters.Length == 0))
            : found.Any(f => f.GetMembers(names[^1]).Any(m => m is not INamespaceSymbol && (!parameterless || m is IMethodSymbol { Parameters.Length: 0 })));
    }
}
