using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gradus.Authoring;

/// <summary>A comment line above a member that says what students get of it: <c>// exercise: group</c> or <c>// solution</c>.</summary>
/// <param name="Group">The exercise whose body is withheld; <see langword="null"/> for a member of the solution, which vanishes.</param>
internal sealed partial record ExerciseMarker(SyntaxTrivia Comment, SyntaxNode Target, string? Group, int Line)
{
    private const string Forms = "a marker is `// exercise: <group>` with the group in kebab-case, or `// solution`";

    public bool IsSolution => Group is null;

    /// <summary>All markers of a file in their order. A comment that looks like a marker and is none is an error: overlooked, it would give a solution away.</summary>
    public static IReadOnlyList<ExerciseMarker> Find(SyntaxTree tree, string file)
    {
        var markers = new List<ExerciseMarker>();
        foreach (var comment in Comments(tree))
        {
            string text = comment.ToString();
            var target = MemberBelow(comment);
            if (!IsMeant(text) && !(target is not null && IsJustAbove(comment) && LooksMeant().IsMatch(text))) continue;
            int line = LineOf(tree, comment.SpanStart);
            string? group = GroupOf(text, file, line);
            if (target is null)
                throw new AuthoringException(file, line, $"the marker `{text}` stands above no member; it goes on its own line just above the member's attributes and modifiers");
            if (comment.Token.LeadingTrivia.SkipWhile(t => t != comment).Any(t => t.HasStructure && t.GetStructure() is DocumentationCommentTriviaSyntax))
                throw new AuthoringException(file, line, $"the marker `{text}` stands above the doc comment; it goes below, just above the declaration");
            if (markers.Any(m => m.Target == target))
                throw new AuthoringException(file, line, "a second marker on one member; leave one");
            markers.Add(new ExerciseMarker(comment, target, group, line));
        }
        return markers;
    }

    /// <summary>The first marker of a file that should have none, as its line and text.</summary>
    public static (int Line, string Text)? First(SyntaxTree tree) =>
        Comments(tree).Where(c => IsMeant(c.ToString())).Select(c => ((int, string)?)(LineOf(tree, c.SpanStart), c.ToString())).FirstOrDefault();

    public static int LineOf(SyntaxTree tree, int position) => tree.GetText().Lines.GetLinePosition(position).Line + 1;

    private static IEnumerable<SyntaxTrivia> Comments(SyntaxTree tree) =>
        tree.GetRoot().DescendantTrivia().Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia));

    private static bool IsMeant(string comment) => KnownWord().IsMatch(comment);

    private static string? GroupOf(string comment, string file, int line)
    {
        if (comment == "// solution") return null;
        var exercise = Exercise().Match(comment);
        if (exercise.Success) return exercise.Groups[1].Value;
        throw new AuthoringException(file, line, $"`{comment}` is not a marker; {Forms}");
    }

    private static SyntaxNode? MemberBelow(SyntaxTrivia comment) =>
        comment.Token.LeadingTrivia.Contains(comment)
            ? comment.Token.Parent?.AncestorsAndSelf().FirstOrDefault(n =>
                n is MemberDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax && n.GetFirstToken() == comment.Token)
            : null;

    private static bool IsJustAbove(SyntaxTrivia comment) =>
        comment.Token.LeadingTrivia.SkipWhile(t => t != comment).Skip(1).All(t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia));

    [GeneratedRegex(@"^//\s*(exercise|solution)\s*(:.*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KnownWord();

    /// <summary>One lower-case word, alone or with a group: no sentence of a comment has this form.</summary>
    [GeneratedRegex(@"^//\s*([a-z]+|[A-Za-z]+\s*:\s*[a-z0-9-]+)\s*$")]
    private static partial Regex LooksMeant();

    [GeneratedRegex("^// exercise: ([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$")]
    private static partial Regex Exercise();
}
