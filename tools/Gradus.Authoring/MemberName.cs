using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gradus.Authoring;

/// <summary>The name under which a missing exercise is reported: type and member, without namespace, type parameters and signature.</summary>
internal static class MemberName
{
    /// <returns>For example <c>ConfusionMatrix.Accuracy</c>, <c>Value.operator +</c>, <c>Grid.this</c>, <c>Grid.Cell.Cell</c> (a constructor of a nested type).</returns>
    public static string Of(SyntaxNode node)
    {
        var member = node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().First();
        var types = member.Ancestors().OfType<TypeDeclarationSyntax>().Select(t => t.Identifier.Text).Where(name => name.Length > 0).Reverse();
        return string.Join('.', types.Append(Simple(member)));
    }

    private static string Simple(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax m => m.Identifier.Text,
        ConstructorDeclarationSyntax c => c.Identifier.Text,
        DestructorDeclarationSyntax d => "~" + d.Identifier.Text,
        OperatorDeclarationSyntax o => Join("operator", o.CheckedKeyword.Text, o.OperatorToken.Text),
        ConversionOperatorDeclarationSyntax c => Join(c.ImplicitOrExplicitKeyword.Text, "operator", c.CheckedKeyword.Text, c.Type.ToString()),
        PropertyDeclarationSyntax p => p.Identifier.Text,
        IndexerDeclarationSyntax => "this",
        EventDeclarationSyntax e => e.Identifier.Text,
        _ => member.Kind().ToString(),
    };

    private static string Join(params string[] words) => string.Join(' ', words.Where(w => w.Length > 0));
}
