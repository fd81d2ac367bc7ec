using Gradus.Engine.Batch;
using NUnit.Framework;

namespace Gradus.Tests.Batch;

/// <summary>Shards, united: nothing is lost, equal records are kept once, and what does not fit is said.</summary>
public class RecordMergeTests
{
    private static readonly (string, string)[] Work = [.. Enumerable.Range(0, 9).Select(i => ($"s{i}", i % 4 == 1 ? "namespace Gradus.Mini; class" : Class.RightOf($"s{i}")))];

    private static string[] Shards(Class students, int of, params int[] left) =>
    [
        .. Enumerable.Range(1, of).Except(left).Select(i =>
        {
            string folder = Path.Combine(students.Root, $"shard{i}");
            students.Grade(students.Options with { Output = folder, Shard = new Shard(i, of) });
            return folder;
        }),
    ];

    [Test]
    public void Shards_give_what_the_whole_gives()
    {
        using Class parts = new(Work), whole = new(Work);
        var merged = RecordMerge.Merge(Shards(parts, 3), parts.Output, "test");
        var batch = whole.Grade();
        Assert.That(merged.Findings, Is.Empty);
        Assert.That(parts.Latest(), Is.EqualTo(whole.Latest()));
        Assert.That(merged.Manifest.Assignments[0] with { Outcomes = [], CutShort = [] }, Is.EqualTo(batch.Assignments[0] with { Outcomes = [], CutShort = [] }).Using<AssignmentTotals>((a, b) => (a.Submissions, a.Points) == (b.Submissions, b.Points)));
        Assert.That(merged.Manifest.Assignments[0].Outcomes, Is.EqualTo(batch.Assignments[0].Outcomes));
        Assert.That((merged.Manifest.Submissions, merged.Written, string.Join(" ", merged.Manifest.Shards)), Is.EqualTo((9, 9, "1/3 2/3 3/3")));
    }

    [Test]
    public void To_merge_again_changes_nothing()
    {
        using var students = new Class(Work);
        string[] shards = Shards(students, 2);
        RecordMerge.Merge(shards, students.Output, "test");
        var before = students.Records.All().ToArray();
        var again = RecordMerge.Merge(shards, students.Output, "test");
        Assert.That((again.Written, again.Same, again.Manifest.Submissions), Is.EqualTo((0, 9, 9)));
        Assert.That(students.Records.All(), Is.EqualTo(before));
    }

    [Test]
    public void A_missing_shard_is_named()
    {
        using var students = new Class(Work);
        Assert.That(RecordMerge.Merge(Shards(students, 3, left: 2), students.Output, "test").Findings, Is.EqualTo(new[] { "shard 2/3 is missing." }));
    }

    [Test]
    public void A_shard_that_is_not_whole_is_named()
    {
        using var students = new Class(Work);
        using var stop = new CancellationTokenSource();
        students.Grade(students.Options with { Output = Path.Combine(students.Root, "part") }, progress: p => stop.Cancel(), stop: stop.Token);
        Assert.That(RecordMerge.Merge([Path.Combine(students.Root, "part")], students.Output, "test").Findings, Has.Some.Contains("shard 1/1 is not whole"));
    }

    [Test]
    public void Shards_that_were_made_otherwise_are_named()
    {
        using var students = new Class(Work);
        string[] shards = Shards(students, 2);
        string file = Path.Combine(shards[1], BatchManifest.FileName), kit = BatchManifest.Read(shards[1])!.Assignments[0].Kit;
        File.WriteAllText(file, File.ReadAllText(file).Replace(kit, "0123456789abcdef").Replace("\"suites\": \"all\"", "\"suites\": \"public\""));
        Assert.That(RecordMerge.Merge(shards, students.Output, "test").Findings, Has.Some.Contains("another kit of mini").And.Some.Contains("suites public, not all"));
    }

    [Test]
    public void The_same_record_from_two_runs_is_kept_once()
    {
        using var students = new Class(("anna", Class.Right));
        string first = Path.Combine(students.Root, "first"), second = Path.Combine(students.Root, "second");
        students.Grade(students.Options with { Output = first });
        students.Grade(students.Options with { Output = second });
        Retime(second, "20300101T000000Z");
        var merged = RecordMerge.Merge([first, second], students.Output, "test");
        Assert.That((merged.Written, merged.Same, merged.Findings.Count), Is.EqualTo((1, 1, 0)));
        Assert.That(students.Records.All(), Is.EqualTo(new RecordFolder(first).All()));
    }

    [Test]
    public void Records_of_one_time_that_differ_are_both_named_and_nothing_is_written()
    {
        using var students = new Class(("anna", Class.Right));
        string first = Path.Combine(students.Root, "first"), second = Path.Combine(students.Root, "second");
        students.Grade(students.Options with { Output = first });
        students.HandIn("anna", Class.RightOf("anna"));
        students.Grade(students.Options with { Output = second });
        foreach (string folder in new[] { first, second }) Retime(folder, "20300101T000000Z");
        Assert.That(() => RecordMerge.Merge([first, second], students.Output, "test"), Throws.TypeOf<BatchRefusedException>()
            .With.Message.Contains(new RecordFolder(first).All().Single().RelativePath).And.Message.Contains(new RecordFolder(second).All().Single().RelativePath));
        Assert.That(students.Output, Does.Not.Exist);
    }

