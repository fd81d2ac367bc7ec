using Gradus.Grading.Combining;
using Gradus.Grading.Records;
using Gradus.Reports;
using NUnit.Framework;

namespace Gradus.Tests.Reports;

/// <summary>Points that are missing because modules are not the student's are said once, beside what was lost.</summary>
public class ShareTests
{
    private static readonly Text Told = new Share(5, 6).Text, Wrong = Text.Of("got.curve", ("value", "48.03"), ("step", "200"));

    private static PartRecord Run(int seed, bool lost) => SampleRecords.Run(seed, lost ? 0 : 0.83, 1, SampleRecords.Falling) with
    {
        Status = lost ? CheckStatus.Failed : CheckStatus.Partial,
        Got = lost ? Wrong : Told,
    };

    private static CheckRecord Check(bool lost) => SampleRecords.Check("g", "Whole.Learns", lost ? 1.66 : 2.49, 3, CheckStatus.Partial, "sample.moons") with
    {
        Got = lost ? Wrong : Told,
        Parts = [Run(4, lost: false), Run(11, lost), Run(17, lost: false)],
    };

    [TestCase(false, 0)]
    [TestCase(true, 1)]
    public void The_parts_that_are_listed_are_those_that_failed(bool lost, int parts)
    {
        var loss = Loss.Of(Check(lost), Audience.Student);
        Assert.That((loss.LostParts.Count, loss.Got), Is.EqualTo((parts, Told)));
        Assert.That(loss.LostParts.Select(p => p.Got), Is.All.EqualTo(Wrong));
    }

    [Test]
    public void The_table_and_the_page_say_it_once([Values] bool lost)
    {
        const string sentence = "5 of the 6 modules";
        var record = SampleRecords.Record(Check(lost));
        foreach (string shown in new[] { string.Join(' ', ScoreTableTests.Table(record).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), ScorePageTests.Page(record) })
            Assert.That(shown.Split(sentence), Has.Length.EqualTo(2), shown);
    }

    [Test]
    public void Runs_of_which_a_share_alone_is_missing_show_their_curves_like_those_that_passed() =>
        Assert.That(ScorePageTests.Page(SampleRecords.Record(Check(lost: true))).Split("<svg"), Has.Length.EqualTo(4));
}
