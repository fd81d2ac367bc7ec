using System.IO.Compression;
using System.Text;
using Gradus.Grading.Data;
using NUnit.Framework;

namespace Gradus.Tests.Learning;

/// <summary>Examples that suites hand over.</summary>
[SetCulture("ru-RU")]
public class LabeledTableTests
{
    private static LabeledTable Read(string text, string name = "t.csv") => LabeledTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), name);

    [Test]
    public void Rows_are_features_and_a_label()
    {
        var table = Read("0,1.5,3\r\n-2e1,0,0\n");
        Assert.That((table.Features.Shape, table.Features.Values, table.Labels, table.Rows), Is.EqualTo((new[] { 2, 2 }, new[] { 0, 1.5, -20, 0 }, new[] { 3, 0 }, 2)));
    }

    [Test]
    public void A_zipped_table_is_unzipped()
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionMode.Compress, leaveOpen: true)) zip.Write("1,2,0\n"u8);
        zipped.Position = 0;
        Assert.That(LabeledTable.Read(zipped, "t.csv.gz").Features.Values, Is.EqualTo(new[] { 1.0, 2 }));
    }

    [TestCase("", "t.csv holds no rows")]
    [TestCase("7\n", "t.csv, line 1: expected features and a label, separated by commas")]
    [TestCase("1,2,0\n1,0\n", "t.csv, line 2: has 2 fields; line 1 has 3")]
    [TestCase("1,x,0\n", "t.csv, line 1: field 2 is 'x'; expected a finite number")]
    [TestCase("1,NaN,0\n", "t.csv, line 1: field 2 is 'NaN'; expected a finite number")]
    [TestCase("1,2,-1\n", "t.csv, line 1: the label is '-1'; expected an integer of 0 or more")]
    [TestCase("1,2,0.5\n", "t.csv, line 1: the label is '0.5'; expected an integer of 0 or more")]
    [TestCase("1,2,0\n\n", "t.csv, line 2: has 1 fields; line 1 has 3")]
    public void What_is_no_table_is_refused_with_its_place(string text, string why) => Assert.That(() => Read(text), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith(why));

    [Test]
    public void What_is_not_zipped_is_refused() => Assert.That(() => Read("1,2,0\n", "t.csv.gz"), Throws.TypeOf<InvalidDataException>());

    [Test]
    public void A_resource_that_is_missing_is_named() =>
        Assert.That(() => LabeledTable.Of(typeof(LabeledTableTests).Assembly, "digits.csv"), Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("Gradus.Tests has no resource 'digits.csv'."));

    [Test]
    public void Rows_can_be_taken_in_any_order()
    {
        var taken = Read("1,2,0\n3,4,1\n5,6,2\n").Take(2, 0, 2);
        Assert.That((taken.Features.Values, taken.Labels), Is.EqualTo((new[] { 5.0, 6, 1, 2, 5, 6 }, new[] { 2, 0, 2 })));
    }

    [TestCase(-1)]
    [TestCase(1)]
    public void A_row_that_there_is_not_is_refused(int row) =>
        Assert.That(() => Read("1,2,0\n").Take(row), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("Expected rows from 0 to 0."));
}
