using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gradus.Authoring;

/// <summary>The code of a block: C# statements, and lines that state what an expression gives.</summary>
internal static partial class HandoutStatements
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14);

    public static IReadOnlyList<HandoutLine> Read(IReadOnlyList<HandoutLine> code, string file, int fence, string id)
    {
        var comments = ResultComments(code);
        var lines = code.Select((line, i) => comments.TryGetValue(i, out int column) ? Result(line, column, file) : line).ToList();
        if (comments.Count == 0) throw new AuthoringException(file, fence, $"block `{id}` states no result; end it with a line `<expression>  // => <value>`");
        CheckStatements(lines, file);
        return lines;
    }

    /// <summary>The block as statements of a method body: each result goes to its place in an array. Lines stay lines.</summary>
    public static IReadOnlyList<string> Body(IReadOnlyList<HandoutLine> lines, string results)
    {
        int index = 0;
        return [.. lines.Select(line => line is HandoutResult result ? string.Create(CultureInfo.InvariantCulture, $"{results}[{index++}] = {result.Expression};") : line.Text)];
    }

    /// <summary>Which lines begin inside a text that spans lines: indenting them would change it.</summary>
    public static HashSet<int> InsideText(IReadOnlyList<string> body)
    {
        string source = string.Join('\n', body);
        var root = CSharpSyntaxTree.ParseText(source, Options.WithKind(SourceCodeKind.Script)).GetRoot();
        var text = root.GetText();
        return [.. root.DescendantNodes()
            .Where(n => n is InterpolatedStringExpressionSyntax || n.IsKind(SyntaxKind.StringLiteralExpression) || n.IsKind(SyntaxKind.Utf8StringLiteralExpression))
            .Select(n => text.Lines.GetLinePositionSpan(n.Span))
            .SelectMany(span => Enumerable.Range(span.Start.Line + 1, span.End.Line - span.Start.Line))];
    }

    /// <summary>Lines that carry a comment <c>// => …</c>, with its column. The lexer finds it: the same characters may stand in a text.</summary>
    private static Dictionary<int, int> ResultComments(IReadOnlyList<HandoutLine> code)
    {
        string source = string.Join('\n', code.Select(l => l.Text));
        var text = Microsoft.CodeAnalysis.Text.SourceText.From(source);
        return SyntaxFactory.ParseTokens(source, options: Options)
            .SelectMany(token => token.LeadingTrivia.Concat(token.TrailingTrivia))
            .Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) && Stated().IsMatch(t.ToString()))
            .Select(t => text.Lines.GetLinePosition(t.SpanStart))
            .ToDictionary(position => position.Line, position => position.Character);
    }

    private static HandoutResult Result(HandoutLine line, int column, string file)
    {
        string expression = line.Text[..column].Trim();
        var parsed = SyntaxFactory.ParseExpression(expression, options: Options, consumeFullText: true);
        if (expression.Length == 0 || parsed.ContainsDiagnostics)
            throw new AuthoringException(file, line.Number, $"`{expression}` is not an expression; a result is one line `<expression>  // => <value>`, without a semicolon");
        try
        {
            object expected = HandoutValue.Parse(Stated().Match(line.Text[column..]).Groups[1].Value, out string rest);
            return new HandoutResult(line.Text, line.Number, expression, expected, Mistake(rest, expected));
        }
        catch (FormatException error)
        {
            throw new AuthoringException(file, line.Number, error.Message);
        }
    }

    private static HandoutMistake? Mistake(string text, object expected)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (Not().Match(text) is not { Success: true } not) throw new FormatException($"`{text.Trim()}` behind the value is not of the form `, not <value> (<mistake-key>)`");
        object value = HandoutValue.Parse(text[not.Length..], out string rest);
        if (Key().Match(rest) is not { Success: true } key) throw new FormatException($"`{rest.Trim()}` behind the wrong value is not of the form `(<mistake-key>)`, in kebab-case");
        return HandoutValue.Agrees(value, expected)
            ? throw new FormatException($"the wrong value of `{key.Groups[1].Value}` is the right one; state what the mistake gives")
            : new HandoutMistake(key.Groups[1].Value, value);
    }

    private static void CheckStatements(IReadOnlyList<HandoutLine> lines, string file)
    {
        string source = "class C { object[] results; void Block() {\n" + string.Join('\n', Body(lines, "results")) + "\n} }";
        var tree = CSharpSyntaxTree.ParseText(source, Options);
        int Number(int position) => lines[Math.Clamp(tree.GetText().Lines.GetLinePosition(position).Line - 1, 0, lines.Count - 1)].Number;

        if (tree.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
            throw new AuthoringException(file, Number(error.Location.SourceSpan.Start), "not statements of C#: " + error.GetMessage(CultureInfo.InvariantCulture));
        var body = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First().Body!;
        var direct = body.Statements.Select(s => Number(s.SpanStart)).ToHashSet();
        if (lines.OfType<HandoutResult>().FirstOrDefault(r => !direct.Contains(r.Number)) is { } nested)
            throw new AuthoringException(file, nested.Number, "a result inside a statement; it stands between the block's statements, so that it is computed once");
    }

    [GeneratedRegex(@"^//\s*=>\s*(.*?)\s*$")]
    private static partial Regex Stated();

    [GeneratedRegex(@"^\s*,\s*not\s+")]
    private static partial Regex Not();

    [GeneratedRegex(@"^\s*\(([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\)\s*$")]
    private static partial Regex Key();
}
