using System.Text;
using Gradus.Screening;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gradus.Authoring;

/// <summary>Writes down which members belong to which exercise: the markers of the reference, which vanish from the stubs.</summary>
internal static class ExerciseList
{
    /// <summary>The file for <c>assignments/&lt;id&gt;</c> (<see cref="ExerciseMembers"/>).</summary>
    /// <param name="referenceDirectory">For example <c>reference/Gradus.Metrics</c>.</param>
    /// <exception cref="AuthoringException">A source does not parse, or a marker is malformed or stands in a wrong place.</exception>
    public static GeneratedFile Of(string referenceDirectory)
    {
        var members = Directory.GetFiles(referenceDirectory, "*.cs").Order(StringComparer.Ordinal).SelectMany(Members).Distinct().GroupBy(member => member.Exercise);
        var text = new StringBuilder("# Made by `gradus stubs`: the members of each exercise, by which a policy's lines `in` exercises know whom a use concerns.\n");
        foreach (var exercise in members)
            foreach (var (name, member) in exercise) text.Append(name).Append(" : ").Append(member).Append('\n');
        return new GeneratedFile(ExerciseMembers.FileName, text.ToString());
    }

    private static IEnumerable<(string Exercise, string Member)> Members(string path)
    {
        string file = Path.GetFileName(path);
        var tree = Stub.Parse(SourceText.Read(path, file), file);
        // Names need no references: what a type means is not asked.
        var model = CSharpCompilation.Create(file, [tree]).GetSemanticModel(tree);
        return [.. ExerciseMarker.Find(tree, file).Where(marker => !marker.IsSolution).Select(marker => (marker.Group!, NameOf(model.GetDeclaredSymbol(marker.Target)!)))];
    }

    /// <summary>As policies name members: an operator is <c>op_Addition</c>, a constructor <c>..ctor</c>, and what is declared in a member's body is the member's.</summary>
    private static string NameOf(ISymbol symbol)
    {
        while (symbol.ContainingSymbol is IMethodSymbol outer) symbol = outer;
        string name = symbol.MetadataName;
        if (!name.StartsWith('.')) name = name[(name.LastIndexOf('.') + 1)..]; // the member of an interface
        for (var type = symbol.ContainingType; type is not null; type = type.ContainingType) name = $"{type.Name}.{name}";
        return symbol.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{name}" : name;
    }
}
