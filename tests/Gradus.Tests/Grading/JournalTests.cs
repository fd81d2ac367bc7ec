using Gradus.Grading.Checks;
using Gradus.Grading.Home;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary>The journal of a run at home, which outlives the process that wrote it.</summary>
public class JournalTests
{
    private string path = null!;

    [SetUp]
    public void Choose() => path = Path.Combine(Directory.CreateTempSubdirectory("Курс 1 ").FullName, "Иван", "journal.jsonl");

    [TearDown]
    public void Remove() => Directory.GetParent(path)!.Parent!.Delete(recursive: true);

    private static CheckRecord Planned(string id) => FullRecord.Passed with { Id = id, Points = 0, Status = CheckStatus.Skipped };

    private static CheckRecord Done(string id) => FullRecord.Partial with { Id = id, Points = 1.25, Max = 2 };

    private static readonly ScoreRecord Plan = FullRecord.Sample with
    {
        Audience = Audience.Student,
        Score = 0,
        Max = 6,
        Checks = [Planned("A.One"), Planned("A.Two"), Planned("A.Three")],
        Run = FullRecord.Sample.Run with { Filtered = false },
    };

    private IRunListener Start() => new Journal(path, Plan);

    private static void Run(IRunListener journal, params string[] checks)
    {
        foreach (string id in checks)
        {
            journal.Started(id);
            journal.Finished(Done(id));
        }
    }

    private static (CheckStatus, string?)[] Outcomes(HomeResult? result) => [.. result!.Record.Checks.Select(c => (c.Status, c.Got?.Key))];

    private static readonly (CheckStatus, string?) Finished = (CheckStatus.Partial, "loss.threw"), Culprit = (CheckStatus.Crashed, "loss.crashed"), Lost = (CheckStatus.Skipped, "loss.run-ended");

    [Test]
    public void What_is_said_of_the_submission_stands_behind_what_the_plan_says()
    {
        var journal = Start();
        Run(journal, "A.One", "A.Two", "A.Three");
        Diagnostic note = new(Severity.Warning, "GR0120", Text.Of("capstone.wrong", ("module", "Gradus.Mini"), ("check", "A.One")), new Location("mini/Game.cs", 3));
        journal.Noted(note);
        journal.Ended();
        Assert.That(Journal.Read(path)!.Record.Diagnostics.Select(d => (d.Code, d.Message.Key, d.Location?.Line)), Is.EqualTo(Plan.Diagnostics.Append(note).Select(d => (d.Code, d.Message.Key, d.Location?.Line))));
    }

    [Test]
    public void Notes_stand_in_the_records_order_in_whichever_they_were_told()
    {
        var journal = Start();
        Run(journal, "A.One", "A.Two", "A.Three");
        foreach (var (code, module) in new[] { ("GR0120", "N"), ("GR0123", "N"), ("GR0121", "N"), ("GR0120", "M") })
            journal.Noted(new Diagnostic(Severity.Warning, code, Text.Of("capstone.wrong", ("module", module), ("check", "A.One")), null));
        journal.Ended();
        Assert.That(Journal.Read(path)!.Record.Diagnostics.Skip(Plan.Diagnostics.Count).Select(d => d.Code + d.Message.Args!["module"]), Is.EqualTo(new[] { "GR0120M", "GR0120N", "GR0121N", "GR0123N" }));
    }

    [Test]
    public void Of_a_check_that_was_judged_again_the_last_counts_also_when_the_process_dies_on_the_way()
    {
        var journal = Start();
        Run(journal, "A.One");
        journal.Started("A.One");
        Assert.That(Outcomes(Journal.Read(path)), Is.EqualTo(new[] { Finished, Lost, Lost }));
        journal.Finished(Done("A.One") with { Points = 2, Status = CheckStatus.Passed, Got = null });
        Assert.That(Outcomes(Journal.Read(path))[0], Is.EqualTo((CheckStatus.Passed, (string?)null)));
    }

