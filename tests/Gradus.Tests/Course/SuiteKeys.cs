using Gradus.Authoring;
using Gradus.Grading.Checks;
using Gradus.Grading.Convergence;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gradus.Tests.Course;

/// <summary>The keys of texts that a suite asks for, read from its checks, its sources and, for a public one, the handout.</summary>
/// <remarks>Where a key is a parameter, the calls of that method are looked up; where it comes out of a tuple, the tuples of the file are,
/// and out of a list, all literals of the suite that have a sentence.</remarks>
internal sealed class SuiteKeys
{
    private readonly SyntaxNode[] files;
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private IReadOnlySet<string> sentences = new HashSet<string>();
    private readonly List<string> unread = [];

    private SuiteKeys(IEnumerable<string> sources) => files = [.. sources.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: CourseSources.Relative(file)).GetRoot())];

    /// <summary>The keys, with their prefixes.</summary>
    internal IReadOnlySet<string> Keys => keys;

    /// <summary>Places where a key stands that cannot be read.</summary>
    internal IReadOnlyList<string> Unread => unread;

    internal static SuiteKeys Of(AssignmentSources assignment, string visibility)
    {
        bool isPublic = visibility == "Public";
        var found = new SuiteKeys(CourseSources.Sources("graders", "suites", assignment.Manifest.Id, visibility));
        var suite = isPublic ? CourseSources.PublicSuite(assignment) : CourseSources.StaffSuite(assignment);
        foreach (var training in TrainingCatalog.Of(suite)) found.keys.UnionWith(ConvergenceTable.Of(training.Make()).Mistakes.Keys.Select(key => "mistake." + key));
        foreach (var (id, check) in SuiteCatalog.Checks(suite))
        {
            found.keys.Add("title." + id);
            foreach (string group in check.Covers.Prepend(check.Group)) found.keys.Add("group." + group);
            if (check.Hint is { } hint) found.keys.Add("hint." + hint);
        }
        found.sentences = CourseTexts.OfSuite(assignment, visibility, "en").Keys.ToHashSet(StringComparer.Ordinal);
        found.Collect("mistake", 0, call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Mistake" });
        found.Collect("part", 1, call => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Part" }, Name.Identifier.Text: "Of" });
        if (isPublic)
        {
            found.keys.UnionWith(CourseSources.Rules(assignment).Select(line => line.Advice).OfType<string>());
            if (File.Exists(assignment.Handout("en")))
                found.keys.UnionWith(Handout.Read(assignment.Handout("en")).Blocks.SelectMany(b => b.Results).Select(r => r.Mistake).OfType<HandoutMistake>().Select(m => "mistake." + m.Key));
        }
        return found;
    }

    private void Collect(string prefix, int argument, Func<InvocationExpressionSyntax, bool> isMeant)
    {
        foreach (var call in files.SelectMany(f => f.DescendantNodes()).OfType<InvocationExpressionSyntax>().Where(isMeant))
        {
            var key = call.ArgumentList.Arguments[argument].Expression;
            string[] read = [.. Values(key, [])];
            if (key is ElementAccessExpressionSyntax || (key is IdentifierNameSyntax name && Parameter(name) is null && !read.Any(k => sentences.Contains($"{prefix}.{k}")))) read = [.. Listed(prefix)];
            if (read.Length == 0) unread.Add($"{call.SyntaxTree.FilePath}:{call.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {call.ArgumentList.Arguments[argument]}");
            keys.UnionWith(read.Select(k => $"{prefix}.{k}"));
        }
    }

    private IEnumerable<string> Listed(string prefix) =>
        files.SelectMany(f => f.DescendantTokens()).Where(t => t.IsKind(SyntaxKind.StringLiteralToken)).Select(t => t.ValueText).Where(text => sentences.Contains($"{prefix}.{text}"));

    private IEnumerable<string> Values(ExpressionSyntax expression, HashSet<string> visited) => expression switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => [literal.Token.ValueText],
        ConditionalExpressionSyntax either => [.. Values(either.WhenTrue, visited), .. Values(either.WhenFalse, visited)],
        ParenthesizedExpressionSyntax inner => Values(inner.Expression, visited),
        SwitchExpressionSyntax arms => arms.Arms.SelectMany(arm => Values(arm.Expression, visited)),
        IdentifierNameSyntax name => Parameter(name) is var (method, position) ? visited.Add($"{method}/{position}") ? Passed(method, position, visited) : [] : FirstOfTuples(name),
        _ => [],
    };

    private static (string Method, int Position)? Parameter(IdentifierNameSyntax name)
    {
        foreach (var above in name.Ancestors())
        {
            (string? method, ParameterListSyntax? parameters) = above switch
            {
                MethodDeclarationSyntax m => (m.Identifier.Text, m.ParameterList),
                LocalFunctionStatementSyntax l => (l.Identifier.Text, l.ParameterList),
                _ => (null, null),
            };
            int position = parameters?.Parameters.IndexOf(p => p.Identifier.Text == name.Identifier.Text) ?? -1;
            if (position >= 0) return (method!, position - (parameters!.Parameters[0].Modifiers.Any(SyntaxKind.ThisKeyword) ? 1 : 0));
        }
        return null;
    }

    private IEnumerable<string> Passed(string method, int position, HashSet<string> visited) =>
        from call in files.SelectMany(f => f.DescendantNodes()).OfType<InvocationExpressionSyntax>()
        where (call.Expression as IdentifierNameSyntax ?? (call.Expression as MemberAccessExpressionSyntax)?.Name)?.Identifier.Text == method && call.ArgumentList.Arguments.Count > position
        from value in Values(call.ArgumentList.Arguments[position].Expression, visited)
        select value;

    private static IEnumerable<string> FirstOfTuples(IdentifierNameSyntax name) =>
        name.SyntaxTree.GetRoot().DescendantNodes().OfType<TupleExpressionSyntax>().Select(t => t.Arguments[0].Expression).OfType<LiteralExpressionSyntax>()
            .Where(l => l.IsKind(SyntaxKind.StringLiteralExpression)).Select(l => l.Token.ValueText);
}
