using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gradus.Engine.Compiling;

/// <summary>Attributes that open an assembly's internals, or others' to it. By what they mean, so that an alias hides none; other attributes of an assembly do no harm.</summary>
internal static class FriendAttributes
{
    /// <summary>Code of the error; its message is the attribute's name.</summary>
    internal const string Code = "GR0113";

    private static readonly HashSet<string> Names = ["InternalsVisibleToAttribute", "IgnoresAccessChecksToAttribute"];

    internal static CompileError[] In(CSharpCompilation compilation) =>
    [
        .. from attribute in compilation.Assembly.GetAttributes()
           let type = attribute.AttributeClass
           where type is not null && Names.Contains(type.Name) && type.ContainingNamespace.ToDisplayString() == "System.Runtime.CompilerServices"
           let place = attribute.ApplicationSyntaxReference
           select new CompileError(Code, type.Name[..^"Attribute".Length], place?.SyntaxTree.FilePath, place is null ? 0 : place.SyntaxTree.GetLineSpan(place.Span).StartLinePosition.Line + 1),
    ];
}