    [Test]
    public void A_failure_of_the_grader_does_not_come_after_a_verdict()
    {
        using var students = new Class(("anna", Class.Right));
        string judged = Path.Combine(students.Root, "judged"), failed = Path.Combine(students.Root, "failed");
        students.Grade(students.Options with { Output = judged });
        students.Compiling = text => { if (text.Contains("Game")) throw new InvalidOperationException("a fault of ours"); };
        students.Grade(students.Options with { Output = failed });
        Retime(judged, "20300101T000000Z");
        Retime(failed, "20300101T000500Z");
        var merged = RecordMerge.Merge([judged, failed], students.Output, "test");
        Assert.That((students.Record("anna").Score, students.Records.All().Count(), merged.Manifest.Failures.Length), Is.EqualTo((6.0, 1, 0)));
        Assert.That(merged.Findings, Has.Some.Contains("a failure of the grader on what has a verdict already"));

        // Where the failure lies in the target itself, it stays, and the verdict comes after it: once.
        merged = RecordMerge.Merge([judged], failed, "test");
        Assert.That((new RecordFolder(failed).All().Count(), new RecordFolder(failed).ReadWhole(new RecordFolder(failed).All().Last())!.Score, merged.Manifest.Graded), Is.EqualTo((3, 6.0, 1)));
        var again = RecordMerge.Merge([judged], failed, "test");
        Assert.That((again.Written, again.Manifest.Graded, again.Manifest.Failures.Length), Is.EqualTo((0, 1, 0)));
    }

    [Test]
    public void A_whole_batch_that_is_merged_twice_counts_once()
    {
        using var students = new Class(Work);
        string whole = Shards(students, 1).Single();
        for (int time = 0; time < 2; time++)
        {
            var merged = RecordMerge.Merge([whole], students.Output, "test");
            Assert.That((merged.Manifest.Submissions, merged.Manifest.Graded, merged.Manifest.Assignments[0].Submissions, merged.Manifest.Assignments[0].Outcomes.Values.Sum(), merged.Manifest.Left), Is.EqualTo((9, 9, 9, 9, 0)));
        }
    }

    [Test]
    public void A_shard_that_was_not_whole_at_first_is_whole_when_it_has_been_ended()
    {
        using var students = new Class(Work);
        string first = Shards(students, 2, left: 2).Single(), second = Path.Combine(students.Root, "shard2");
        var options = students.Options with { Output = second, Shard = new Shard(2, 2) };
        using var stop = new CancellationTokenSource();
        students.Grade(options, progress: p => stop.Cancel(), stop: stop.Token);
        var merged = RecordMerge.Merge([first, second], students.Output, "test");
        Assert.That((merged.Manifest.State, merged.Manifest.Submissions), Is.EqualTo((BatchState.Interrupted, 9)), "those that were not reached are in it");
        students.Grade(options with { Resume = true });
        merged = RecordMerge.Merge([second], students.Output, "test");
        Assert.That((merged.Manifest.State, merged.Manifest.Submissions, merged.Manifest.Graded, merged.Manifest.Left, merged.Findings.Count), Is.EqualTo((BatchState.Complete, 9, 9, 0, 0)));
    }

    [Test]
    public void A_folder_that_a_batch_is_writing_to_is_not_merged()
    {
        using var students = new Class(("anna", Class.Right));
        students.Compiling = text =>
        {
            if (!text.Contains("Game")) return;
            students.Compiling = _ => { };
            Assert.That(() => RecordMerge.Merge([students.Output], Path.Combine(students.Root, "united"), "test"), Throws.TypeOf<BatchRefusedException>().With.Message.Contains("is being written by a batch"));
        };
        Assert.That(students.Grade().Graded, Is.EqualTo(1));
        Assert.That(Path.Combine(students.Root, "united"), Does.Not.Exist);
    }

    [Test]
    public void A_damaged_record_is_named_and_left_out()
    {
        using var students = new Class(Work);
        string[] shards = Shards(students, 1);
        string file = Path.Combine(shards[0], new RecordFolder(shards[0]).All().First().RelativePath);
        File.WriteAllText(file, "{");
        var merged = RecordMerge.Merge(shards, students.Output, "test");
        Assert.That((merged.Written, merged.Findings.Single()), Is.EqualTo((8, $"{file} is damaged and was left out.")));
    }

    [Test]
    public void Folders_without_records_are_refused()
    {
        using var students = new Class();
        Assert.That(() => RecordMerge.Merge([students.Submissions], students.Output, "test"), Throws.TypeOf<BatchRefusedException>().With.Message.Contains("batch.json"));
        Assert.That(students.Output, Does.Not.Exist);
    }

    private static void Retime(string folder, string time)
    {
        foreach (var place in new RecordFolder(folder).All().ToArray())
            File.Move(Path.Combine(folder, place.RelativePath), Path.Combine(folder, (place with { Time = time }).RelativePath));
    }
}
