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
        Assert.That(students.Records.All(), Is.Empty);
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
    }

    private static void Retime(string folder, string time)
    {
        foreach (var place in new RecordFolder(folder).All().ToArray())
            File.Move(Path.Combine(folder, place.RelativePath), Path.Combine(folder, (place with { Time = time }).RelativePath));
    }
}
