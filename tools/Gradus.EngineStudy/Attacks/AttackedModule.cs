using System.Text;
using Gradus.Grading.Course;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gradus.EngineStudy.Attacks;

/// <summary>The reference's editable files, with members taken out for an attack to bring its own.</summary>
public sealed class AttackedModule
{
    private const string AttackFile = "Attack.cs";

    private readonly IReadOnlyDictionary<string, CompilationUnitSyntax> files;
    private readonly CSharpParseOptions options = new(LanguageVersion.CSharp14);

    /// <summary>Reads the files.</summary>
    /// <param name="reference">The module's project folder.</param>
    /// <param name="globs">Which of its files a student edits.</param>
    public AttackedModule(string reference, string[] globs) => files = SubmissionFiles.Read(reference, globs).Files.ToDictionary(f => f.Path, f => Parse(Encoding.UTF8.GetString(f.Content)));

    /// <summary>The reference as it is.</summary>
    public IReadOnlyList<(string Path, string Text)> Honest => Written(files);

    /// <summary>The reference with an attack in place of the members that it declares.</summary>
    public IReadOnlyList<(string Path, string Text)> With(Attack attack)
    {
        var own = Members(Parse(attack.Outline)).Select(Key).ToHashSet();
        return [.. Written(files.ToDictionary(f => f.Key, f => Without(f.Value, own))), (AttackFile, attack.Source), .. attack.Beside];
    }

    /// <summary>The reference with members that do nothing but throw: what an attack on them may earn without having done anything right.</summary>
    /// <param name="where">Members, types, or <c>*</c>.</param>
    public IReadOnlyList<(string Path, string Text)> Throwing(IReadOnlyList<string> where) => Written(files.ToDictionary(f => f.Key, f => Throwing(f.Value, where)));

    /// <summary>The members of the reference that an attack replaces, <c>Type.Member</c>.</summary>
    public IReadOnlyList<string> ReplacedBy(Attack attack)
    {
        var own = Members(Parse(attack.Outline)).Select(Key).ToHashSet();
        return [.. files.Values.SelectMany(Members).Where(m => own.Contains(Key(m))).Select(Name).Distinct()];
    }

    private CompilationUnitSyntax Parse(string source) => CSharpSyntaxTree.ParseText(source, options).GetCompilationUnitRoot();

    private static IEnumerable<MethodDeclarationSyntax> Members(CompilationUnitSyntax file) =>
        file.DescendantNodes(n => n is not BlockSyntax).OfType<MethodDeclarationSyntax>().Where(m => m.Parent is TypeDeclarationSyntax { Parent: BaseNamespaceDeclarationSyntax or CompilationUnitSyntax });

    private static string Name(MethodDeclarationSyntax method) => $"{((TypeDeclarationSyntax)method.Parent!).Identifier.Text}.{method.Identifier.Text}";

    /// <summary>Two declarations with one key cannot stand in one type.</summary>
    private static string Key(MethodDeclarationSyntax method) => $"{Name(method)}({string.Join(",", method.ParameterList.Parameters.Select(p => p.Type!.WithoutTrivia().NormalizeWhitespace().ToString()))})";

    private static CompilationUnitSyntax Without(CompilationUnitSyntax file, HashSet<string> keys) =>
        file.RemoveNodes(Members(file).Where(m => keys.Contains(Key(m))), SyntaxRemoveOptions.KeepNoTrivia)!;

    private static CompilationUnitSyntax Throwing(CompilationUnitSyntax file, IReadOnlyList<string> where)
    {
        var thrown = SyntaxFactory.ParseStatement("{ throw new System.InvalidOperationException(); }\n");
        bool Meant(MethodDeclarationSyntax m) => where.Any(w => w == "*" || w == Name(m) || w == ((TypeDeclarationSyntax)m.Parent!).Identifier.Text);
        return file.ReplaceNodes(Members(file).Where(Meant), (_, m) => m.WithExpressionBody(null).WithSemicolonToken(default).WithBody((BlockSyntax)thrown));
    }

    private static IReadOnlyList<(string, string)> Written(IReadOnlyDictionary<string, CompilationUnitSyntax> files) => [.. files.Select(f => (f.Key, f.Value.ToFullString()))];
}
