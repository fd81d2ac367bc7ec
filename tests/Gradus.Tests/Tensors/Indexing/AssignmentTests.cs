using Gradus.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Indexing;

/// <summary>Tensors cannot be assigned to: the compiler says so, and what to do instead.</summary>
public sealed class AssignmentTests
{
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "Gradus.Tensors.dll")
            .Select(path => MetadataReference.CreateFromFile(path))];

    [TestCase("x[0] = y;")]
    [TestCase("x[0] = 1f;")]
    [TestCase("x[0, 1..3] = y;")]
    [TestCase("x[0] += y;")]
    [TestCase("x[.., 0] *= 2;")]
    public void An_assignment_to_a_part_does_not_compile(string statement)
    {
        var errors = Errors(statement);
        Assert.That(errors, Has.Length.EqualTo(1));
        Assert.That(errors[0], Does.StartWith("CS0619").And.Contain("never changed").And.Contain("x = x.With(value, index)").And.Contain("x.WithAdded(value, index)"));
    }

    [TestCase("x = x.With(y, 0);")]
    [TestCase("x = x.With(1, 0, 1..3);")]
    [TestCase("x = x.WithAdded(0.5, [0, 2]);")]
    [TestCase("x += y;")]
    [TestCase("y = x[0] + x[[0, 2], ^1] + x[1..3, .., TensorIndex.NewAxis];")]
    public void What_to_do_instead_compiles(string statement) => Assert.That(Errors(statement), Is.Empty);

    // Nothing of it stands on a mistake: a bool is no position, and neither is a broken number.
    [TestCase("y = x[true];")]
    [TestCase("y = x[0.5];")]
    [TestCase("y = x[\"0\"];")]
    public void Other_things_are_no_indices(string statement) => Assert.That(Errors(statement), Is.Not.Empty);

    private static string[] Errors(string statement)
    {
        string source = $$"""
            using System;
            using Gradus.Tensors;
            static class Program { static Tensor Run(Tensor x, Tensor y) { {{statement}} return x; } }
            """;
        var compilation = CSharpCompilation.Create("assignment", [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14))], References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return [.. compilation.GetDiagnostics().Where(item => item.Severity == DiagnosticSeverity.Error).Select(item => item.ToString()[(item.ToString().IndexOf("CS", StringComparison.Ordinal))..])];
    }
}
