using System.Globalization;
using System.Text.RegularExpressions;
using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using NUnit.Framework;

namespace Gradus.Tests.Compiler;

/// <summary>The README of Gradus.Compiler says what is so: its code gives the numbers beside it, and its programs are those that the code prints.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Find()).ReplaceLineEndings("\n");

    private static readonly Match[] Blocks = [.. Block().Matches(Text).Cast<Match>()];

    private static IEnumerable<TestCaseData> CodeBlocks => Blocks.Index().Where(b => b.Item.Groups[1].Value == "csharp")
        .Select(b => new TestCaseData(b.Item.Groups[2].Value, Blocks.Skip(b.Index + 1).TakeWhile(next => next.Groups[1].Value == "text").Select(next => next.Groups[2].Value).ToArray()).SetName($"{{m}}({b.Index})"));

    [TestCaseSource(nameof(CodeBlocks))]
    public async Task The_code_gives_what_is_said(string code, string[] texts)
    {
        // A line `expression // => value` becomes an element of the result; the blocks after it are the texts of `traced` and `simplified`, as operations and in groups.
        var lines = code.TrimEnd().Split('\n').Select(line => Result().Match(line)).ToArray();
        var source = code.TrimEnd().Split('\n').Select((line, i) => lines[i].Success ? $"results.Add({lines[i].Groups[1].Value});" : line).ToList();
        if (texts.Length > 0) source.Add("results.Add(traced.ToString()); results.Add(simplified.ToString()); results.Add(simplified.ToFusedString());");
        var options = ScriptOptions.Default.WithReferences(typeof(Jitted<>).Assembly, typeof(Ad).Assembly, typeof(Tensor).Assembly, typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(List<>).Assembly)
            .WithImports("System", "System.Linq", "System.Collections.Generic", "Gradus.Autodiff", "Gradus.Compiler", "Gradus.Tensors").WithLanguageVersion(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Preview);
        var script = CSharpScript.Create<List<object>>($"using static Gradus.Tensors.Tensor;\nvar results = new List<object>();\n{string.Join('\n', source)}\nreturn results;", options);
        var given = (await script.RunAsync()).ReturnValue;
        string[] said = [.. lines.Where(line => line.Success).Select(line => line.Groups[2].Value), .. texts];
        Assert.That(said, Is.Not.Empty);
        Assert.That(given, Has.Count.EqualTo(said.Length));
        for (int i = 0; i < said.Length; i++)
        {
            if (given[i] is string text) Assert.That(text, Is.EqualTo(said[i]));
            else Assert.That(Numbers(given[i]), Is.EqualTo(Numbers(said[i])).Within(1e-14), said[i]);
        }
    }

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
            string file = Path.Combine(folder.FullName, "reference", "Gradus.Compiler", "README.md");
            if (File.Exists(file)) return file;
        }
        throw new FileNotFoundException("No folder above the tests holds reference/Gradus.Compiler/README.md.");
    }

    [GeneratedRegex(@"^```(\w*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(.*?\S)\s*// => (.*)$")]
    private static partial Regex Result();
}
