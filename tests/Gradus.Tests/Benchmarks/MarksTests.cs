using Gradus.Benchmarks.Accuracy;
using Gradus.Benchmarks.Comparing;
using Gradus.Tests.Course;
using NUnit.Framework;

namespace Gradus.Tests.Benchmarks;

public sealed class MarksTests
{
    private const string Page = """
        Text.

        <!-- benchmarks:sgemm, written by a command -->
        old
        lines
        <!-- /benchmarks:sgemm -->

        <!-- benchmarks:sgemm-2-threads -->
        <!-- /benchmarks:sgemm-2-threads -->
        More text, and `<!-- benchmarks:NAME -->` in the middle of a line.
        """;

    [Test]
    public void What_stands_between_marks_is_replaced_and_nothing_else()
    {
        Assert.That(Marks.In(Page), Is.EqualTo(new[] { "sgemm", "sgemm-2-threads" }));
        Assert.That(Marks.Write(Page, "sgemm", "new $1 line\n"), Is.EqualTo(Page.Replace("old\nlines\n", "new $1 line\n", StringComparison.Ordinal)));
        Assert.That(Marks.Write(Page, "sgemm-2-threads", "two"), Is.EqualTo(Page.Replace("-2-threads -->\n<", "-2-threads -->\ntwo\n<", StringComparison.Ordinal)));
    }

    [Test]
    public void Writing_twice_is_writing_once()
    {
        string once = Marks.Write(Page, "sgemm", "| a |\n|---|\n");
        Assert.That(Marks.Write(once, "sgemm", "| a |\n|---|\n"), Is.EqualTo(once));
    }

    [TestCase("<!-- benchmarks:a -->\n", "no <!-- /benchmarks:a --> after it")]
    [TestCase("<!-- /benchmarks:a -->\n", "no <!-- benchmarks:a --> before it")]
    [TestCase("<!-- benchmarks:a -->\n<!-- /benchmarks:b -->\n", "no <!-- /benchmarks:a --> after it")]
    [TestCase("<!-- benchmarks:a -->\n<!-- /benchmarks:a -->\n<!-- benchmarks:a -->\n<!-- /benchmarks:a -->\n", "comes twice")]
    public void Marks_that_do_not_pair_are_refused(string page, string message) => Assert.That(() => Marks.In(page), Throws.TypeOf<InvalidDataException>().With.Message.Contains(message));

    [Test]
    public void A_place_that_is_not_there_is_refused() =>
        Assert.That(() => Marks.Write(Page, "eltwise", "x"), Throws.TypeOf<InvalidDataException>().With.Message.Contains("<!-- benchmarks:eltwise -->"));

    [TestCase("README.md")]
    [TestCase("reference/Gradus.Compiler/README.md")]
    [TestCase("tools/Gradus.Benchmarks/README.md")]
    [TestCase("tools/Gradus.Benchmarks/THREADS.md")]
    public void The_READMEs_places_are_tables(string readme)
    {
        string[] places = Marks.In(File.ReadAllText(Path.Combine(CourseSources.Repository, readme)));
        Assert.That(places, Is.Not.Empty.And.SubsetOf(Table.All.Select(t => t.Name).Append(AccuracyTable.Name)));
    }
}
