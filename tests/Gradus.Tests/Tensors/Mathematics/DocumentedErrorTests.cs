using System.Globalization;
using System.Text.RegularExpressions;
using Gradus.Tests.Course;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Mathematics;

/// <summary>What the functions' documentation says of their errors in single precision is what the study of all floats found, rounded up.</summary>
public sealed partial class DocumentedErrorTests
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["exp"] = "Exponential.cs",
        ["expm1"] = "ExponentialMinusOne.cs",
        ["log"] = "Logarithm.cs",
        ["log1p"] = "LogarithmOfOnePlus.cs",
        ["tanh"] = "HyperbolicTangent.cs",
        ["sigmoid"] = "Logistic.cs",
        ["erf"] = "ErrorFunction.cs",
        ["sin"] = "Circular.cs",
        ["cos"] = "Circular.cs",
    };

    [TestCaseSource(nameof(Files))]
    public void Is_the_greatest_of_all_floats(KeyValuePair<string, string> function)
    {
        string folder = Path.Combine(CourseSources.Repository, "tests", "Gradus.Tests", "Tensors", "Mathematics");
        double found = (from line in File.ReadLines(Path.Combine(folder, "RESULTS.txt"))
                        let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        where words.Length > 1 && words[0] == function.Key
                        select Number(words[1])).Single();
        string text = File.ReadAllText(Path.Combine(CourseSources.Repository, "reference", "Gradus.Tensors", "Mathematics", function.Value));
        string stated = Stated().Match(text).Groups[1].Value;
        // Functions of one file have a figure each.
        Assert.That(Figure().Matches(stated).Select(match => Number(match.Value)), Has.Some.InRange(found, found + 0.0101));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Largest error:(.*?)in single precision \(of all floats\)", RegexOptions.Singleline)]
    private static partial Regex Stated();

    [GeneratedRegex(@"\d+\.\d+")]
    private static partial Regex Figure();
}
