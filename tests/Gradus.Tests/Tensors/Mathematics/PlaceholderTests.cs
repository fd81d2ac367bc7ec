using System.Text.RegularExpressions;
using Gradus.Tests.Course;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Mathematics;

/// <summary>Figures that a study or a benchmark fills in stand in the texts: no mark like @name@ is left for one.</summary>
public sealed partial class PlaceholderTests
{
    [Test]
    public void No_mark_is_left_for_a_figure()
    {
        string root = CourseSources.Repository;
        string[] files =
        [
            Path.Combine(root, "README.md"), .. Directory.EnumerateFiles(Path.Combine(root, "reference"), "*.md", SearchOption.AllDirectories),
            .. Directory.EnumerateFiles(Path.Combine(root, "reference"), "*.cs", SearchOption.AllDirectories),
        ];
        Assert.That(files.SelectMany(file => Mark().Matches(File.ReadAllText(file)).Select(mark => $"{Path.GetRelativePath(root, file)}: {mark.Value}")), Is.Empty);
    }

    [TestCase("Largest error: @exp@ units", true)]
    [TestCase("[@Of@](x)", true)]
    [TestCase("a@b.c and d@e.f", false)]
    public void A_mark_is_a_word_between_two_signs(string text, bool isMark) => Assert.That(Mark().IsMatch(text), Is.EqualTo(isMark));

    [GeneratedRegex(@"@\w+@")]
    private static partial Regex Mark();
}
