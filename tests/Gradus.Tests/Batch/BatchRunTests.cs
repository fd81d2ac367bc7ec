using System.IO.Compression;
using Gradus.Engine;
using Gradus.Engine.Batch;
using Gradus.Engine.Kits;
using Gradus.Grading.Records;
using Gradus.Tests.Engine;
using NUnit.Framework;

namespace Gradus.Tests.Batch;

/// <summary>A class is graded: who gets a record, what is graded again, what stops a batch.</summary>
public class BatchRunTests
{
    [Test]
    public void Everybody_gets_a_record_folders_and_archives_alike()
    {
        using var students = new Class(("anna", Class.RightOf("anna")), ("boris", "namespace Gradus.Mini; class"));
        Directory.CreateDirectory(Path.Combine(students.Submissions, "vera"));
        students.HandIn("wanda", "namespace Gradus.Other;");
        students.HandIn(Path.Combine("yuri", "mini"), Class.RightOf("yuri"));
        students.HandIn(Path.Combine("yuri", "other"), "namespace Gradus.Other;");
        ZipFile.CreateFromDirectory(Path.Combine(students.Submissions, "anna"), Path.Combine(students.Submissions, "zoe.zip"));
        File.WriteAllText(Path.Combine(students.Submissions, "student-map.csv"), "student,name,platform,id,assignment,status,reason,late,commit,original\n");
        Directory.CreateDirectory(Path.Combine(students.Submissions, ".git"));

        var batch = students.Grade();
        Assert.That(students.Records.All().Select(p => (p.Student, p.Assignment, students.Record(p.Student).Outcome, students.Record(p.Student).Score)), Is.EqualTo(new[]
        {
            ("anna", "mini", Outcome.Graded, 6.0), ("boris", "mini", Outcome.NotCompiled, 0), ("vera", "mini", Outcome.NotSubmitted, 0), ("wanda", "mini", Outcome.WrongAssignment, 0),
            ("yuri", "mini", Outcome.Graded, 6), ("zoe", "mini", Outcome.Graded, 6),
        }));
        Assert.That((batch.State, batch.Submissions, batch.Graded, batch.Copied), Is.EqualTo((BatchState.Complete, 6, 5, 1)));
        Assert.That(BatchManifest.Read(students.Output)!.ToJson(), Is.EqualTo(batch.ToJson()), "batch.json");
    }

    [Test]
    public void Identical_submissions_are_graded_once_and_everybody_gets_the_record()
    {
        using var students = new Class(("anna", Class.Right), ("boris", Class.Right), ("vera", Class.Right));
        var batch = students.Grade(students.Options with { Jobs = 3 });
        Assert.That((batch.Graded, batch.Copied, students.Compiled.Count), Is.EqualTo((1, 2, 1)));
        Assert.That(students.Records.All().Select(p => Convert.ToHexString(students.Records.Read(p))).Distinct().Count(), Is.EqualTo(1));
        Assert.That(students.Records.All().Count(), Is.EqualTo(3));
    }

    [Test]
    public void What_was_ignored_makes_a_difference_who_handed_in_does_not()
    {
        var kit = KitFingerprint.Of(MiniKit.Kit);
        string Key(params string[] ignored) => RecordKey.Of(new(new([("Game.cs", [1])], ignored)), kit, Gradus.Engine.Kits.Suites.All);
        Assert.That(Key(), Is.EqualTo(Key()).And.Not.EqualTo(Key("helper/Own.cs")));
        Assert.That(Key(), Has.Length.EqualTo(RecordKey.Length).And.Match("^[0-9a-f]+$"));
        Assert.That(RecordKey.Of(new(new([("Game.cs", [1])], [])), kit, Gradus.Engine.Kits.Suites.Public), Is.Not.EqualTo(Key()), "suites");
        Assert.That(RecordKey.Of(new(new([("Game.cs", [1])], [])), kit with { Kit = "another" }, Gradus.Engine.Kits.Suites.All), Is.Not.EqualTo(Key()), "the kit");
        Assert.That(RecordKey.Of(new(new([("Game.cs", [1])], [])), kit with { Seed = "another" }, Gradus.Engine.Kits.Suites.All), Is.Not.EqualTo(Key()), "the seed");
    }

