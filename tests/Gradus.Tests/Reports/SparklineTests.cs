using System.Text;
using Gradus.Reports;
using NUnit.Framework;

namespace Gradus.Tests.Reports;

/// <summary>Curves in one line.</summary>
public class SparklineTests
{
    private const double NaN = double.NaN, Infinity = double.PositiveInfinity;

    private static IEnumerable<TestCaseData> Lines()
    {
        yield return Case("every sign", [0, 1, 2, 3, 4, 5, 6, 7], 0, 7, "▁▂▃▄▅▆▇█", " .:-=+*#");
        yield return Case("falling", [2.31, 1.2, 0.7, 0.4, 0.3, 0.25, 0.22, 0.21], 0.21, 2.31, "█▄▃▂▁▁▁▁", "#-:.    ");
        yield return Case("halves are rounded away from zero", [0.5, 1.5], 0, 7, "▂▃", ".:");
        yield return Case("beyond the scale", [-5, 12], 0, 7, "▁█", " #");
        yield return Case("no number", [1, NaN, Infinity, -Infinity], 0, 7, "▂×××", ".xxx");
        yield return Case("constant", [3, 3, 3], 3, 3, "▅▅▅", "===");
        yield return Case("scale upside down", [3, 4], 5, 2, "▅▅", "==");
        yield return Case("one point", [7], 0, 7, "█", "#");
        yield return Case("nothing", [], 0, 7, "", "");
        yield return Case("the largest numbers", [-1e308, 0, 1e308], -1e308, 1e308, "▁▁▁", "   "); // their difference is infinite: all that matters is that it ends

        static TestCaseData Case(string name, double[] values, double low, double high, string blocks, string ascii) => new TestCaseData(values, low, high, blocks, ascii).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Lines))]
    public void A_point_is_a_sign(double[] values, double low, double high, string blocks, string ascii) =>
        Assert.That((Sparkline.Of(values, values.Length, low, high, ascii: false), Sparkline.Of(values, values.Length, low, high, ascii: true)), Is.EqualTo((blocks, ascii)));

    [TestCase(33, 40, 32)]
    [TestCase(1000, 100, 32)]
    [TestCase(21, 8, 8)]
    [TestCase(21, 1, 1)]
    public void Of_too_many_points_some_are_left_out_but_not_the_ends(int points, int columns, int shown)
    {
        string line = Sparkline.Of([.. Enumerable.Range(0, points).Select(i => (double)i)], points, 0, points - 1, ascii: false, columns);
        Assert.That(line, Has.Length.EqualTo(shown));
        Assert.That(line[^1], Is.EqualTo('█'));
        if (shown > 1) Assert.That(line[0], Is.EqualTo('▁'));
    }

    [TestCase(6, 32, "▁▁▂")] // six of 32 points in 16 columns: two points a column, so that the line ends in the third
    [TestCase(32, 32, "▁▁▂▂▃▃▄▄▅▅▆▆▇▇██")]
    [TestCase(1, 32, "▁")]
    [TestCase(6, 6, "▁▁▁▂▂▂")]
    public void A_curve_that_breaks_off_ends_where_it_does(int came, int points, string line) =>
        Assert.That(Sparkline.Of([.. Enumerable.Range(0, came).Select(i => (double)i)], points, 0, 31, ascii: false, columns: 16), Is.EqualTo(line));

    [TestCase("utf-8", true)]
    [TestCase("utf-16", true)]
    [TestCase("us-ascii", false)]
    [TestCase("iso-8859-1", false)]
    public void A_console_without_the_blocks_gets_ascii(string encoding, bool has) => Assert.That(TableOptions.Encodes(Encoding.GetEncoding(encoding)), Is.EqualTo(has));
}
