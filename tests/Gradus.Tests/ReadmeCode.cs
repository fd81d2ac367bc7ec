using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Gradus.Autodiff;
using Gradus.Tensors;
using Gradus.Tests.Course;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using NUnit.Framework;

namespace Gradus.Tests;

/// <summary>A module's README: its blocks, and its C# run. A line <c>expression // => value</c> says what the expression gives.</summary>
internal sealed partial class ReadmeCode
{
    internal ReadmeCode(string module)
    {
        Text = File.ReadAllText(Path.Combine(CourseSources.Repository, "reference", module, "README.md")).ReplaceLineEndings("\n");
        Blocks = [.. Block().Matches(Text).Select(m => (m.Groups[1].Value, m.Groups[2].Value))];
    }

    internal string Text { get; }

    /// <summary>Language and content.</summary>
    internal IReadOnlyList<(string Language, string Content)> Blocks { get; }

    /// <summary>Runs a block, and then further expressions, whose texts are known.</summary>
    internal static async Task AssertGives(string code, (string Expression, string Text)[] further, params (Assembly Assembly, string Namespace)[] modules)
    {
        var lines = code.TrimEnd().Split('\n').Select(line => Result().Match(line)).ToArray();
        var source = code.TrimEnd().Split('\n').Select((line, i) => lines[i].Success ? $"results.Add({lines[i].Groups[1].Value});" : line).Concat(further.Select(f => $"results.Add({f.Expression});"));
        var options = ScriptOptions.Default.WithReferences([typeof(Ad).Assembly, typeof(Tensor).Assembly, typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(List<>).Assembly, .. modules.Select(m => m.Assembly)])
            .WithImports(["System", "System.Linq", "System.Collections.Generic", "Gradus.Autodiff", "Gradus.Tensors", .. modules.Select(m => m.Namespace)]).WithLanguageVersion(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Preview);
        var script = CSharpScript.Create<List<object>>($"using static Gradus.Tensors.Tensor;\nvar results = new List<object>();\n{string.Join('\n', source)}\nreturn results;", options);
        var given = (await script.RunAsync()).ReturnValue;
        string[] said = [.. lines.Where(line => line.Success).Select(line => line.Groups[2].Value), .. further.Select(f => f.Text)];
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

    [GeneratedRegex(@"^```(\w*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(.*?\S)\s*// => (.*)$")]
    private static partial Regex Result();
}
