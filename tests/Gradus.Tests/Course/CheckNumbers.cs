using System.Globalization;
using Gradus.Authoring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gradus.Tests.Course;

/// <summary>The numbers that a check stands by, read from its source: those in its body, and those of the suite's fields that it names. What known mistakes give does not count. Signs are left out.</summary>
internal sealed class CheckNumbers
{
    private readonly SyntaxNode[] files;

    private CheckNumbers(IEnumerable<string> sources) => files = [.. sources.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot())];

    /// <summary>Those of an assignment's checks.</summary>
    internal static CheckNumbers Of(AssignmentSources assignment) => new(CourseSources.Sources("graders", "suites", assignment.Manifest.Id));

    /// <summary>Those of one check, <c>Fixture.Method</c>.</summary>
    internal IEnumerable<double> In(string check)
    {
        string[] names = check.Split('.');
        var body = files.SelectMany(file => file.DescendantNodes()).OfType<MethodDeclarationSyntax>()
            .Single(method => method.Identifier.Text == names[1] && method.Parent is ClassDeclarationSyntax { Identifier.Text: var fixture } && fixture == names[0]);
        var named = body.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
        var fields = files.SelectMany(file => file.DescendantNodes()).OfType<FieldDeclarationSyntax>().SelectMany(field => field.Declaration.Variables).Where(field => named.Contains(field.Identifier.Text));
        return fields.Prepend<SyntaxNode>(body).SelectMany(Literals);
    }

    private static IEnumerable<double> Literals(SyntaxNode node) => node.DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.NumericLiteralToken) && !token.Parent!.Ancestors().Any(IsMistake) && !token.Parent.Ancestors().OfType<AttributeSyntax>().Any())
        .Select(token => Convert.ToDouble(token.Value, CultureInfo.InvariantCulture));

    private static bool IsMistake(SyntaxNode node) => node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "Mistake" } }
        or ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Mistake" } } };
}
