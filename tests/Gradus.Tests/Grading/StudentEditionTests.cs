using FsCheck;
using FsCheck.Fluent;
using Gradus.Grading.Records;
using Gradus.Grading.Seeds;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary>What a student may read of a record.</summary>
public class StudentEditionTests
{
    [Test]
    public void A_hidden_check_keeps_title_points_status_and_hint_and_nothing_it_saw()
    {
        var edition = Student.EditionOf(FullRecord.Sample, _ => true);
        var hidden = edition.Checks.Single(c => c.Visibility == Visibility.Staff);
        Assert.That(hidden, Is.EqualTo(FullRecord.Hidden with
        {
            Expected = null,
            Got = null,
            Location = null,
            Diagnosis = null,
            Parts = hidden.Parts,
            Attachments = hidden.Attachments,
        }));
        Assert.That((hidden.Parts.Count, hidden.Attachments.Count, hidden.Hint), Is.EqualTo((0, 0, new Text("hint.think"))));
        Assert.That(RecordJson.Write(edition), Does.Not.Contain("secret"));
    }

    [Test]
    public void Public_checks_stay_whole()
    {
        var edition = Student.EditionOf(FullRecord.Sample, _ => true);
        Assert.That(edition.Checks.Where(c => c.Visibility == Visibility.Public).Select(RecordJson.WriteLine),
            Is.EqualTo(new[] { FullRecord.Passed, FullRecord.Partial }.Select(RecordJson.WriteLine)));
        Assert.That((edition.Audience, edition.Score, edition.Max), Is.EqualTo((Audience.Student, 3.25, 7.5)));
    }

    [Test]
    public void A_check_that_may_not_show_is_gone_with_its_points()
    {
        var edition = Student.EditionOf(FullRecord.Sample, id => id != "Hidden.Again");
        Assert.That(edition.Checks.Select(c => c.Id), Is.EqualTo(new[] { "Counting.Count", "Counting.Rates" }));
        Assert.That((edition.Score, edition.Max), Is.EqualTo((3.25, 4.5)));
    }

    [Test]
    public void What_is_said_of_the_submission_because_of_a_hidden_check_goes_where_it_goes()
    {
        static Diagnostic Because(string check) => new(Severity.Warning, "GR0120", Text.Of("capstone.wrong", ("module", "M"), ("check", check)), null);
        var record = FullRecord.Sample with { Diagnostics = [Because("Hidden.Again"), Because("Counting.Count")] };
        Assert.That(Student.EditionOf(record, _ => false).Diagnostics, Is.EqualTo(record.Diagnostics.Skip(1)));
        Assert.That(Student.EditionOf(record, _ => true).Diagnostics, Is.EqualTo(record.Diagnostics));
    }

    [TestCase("capstone.whole", "GR0120", true)]
    [TestCase("capstone.suspect", "GR0123", true)]
    [TestCase("capstone.difference", "GR0121", false, Description = "its numbers are the hidden check's")]
    public void Of_a_hidden_check_that_shows_a_note_keeps_its_sentence_and_no_place(string key, string code, bool told)
    {
        Diagnostic note = new(Severity.Warning, code, Text.Of(key, ("modules", "M"), ("check", "Hidden.Again")), new Location("mini/Game.cs", 3));
        var record = FullRecord.Sample with { Diagnostics = [note] };
        Assert.That(Student.EditionOf(record, _ => true).Diagnostics, Is.EqualTo(told ? new[] { note with { Location = null } } : []));
        Assert.That(Student.EditionOf(record, _ => false).Diagnostics, Is.Empty);
    }

    [Test]
    public void Public_checks_show_whatever_is_said_of_hidden_ones() =>
        Assert.That(Student.EditionOf(FullRecord.Sample, _ => false).Checks, Has.Count.EqualTo(2));

    [Test]
    public void No_word_of_a_hidden_check_reaches_the_student() =>
        Prop.ForAll(ArbMap.Default.ArbFor<uint>(), seed =>
        {
            var random = new CheckRandom(seed);
            var record = FullRecord.Sample with { Checks = random.Array(random.Int(1, 8), Drawn) };
            string json = RecordJson.Write(Student.EditionOf(record, id => id.Length % 2 == 0));
            return !json.Contains("secret", StringComparison.Ordinal)
                && record.Checks.Where(c => c.Visibility == Visibility.Public).All(c => json.Contains($"\"{c.Id}\"", StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();

    /// <summary>A check whose words say whether they are secret.</summary>
    private static CheckRecord Drawn(CheckRandom random)
    {
        bool hidden = random.Int(0, 2) == 0;
        string word = hidden ? "secret" : "open";
        Text? Maybe(string what) => random.Int(0, 3) == 0 ? null : Text.Of($"{word}.{what}", (word + what, $"{word} {random.Bits()}"));
        Location? Place() => random.Int(0, 3) == 0 ? null : new Location(word + ".cs", random.Int(1, 100));
        var status = random.Pick(Enum.GetValues<CheckStatus>());
        return new CheckRecord(
            "Check." + new string('x', random.Int(1, 9)), "group", hidden ? Visibility.Staff : Visibility.Public, random.Int(0, 3), 3, status, new Text("title"),
            Maybe("expected"), Maybe("got"), Place(), Maybe("diagnosis"), new Text("hint"), "section",
            random.Array(random.Int(0, 4), r => new PartRecord(Maybe("name") ?? new Text(word), 0, 1, status, Maybe("expected"), Maybe("got"), Maybe("diagnosis"), Place())),
            random.Array(random.Int(0, 3), r => word + r.Bits()));
    }
}
