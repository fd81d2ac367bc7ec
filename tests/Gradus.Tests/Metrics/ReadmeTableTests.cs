using System.Reflection;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Gradus.Tests.Metrics;

/// <summary>The table in the README of Gradus.Metrics and <see cref="DifferencesFromScikitLearnTests"/> are the same list.</summary>
public sealed class ReadmeTableTests
{
    private static IEnumerable<string> RowsOfTheReadme
    {
        get
        {
            using var stream = typeof(Fixture).Assembly.GetManifestResourceStream("Gradus.Metrics.README.md");
            using var reader = new StreamReader(stream!);
            var table = reader.ReadToEnd().Split("## Compared with scikit-learn 1.2.1")[1];
            return [.. table.Split('\n').Where(line => line.StartsWith('|')).Skip(2).Select(line => Regex.Match(line, @"`(\w+)` \|$").Groups[1].Value)];
        }
    }

    private static IEnumerable<string> TestsOfRows => typeof(DifferencesFromScikitLearnTests)
        .GetMethods(BindingFlags.Instance | BindingFlags.Public)
        .Where(method => method.GetCustomAttribute<TestAttribute>() is not null)
        .Select(method => method.Name);

    [Test]
    public void Every_row_of_the_readme_has_its_test_and_its_record()
    {
        var rows = RowsOfTheReadme.ToArray();
        Assert.That(rows, Has.Length.EqualTo(TestsOfRows.Count()));
        Assert.That(rows, Is.EquivalentTo(TestsOfRows));
        Assert.That(rows, Is.EquivalentTo(DifferencesFromScikitLearnTests.Recorded.EnumerateObject().Select(record => record.Name)));
    }
}
