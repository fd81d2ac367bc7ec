using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gradus.Authoring;

/// <summary>
/// One source file as students get it. The cut replaces spans of the text and leaves every other byte alone,
/// so that what a student reads is formatted as its author wrote it.
/// </summary>
internal static class Stub
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14, DocumentationMode.Parse);

    public static SyntaxTree Parse(string text, string file)
    {
        var tree = CSharpSyntaxTree.ParseText(text, Options);
        if (tree.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
            throw new AuthoringException(file, error.Location.GetLineSpan().StartLinePosition.Line + 1, "not valid C#: " + error.GetMessage(CultureInfo.InvariantCulture));
        return tree;
    }

    public static string Of(string text, string file)
    {
        var tree = Parse(text, file);
        foreach (var hidden in tree.GetRoot().DescendantTrivia().Where(t => t.IsKind(SyntaxKind.DisabledTextTrivia)))
            throw new AuthoringException(file, ExerciseMarker.LineOf(tree, hidden.SpanStart), "code that a condition switches off would reach students uncut; an editable file has no #if");

        var markers = ExerciseMarker.Find(tree, file);
        if (markers.Count == 0)
            throw new AuthoringException(file, 0, "no `// exercise: <group>` and no `// solution` in a file that students edit; a file given to them whole belongs in Given/");
        var solutions = markers.Where(m => m.IsSolution).Select(m => m.Target).ToHashSet();
        var edits = new List<Edit>();
        foreach (var marker in markers)
        {
            if (edits.Any(e => e.Start <= marker.Comment.SpanStart && marker.Comment.SpanStart < e.End))
                throw new AuthoringException(file, marker.Line, $"the marker `{marker.Comment}` stands in a member that is withheld as a whole; remove the inner marker");
            edits.AddRange(marker.IsSolution ? [Vanish(marker, solutions, text, file)] : Withhold(marker, text, file));
        }

        string stub = Apply(edits, text);
        Parse(stub, file + " (its stub)");
        return SourceText.Normalise(stub);
    }

    private readonly record struct Edit(int Start, int End, string Text);

    private static string Apply(IEnumerable<Edit> edits, string text)
    {
        foreach (var edit in edits.OrderByDescending(e => e.Start)) text = text[..edit.Start] + edit.Text + text[edit.End..];
        return text;
    }

    private static Edit Vanish(ExerciseMarker marker, HashSet<SyntaxNode> solutions, string text, string file)
    {
        var node = marker.Target;
        if (node is not MemberDeclarationSyntax || node is EnumMemberDeclarationSyntax or BaseNamespaceDeclarationSyntax)
            throw new AuthoringException(file, marker.Line, "`// solution` stands above what cannot be cut out; it goes above a private member or an internal type");
        if (IsPublic(node))
            throw new AuthoringException(file, marker.Line, "`// solution` stands above a public or protected member, which students' code must keep; make it private or mark it as an exercise");
        int end = node.FullSpan.End;
        var siblings = node.Parent!.ChildNodes().OfType<MemberDeclarationSyntax>().ToList();
        int index = siblings.IndexOf((MemberDeclarationSyntax)node);
        bool opensTheType = node.Parent is TypeDeclarationSyntax && siblings.Take(index).All(solutions.Contains);
        if (opensTheType && index + 1 < siblings.Count && !solutions.Contains(siblings[index + 1]))
            while (end < text.Length && text[end] == '\n') end++;
        return new Edit(node.FullSpan.Start, end, "");
    }

    private static bool IsPublic(SyntaxNode member) => member.AncestorsAndSelf().OfType<MemberDeclarationSyntax>()
        .Where(m => m is not BaseNamespaceDeclarationSyntax && !(m is TypeDeclarationSyntax { Identifier.Text: "" }))
        .All(m => m.Modifiers.Any(SyntaxKind.PublicKeyword)
            || (m.Modifiers.Any(SyntaxKind.ProtectedKeyword) && !m.Modifiers.Any(SyntaxKind.PrivateKeyword))
            || (m.Parent is InterfaceDeclarationSyntax && !m.Modifiers.Any(SyntaxKind.PrivateKeyword) && !m.Modifiers.Any(SyntaxKind.InternalKeyword)));

    private static List<Edit> Withhold(ExerciseMarker marker, string text, string file)
    {
        string thrown = $"throw new NotImplementedException({SymbolDisplay.FormatLiteral(MemberName.Of(marker.Target), quote: true)})";
        var edits = marker.Target switch
        {
            BaseMethodDeclarationSyntax m => Body(m.Body, m.ExpressionBody, thrown, text),
            LocalFunctionStatementSyntax f => Body(f.Body, f.ExpressionBody, thrown, text),
            AccessorDeclarationSyntax a => Body(a.Body, a.ExpressionBody, thrown, text),
            PropertyDeclarationSyntax { ExpressionBody: { } arrow } => Body(null, arrow, thrown, text),
            IndexerDeclarationSyntax { ExpressionBody: { } arrow } => Body(null, arrow, thrown, text),
            BasePropertyDeclarationSyntax { AccessorList: { } accessors } p => Accessors(p, accessors, thrown, text),
            _ => [],
        };
        if (edits.Count == 0)
            throw new AuthoringException(file, marker.Line, $"`{marker.Comment}` stands above what has no body to withhold; it goes above a method, constructor, operator, property or indexer with a body");

        edits.Add(new Edit(marker.Comment.SpanStart, marker.Comment.Span.End, $"// TODO ({marker.Group})"));
        edits.AddRange(AsyncOfAnIterator(marker.Target));
        var last = marker.Target.GetLastToken();
        if (last.TrailingTrivia.LastOrDefault(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia)) is { RawKind: not 0 } remark)
            edits.Add(new Edit(last.Span.End, remark.Span.End, "")); // a remark behind the body speaks of the body
        return edits;
    }

    private static List<Edit> Body(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow, string thrown, string text)
    {
        if (block is not null)
        {
            int start = block.OpenBraceToken.Span.End, end = block.CloseBraceToken.SpanStart;
            if (!text[start..end].Contains('\n')) return [new Edit(start, end, $" {thrown}; ")];
            int lineStart = text.LastIndexOf('\n', end - 1) + 1;
            string indent = string.Concat(text[lineStart..end].TakeWhile(c => c is ' ' or '\t'));
            return [new Edit(start, end, $"\n{indent}    {thrown};\n{indent}")];
        }
        if (arrow is not null)
        {
            int start = arrow.ArrowToken.Span.End, expression = arrow.Expression.SpanStart;
            string between = text[start..expression];
            return [new Edit(start, arrow.GetLastToken().GetNextToken().SpanStart, (string.IsNullOrWhiteSpace(between) ? between : " ") + thrown)];
        }
        return [];
    }

    private static List<Edit> Accessors(BasePropertyDeclarationSyntax property, AccessorListSyntax list, string thrown, string text)
    {
        var initializer = (property as PropertyDeclarationSyntax)?.Initializer;
        if (list.Accessors is [{ Keyword.RawKind: (int)SyntaxKind.GetKeyword, Body: not null, AttributeLists.Count: 0 }] && initializer is null)
            return [new Edit(list.GetFirstToken().GetPreviousToken().Span.End, list.Span.End, $" => {thrown};")];

        var edits = list.Accessors.SelectMany(a => Body(a.Body, a.ExpressionBody, thrown, text)).ToList();
        bool keepsItsField = list.Accessors.Any(a => a.Body is null && a.ExpressionBody is null);
        if (initializer is not null && edits.Count > 0 && !keepsItsField)
            edits.Add(new Edit(list.Span.End, ((PropertyDeclarationSyntax)property).SemicolonToken.Span.End, "")); // without `field` there is nothing to initialise
        return edits;
    }

    /// <summary>An async method that yields must contain a <c>yield</c>; without its body it can only be an ordinary method of the same signature.</summary>
    private static IEnumerable<Edit> AsyncOfAnIterator(SyntaxNode member)
    {
        var modifiers = member switch
        {
            MethodDeclarationSyntax m => m.Modifiers,
            LocalFunctionStatementSyntax f => f.Modifiers,
            _ => default,
        };
        var async = modifiers.FirstOrDefault(t => t.IsKind(SyntaxKind.AsyncKeyword));
        bool yields = member.DescendantNodes(n => n == member || n is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)).OfType<YieldStatementSyntax>().Any();
        return async.RawKind != 0 && yields ? [new Edit(async.SpanStart, async.GetNextToken().SpanStart, "")] : [];
    }
}