    [Test, NonParallelizable]
    public void Another_course_key_has_another_fingerprint_which_does_not_hold_it()
    {
        static string Print(string? key)
        {
            Environment.SetEnvironmentVariable("GRADUS_TEST_KEY", key);
            return KitFingerprint.Of(MiniKit.Kit).Seed;
        }
        try
        {
            Assert.That(new[] { Print(null), Print("secret"), Print("other") }, Is.Unique);
            Assert.That(Print("secret"), Is.EqualTo(Print("secret")).And.Match("^[0-9a-f]{16}$"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("GRADUS_TEST_KEY", null);
        }
    }

    [Test]
    public void Resume_leaves_alone_what_is_unchanged_and_adds_what_has_changed()
    {
        using var students = new Class(("anna", Class.RightOf("anna")), ("boris", Class.RightOf("boris")));
        students.Grade();
        var before = students.Records.All().ToDictionary(p => p, students.Records.Read);
        students.Compiled.Clear();
        students.HandIn("boris", MiniKit.Module.Replace("x / 2", "x / 3"));
        students.HandIn("vera", Class.RightOf("vera"));

        var batch = students.Grade(students.Options with { Resume = true });
        Assert.That((batch.Unchanged, batch.Graded, students.Compiled.Count), Is.EqualTo((1, 2, 2)));
        Assert.That(before.Keys.Select(p => Convert.ToHexString(students.Records.Read(p))), Is.EqualTo(before.Values.Select(Convert.ToHexString)), "nothing is ever written over");
        Assert.That((students.Records.Of("anna", "mini").Count, students.Records.Of("boris", "mini").Count, students.Record("boris").Score), Is.EqualTo((1, 2, 3.0)));
        Assert.That(batch.Assignments[0].Points, Is.EqualTo(new PointRange(5, 6, 3, 6, 6)), "unchanged ones count, too");
    }

    [Test]
    public void Who_goes_back_to_an_earlier_version_gets_its_record_as_the_last_without_being_graded_again()
    {
        using var students = new Class(("anna", Class.Right));
        students.Grade();
        students.HandIn("anna", MiniKit.Module.Replace("x / 2", "x / 3"));
        students.Grade(students.Options with { Resume = true });
        students.HandIn("anna", Class.Right);
        students.Compiled.Clear();
        var batch = students.Grade(students.Options with { Resume = true });
        var records = students.Records.Of("anna", "mini");
        Assert.That((batch.Copied, students.Compiled.Count, records.Count, students.Record("anna").Score), Is.EqualTo((1, 0, 3, 6.0)));
        Assert.That(records.Select(r => r.Time), Is.Ordered.And.Unique, "the last is the latest, though all were made within a second");
    }

    [Test]
    public void A_damaged_record_is_made_anew_beside_it()
    {
        using var students = new Class(("anna", Class.Right));
        students.Grade();
        string file = Path.Combine(students.Output, students.Records.All().Single().RelativePath);
        File.WriteAllText(file, File.ReadAllText(file)[..100]);
        Assert.That(students.Grade(students.Options with { Resume = true }).Graded, Is.EqualTo(1));
        Assert.That(students.Record("anna").Score, Is.EqualTo(6));
        Assert.That(new FileInfo(file).Length, Is.EqualTo(100));
    }

    [Test]
    public void One_bad_submission_never_stops_the_rest()
    {
        using var students = new Class([.. Enumerable.Range(0, 6).Select(i => ($"s{i}", Class.RightOf($"s{i}")))]);
        students.Compiling = text => { if (text.Contains("s1") || text.Contains("s2") || text.Contains("s3") || text.Contains("s4")) throw new InvalidOperationException("a fault of ours"); };
        var batch = students.Grade();
        Assert.That((batch.State, batch.Graded), Is.EqualTo((BatchState.Complete, 2)), "our own line still compiles: it lies in the submissions, however many follow one another");
        Assert.That(batch.Failures.Select(f => f.Student), Is.EqualTo(new[] { "s1", "s2", "s3", "s4" }));
        Assert.That(batch.Failures[0].Message, Is.EqualTo("InvalidOperationException: a fault of ours"));
        Assert.That(students.Record("s1").Outcome, Is.EqualTo(Outcome.Infrastructure));

        students.Compiling = _ => { };
        batch = students.Grade(students.Options with { Resume = true });
        Assert.That((batch.Unchanged, batch.Graded, batch.Failures.Length, students.Record("s1").Score), Is.EqualTo((2, 4, 0, 6.0)), "failures of ours are tried again");
    }

    [Test]
    public void What_fails_for_everybody_stops_the_batch_soon_and_costs_nobody_a_point()
    {
        using var students = new Class([.. Enumerable.Range(0, 20).Select(i => ($"s{i:00}", Class.RightOf($"s{i:00}")))]);
        bool broken = false;
        students.Compiling = text =>
        {
            if (broken |= text.Contains("s05")) throw new InfrastructureException("The compiler did not start.");
        };
        var batch = students.Grade();
        Assert.That((batch.State, batch.Reason, batch.Graded, batch.Failures.Length), Is.EqualTo((BatchState.Failed, "The compiler did not start.", 5, BatchJudge.Doubtful)));
        Assert.That(students.Records.All().Select(p => students.Records.ReadWhole(p)!).Where(r => r.Outcome != Outcome.Infrastructure).Select(r => r.Score), Is.All.EqualTo(6));

        (broken, students.Compiling) = (false, _ => { });
        Assert.That(students.Grade(students.Options with { Resume = true }).State, Is.EqualTo(BatchState.Complete));
        Assert.That(students.Latest().Count, Is.EqualTo(20));
        Assert.That(Enumerable.Range(0, 20).Select(i => students.Record($"s{i:00}").Score), Is.All.EqualTo(6));
    }

    [Test]
    public void Where_nothing_can_be_graded_nothing_is_begun()
    {
        using var students = new Class(("anna", Class.Right));
        students.Compiling = _ => throw new InfrastructureException("The compiler did not start.");
        Assert.That(() => students.Grade(), Throws.TypeOf<InfrastructureException>().With.Message.EqualTo("The compiler did not start."));
        Assert.That(students.Records.All(), Is.Empty);
    }

    [Test]
    public void A_full_disk_stops_the_batch_and_leaves_whole_records_only()
    {
        using var students = new Class([.. Enumerable.Range(0, 8).Select(i => ($"s{i}", Class.RightOf($"s{i}")))]);
        int files = 0;
        var batch = students.Grade(writer: new FaultyWriter(_ => ++files > 3)); // batch.json, and two records
        Assert.That((batch.State, batch.Reason, batch.Graded), Is.EqualTo((BatchState.Failed, "No space left on device", 2)));
        Assert.That(students.Records.All().Select(p => students.Records.ReadWhole(p)?.Score), Is.EqualTo(new double?[] { 6, 6 }));
        Assert.That(students.Grade(students.Options with { Resume = true }).Graded, Is.EqualTo(6));
    }

    [Test]
    public void What_a_killed_writer_left_is_no_record_and_is_removed()
    {
        using var students = new Class(("anna", Class.RightOf("anna")), ("boris", Class.RightOf("boris")));
        students.Grade(writer: new FaultyWriter(path => path.Contains("anna"), halfWay: true));
        string[] Leftovers() => [.. Directory.EnumerateFiles(students.Output, "*", SearchOption.AllDirectories).Where(RecordWriter.IsLeftover)];
        Assert.That((Leftovers().Length, students.Records.All().Single().Student), Is.EqualTo((1, "boris")));
        students.Grade(students.Options with { Resume = true });
        Assert.That(Leftovers(), Is.Empty);
        Assert.That(students.Records.All().Select(p => p.Student), Is.EqualTo(new[] { "anna", "boris" }));
    }

    [Test]
    public void An_interrupted_batch_ends_after_what_is_under_way_and_resumes_to_the_same_result()
    {
        (string, string)[] work = [.. Enumerable.Range(0, 8).Select(i => ($"s{i}", i % 3 == 0 ? "namespace Gradus.Mini; class" + i : Class.RightOf($"s{i}")))];
        using Class disturbed = new(work), undisturbed = new(work);
        using var stop = new CancellationTokenSource();
        var batch = disturbed.Grade(progress: p => { if (p.Done == 3) stop.Cancel(); }, stop: stop.Token);
        Assert.That((batch.State, batch.Graded, batch.Left), Is.EqualTo((BatchState.Interrupted, 3, 5)));
        Assert.That(disturbed.Records.All().Count(), Is.EqualTo(3));
        batch = disturbed.Grade(disturbed.Options with { Resume = true });
        undisturbed.Grade();
        Assert.That((batch.State, batch.Unchanged), Is.EqualTo((BatchState.Complete, 3)));
        Assert.That(disturbed.Latest(), Is.EqualTo(undisturbed.Latest()));
        Assert.That(disturbed.Records.All().Select(p => (p.Student, p.Key)), Is.EqualTo(undisturbed.Records.All().Select(p => (p.Student, p.Key))));
    }

    [Test]
    public void Progress_counts_up_to_all()
    {
        using var students = new Class([.. Enumerable.Range(0, 4).Select(i => ($"s{i}", Class.RightOf($"s{i}")))]);
        List<BatchProgress> seen = [];
        students.Grade(students.Options with { Jobs = 2 }, progress: seen.Add);
        Assert.That(seen.Select(p => (p.Done, p.Total)), Is.EqualTo(new[] { (1, 4), (2, 4), (3, 4), (4, 4) }));
        Assert.That(seen[^1].Left, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Progress_that_cannot_be_shown_ends_nothing()
    {
        using var students = new Class(("anna", Class.RightOf("anna")), ("boris", Class.RightOf("boris")));
        int told = 0;
        var batch = students.Grade(progress: _ =>
        {
            told++;
            throw new IOException("No space left on device");
        });
        Assert.That((batch.State, batch.Graded, told), Is.EqualTo((BatchState.Complete, 2, 1)));
    }

    [Test, NonParallelizable]
    public void A_kit_that_changes_while_the_batch_runs_fails_it()
    {
        using var students = new Class(("anna", Class.Right));
        string file = Path.Combine(MiniKit.Kit.Folder, "added-meanwhile.txt");
        students.Compiling = text => { if (text.Contains("Game")) File.WriteAllText(file, ""); };
        try
        {
            var batch = students.Grade();
            Assert.That((batch.State, batch.Reason), Is.EqualTo((BatchState.Failed, batch.Reason)));
            Assert.That(batch.Reason, Does.StartWith($"The kit of mini in {MiniKit.Kit.Folder} has changed while the batch ran"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void Only_what_is_named_as_ours_is_a_leftover()
    {
        Assert.That(new[] { ".20300101T000000Z-0123456789abcdef.json.part", ".batch.json.part", "a/b/..probe.part" }.Where(RecordWriter.IsLeftover).Count(), Is.EqualTo(3));
        Assert.That(new[] { ".movie.part", ".part", "..part", ".json.part", ".20300101T000000Z.json.part", "batch.json.part", ".20300101T000000Z-0123456789abcdef.json" }.Where(RecordWriter.IsLeftover), Is.Empty);
    }

    [Test]
    public void The_engines_fingerprint_knows_the_runtime_and_what_is_deployed_beside_it()
    {
        string folder = MiniKit.Folder(("worker/Gradus.Worker.dll", "w"), ("framework/System.Runtime.dll", "f"));
        Version runtime = new(10, 0, 1);
        string Changed(string file)
        {
            File.AppendAllText(Path.Combine(folder, file), "2");
            return EngineFingerprint.Of(folder, runtime);
        }
        Assert.That(EngineFingerprint.Of(folder, runtime), Is.EqualTo(EngineFingerprint.Of(folder, runtime)).And.Match("^[0-9a-f]{16}$"));
        Assert.That(new[] { EngineFingerprint.Of(folder, runtime), EngineFingerprint.Of(folder, new Version(10, 0, 2)), Changed("worker/Gradus.Worker.dll"), Changed("framework/System.Runtime.dll") }, Is.Unique);
    }
}
