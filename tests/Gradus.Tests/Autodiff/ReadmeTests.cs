using System.Globalization;
using System.Text.RegularExpressions;
using Gradus.Autodiff;
using Gradus.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using NUnit.Framework;

namespace Gradus.Tests.Autodiff;

/// <summary>The README of Gradus.Autodiff says what is so: its code runs and gives the numbers beside it, and its graph is the one that is drawn.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Find()).ReplaceLineEndings("\n");

    private static IEnumerable<TestCaseData> CodeBlocks => Block().Matches(Text)
        .Where(m => m.Groups[1].Value == "csharp").Select((m, i) => new TestCaseData(m.Groups[2].Value).SetName($"{{m}}({i + 1})"));

    [TestCaseSource(nameof(CodeBlocks))]
    public async Task The_code_gives_what_is_said(string code)
    {
        // A line `expression // => value` becomes an element of the result.
        var lines = code.TrimEnd().Split('\n').Select(line => Result().Match(line)).ToArray();
        var source = code.TrimEnd().Split('\n').Select((line, i) => lines[i].Success ? $"results.Add({lines[i].Groups[1].Value});" : line);
        var options = ScriptOptions.Default.WithReferences(typeof(Ad).Assembly, typeof(Tensor).Assembly, typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(List<>).Assembly)
            .WithImports("System", "System.Linq", "System.Collections.Generic", "Gradus.Autodiff", "Gradus.Tensors").WithLanguageVersion(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Preview);
        var script = CSharpScript.Create<List<object>>($"using static Gradus.Tensors.Tensor;\nvar results = new List<object>();\n{string.Join('\n', source)}\nreturn results;", options);
        var given = (await script.RunAsync()).ReturnValue;
        var said = lines.Where(line => line.Success).Select(line => line.Groups[2].Value).ToArray();
        Assert.That(said, Is.Not.Empty);
        Assert.That(given, Has.Count.EqualTo(said.Length));
        for (int i = 0; i < said.Length; i++) Assert.That(Numbers(given[i]), Is.EqualTo(Numbers(said[i])).Within(1e-14), said[i]);
    }

    [Test]
    public void The_list_and_the_graph_are_those_of_the_expression()
    {
        var graph = Ad.Trace((a, b) => (a * b) + a, 2.0, -3.0);
        Assert.That(Block().Matches(Text).Single(m => m.Groups[1].Value == "").Groups[2].Value, Is.EqualTo(graph.ToString()));
        Assert.That(Block().Matches(Text).Single(m => m.Groups[1].Value == "mermaid").Groups[2].Value, Is.EqualTo(graph.ToMermaid()));
    }

    [Test]
    public void The_primitives_are_counted() =>
        Assert.That(Text, Does.Contain(string.Create(CultureInfo.InvariantCulture, $"{DerivativeTests.AllPrimitives.Count()} *primitives* (Gradus.Tensors) are all that a list is made of")));

    private static double[] Numbers(object value) => value switch
    {
        string text => [.. text.Trim('[', ']').Split(", ").Select(number => double.Parse(number, CultureInfo.InvariantCulture))],
        double number => [number],
        double[] numbers => numbers,
        _ => throw new ArgumentException($"{value} is neither a number nor an array of numbers.", nameof(value)),
    };

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string file = Path.Combine(folder.FullName, "reference", "Gradus.Autodiff", "README.md");
            if (File.Exists(file)) return file;
        }
        throw new FileNotFoundException("No folder above the tests holds reference/Gradus.Autodiff/README.md.");
    }

    [GeneratedRegex(@"^```(\w*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(.*?\S)\s*// => (.*)$")]
    private static partial Regex Result();
}
