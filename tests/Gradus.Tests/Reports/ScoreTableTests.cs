using Gradus.Grading.Records;
using Gradus.Reports;
using NUnit.Framework;

namespace Gradus.Tests.Reports;

public class ScoreTableTests
{
    private static IEnumerable<TestCaseData> Goldens =>
        from sample in SampleRecords.All
        from language in new[] { "en", "ru" }
        select new TestCaseData(sample.Key, language).SetArgDisplayNames(sample.Key, language);

    [TestCaseSource(nameof(Goldens))]
    public void Table_is_the_golden_one(string sample, string language) =>
        SourceTree.AssertIsCommitted(Path.Combine(SourceTree.Reports, "Golden", $"{sample}.{language}.txt"), Table(SampleRecords.All[sample], language: language));

    [Test]
    public void Table_fits_its_width([Values(60, 80, 100)] int width, [Values("en", "ru")] string language, [Values] bool ascii)
    {
        foreach (var (name, record) in SampleRecords.All)
            foreach (string line in Table(record, new TableOptions { Width = width, Ascii = ascii, Title = new string('t', 120) }, language).Split('\n'))
                Assert.That(line, Has.Length.LessThanOrEqualTo(width), name);
    }

    [Test]
    public void Long_values_are_cut_and_long_sentences_are_wrapped()
    {
        string table = Table(SampleRecords.Record(SampleRecords.Check("g", "F.M", 0, 1, CheckStatus.Failed, "sample.counts") with
        {
            Expected = Text.Verbatim("[" + string.Join(", ", Enumerable.Range(0, 100)) + "]"),
            Got = Text.Of("loss.threw", ("type", "ArgumentException"), ("message", "The message of this exception goes on and on, and its end says what matters: k must be 3.")),
        }), new TableOptions { Width = 60 });
        Assert.Multiple(() =>
        {
            Assert.That(table, Does.Contain("…\n").And.Not.Contain("99]"));
            Assert.That(table.ReplaceLineEndings(" "), Does.Contain("k must be 3."));
        });
    }

    [Test]
    public void Places_are_prefixed_and_stay_whole()
    {
        string prefix = "assignments/a-rather-long-name-of-an-assignment/";
        Assert.That(Table(SampleRecords.Partly, new TableOptions { Width = 60, LocationPrefix = prefix }), Does.Contain(prefix + "ConfusionMatrix.cs:41\n"));
    }

    [Test]
    public void Score_is_the_last_line()
    {
        string table = Table(SampleRecords.Partly, new TableOptions { RecordFile = "out/record.json", PageFile = "out/score.html" });
        Assert.That(table, Does.EndWith("Record:  out/record.json\nPage:    out/score.html\nScore 2.75 / 19.5\n"));
    }

    [Test]
    public void Colours_are_only_written_when_asked_for([Values] bool colour) =>
        Assert.That(Table(SampleRecords.Partly, new TableOptions { Colour = colour }).Contains('\e'), Is.EqualTo(colour));

    [Test]
    public void Colours_change_no_character_of_the_text()
    {
        string painted = Table(SampleRecords.Partly, new TableOptions { Colour = true });
        string plain = System.Text.RegularExpressions.Regex.Replace(painted, "\e\\[[0-9]+m", "");
        // Padding before a colour's end is kept; a reader sees no difference.
        Assert.That(plain.Split('\n').Select(l => l.TrimEnd()), Is.EqualTo(Table(SampleRecords.Partly).Split('\n')));
    }

    [Test]
    public void Ascii_signs_leave_nothing_but_ascii_around_ascii_texts()
    {
        var record = SampleRecords.Record(SampleRecords.Check("g", "F.M", 0.5, 1, CheckStatus.Partial, "title") with { Expected = Text.Verbatim(new string('1', 200)) },
            SampleRecords.NotStarted("g", "F.N", 1, "title", "C.M"));
        Assert.That(Table(record, new TableOptions { Ascii = true }).All(char.IsAscii));
    }

    [TestCase(7, "This was a run of chosen checks: 4 of 7 checks ran.")]
    [TestCase(null, "This was a run of chosen checks; checks that ran: 4.")]
    public void Filtered_run_says_how_many_checks_ran(int? total, string expected)
    {
        var record = SampleRecords.Solved with { Run = SampleRecords.Solved.Run with { Filtered = true } };
        Assert.That(Table(record, new TableOptions { TotalChecks = total }), Does.Contain(expected));
    }

    [Test]
    public void Checks_that_a_filter_left_out_are_not_shown()
    {
        var left = SampleRecords.Check("sample-roc-auc", "RocAucChecks.Ties", 0, 2, CheckStatus.Skipped, "sample.ties") with { Got = new Text("loss.filtered") };
        var record = SampleRecords.Solved with { Checks = [.. SampleRecords.Solved.Checks, left], Run = SampleRecords.Solved.Run with { Filtered = true } };
        Assert.That(Table(record), Does.Contain("4 of 5 checks ran").And.Not.Contain("Ties count one half"));
    }

    [Test]
    public void Random_seed_is_named_so_that_it_can_be_repeated() =>
        Assert.That(Table(SampleRecords.Stub with { Seed = "random:1a2b3c4d" }), Does.Contain("GRADUS_SEED=random:1a2b3c4d"));

    [Test]
    public void Every_outcome_but_graded_is_said_in_words([Values] Outcome outcome, [Values("en", "ru")] string language)
    {
        string table = Table(SampleRecords.Record() with { Outcome = outcome }, language: language);
        string sentence = SourceTree.Texts(language)["outcome." + JsonName(outcome)];
        Assert.That(table.ReplaceLineEndings(" ").Contains(sentence, StringComparison.Ordinal), Is.EqualTo(outcome != Outcome.Graded));
    }

    [Test]
    public void Every_status_that_loses_points_says_something([Values] CheckStatus status)
    {
        if (status == CheckStatus.Passed) return;
        var record = SampleRecords.Record(SampleRecords.Check("g", "F.M", 0, 1, status, "sample.counts"));
        Assert.That(Table(record).Split('\n'), Has.Length.GreaterThan(6));
    }

    [Test]
    public void Mistake_that_all_parts_share_is_said_once()
    {
        var mistake = new Text("sample.missing-two");
        var check = SampleRecords.Partly.Checks.Single(c => c.Parts.Count > 0);
        check = check with { Parts = [.. check.Parts.Select(p => p.Points < p.Max ? p with { Diagnosis = mistake } : p)] };
        string table = Table(SampleRecords.Record(check));
        Assert.That(table.Split("the factor 2"), Has.Length.EqualTo(2));
    }

    internal static string Table(ScoreRecord record, TableOptions? options = null, string language = "en")
    {
        var writer = new StringWriter { NewLine = "\n" };
        ScoreTable.Write(writer, record, SourceTree.Texts(language), options ?? new TableOptions());
        return writer.ToString();
    }

    private static string JsonName(Enum value) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