    [Test]
    public void A_whole_run_comes_back_as_its_record()
    {
        var journal = Start();
        Run(journal, "A.One", "A.Two", "A.Three");
        journal.Ended();
        var result = Journal.Read(path)!;
        var expected = RecordBuilder.With(Plan, [Done("A.One"), Done("A.Two"), Done("A.Three")]);
        Assert.That(RecordJson.WriteWithoutRun(result.Record), Is.EqualTo(RecordJson.WriteWithoutRun(expected)));
        Assert.That((result.Planned, result.Record.Score, result.Record.Run.Filtered), Is.EqualTo((3, 3.75, false)));
        Assert.That((result.Record.Run.Id, result.Record.Run.Started), Is.EqualTo((Plan.Run.Id, Plan.Run.Started)));
    }

    [Test]
    public void Checks_that_a_filter_left_out_are_left_out_and_said_to_be()
    {
        var journal = Start();
        Run(journal, "A.Two");
        journal.Ended();
        var result = Journal.Read(path)!;
        Assert.That(result.Record.Checks.Select(c => c.Id), Is.EqualTo(new[] { "A.Two" }));
        Assert.That((result.Planned, result.Record.Max, result.Record.Run.Filtered), Is.EqualTo((3, 2.0, true)));
    }

    [Test]
    public void When_the_process_dies_the_check_that_ran_is_to_blame_and_the_rest_is_skipped()
    {
        var journal = Start();
        Run(journal, "A.One");
        journal.Started("A.Two");
        var result = Journal.Read(path)!;
        Assert.That(Outcomes(result), Is.EqualTo(new[] { Finished, Culprit, Lost }));
        Assert.That((result.Record.Score, result.Record.Max, result.Record.Run.Filtered), Is.EqualTo((1.25, 6.0, false)));
    }

    [Test]
    public void When_it_dies_between_two_checks_none_is_to_blame()
    {
        Run(Start(), "A.One");
        Assert.That(Outcomes(Journal.Read(path)), Is.EqualTo(new[] { Finished, Lost, Lost }));
    }

    [Test]
    public void When_it_dies_before_the_first_check_all_are_skipped()
    {
        Start();
        Assert.That(Outcomes(Journal.Read(path)), Is.EqualTo(new[] { Lost, Lost, Lost }));
    }

    [Test] // wherever the last write stopped, also behind an inner brace
    public void A_last_line_that_is_torn_counts_as_not_written()
    {
        var journal = Start();
        Run(journal, "A.One");
        journal.Started("A.Two");
        long whole = new FileInfo(path).Length;
        journal.Finished(Done("A.Two"));
        byte[] all = File.ReadAllBytes(path);
        for (int length = (int)whole; length < all.Length - 2; length++)
        {
            File.WriteAllBytes(path, all[..length]);
            Assert.That(Outcomes(Journal.Read(path)), Is.EqualTo(new[] { Finished, Culprit, Lost }), $"{all.Length - length} bytes are missing");
        }
    }

    [Test]
    public void A_newline_that_is_missing_loses_nothing()
    {
        Run(Start(), "A.One", "A.Two");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]);
        Assert.That(Outcomes(Journal.Read(path)), Is.EqualTo(new[] { Finished, Finished, Lost }));
    }

    [Test]
    public void Without_a_journal_there_is_no_result() => Assert.That(Journal.Read(path), Is.Null);

    [TestCase("")]
    [TestCase("{\"plan\": {\"schema\": \"gradus/rec")]
    public void A_journal_without_a_whole_plan_is_none(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        Assert.That(Journal.Read(path), Is.Null);
    }

    [Test]
    public void A_filter_that_matches_nothing_gives_no_result()
    {
        Start().Ended();
        Assert.That(Journal.Read(path), Is.Null);
    }

    [Test]
    public void A_new_run_replaces_an_old_journal()
    {
        Run(Start(), "A.One", "A.Two", "A.Three");
        var journal = Start();
        Run(journal, "A.Three");
        journal.Ended();
        Assert.That(Journal.Read(path)!.Record.Checks.Select(c => c.Id), Is.EqualTo(new[] { "A.Three" }));
    }
}

[SetCulture("ru-RU")]
public class JournalInRussianTests : JournalTests;

[SetCulture("tr-TR")]
public class JournalInTurkishTests : JournalTests;
