using System.Text;
using Gradus.Cli;
using Gradus.Cli.Batch;
using Gradus.Engine.Batch;
using Gradus.Tests.Engine;
using NUnit.Framework;

namespace Gradus.Tests.Batch;

/// <summary><c>gradus grade-all</c> and <c>gradus merge</c> as they are typed: exit codes, progress, the table.</summary>
[NonParallelizable]
public class GradeAllCommandTests
{
    private static (int Code, string Out, string Error) Type(params string[] args)
    {
        var (console, errors, terminal) = (Console.Out, Console.Error, Terminal.Output);
        using StringWriter output = new(), error = new();
        using var bytes = new MemoryStream();
        try
        {
            Console.SetOut(output);
            Console.SetError(error);
            Terminal.Output = () => bytes;
            int code = CommandLine.Run(args);
            return (code, output.ToString() + Encoding.UTF8.GetString(bytes.ToArray()), error.ToString());
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(errors);
            Terminal.Output = terminal;
        }
    }

    private static (int Code, string Out, string Error) GradeAll(Class students, params string[] more) =>
        Type(["grade-all", students.Submissions, "--output", students.Output, "--kits", MiniKit.Shelf.Folder, .. more]);

    [Test]
    public void A_class_is_graded_resumed_split_and_united()
    {
        using var students = new Class(("anna", Class.RightOf("anna")), ("boris", "namespace Gradus.Mini; class"), ("vera", Class.RightOf("anna")));
        var whole = GradeAll(students, "--jobs", "2");
        Assert.That(whole.Code, Is.Zero, whole.Error);
        Assert.That(whole.Out, Does.StartWith("mini · 3 submissions").And.Contain("graded          2").And.Contain("not-compiled    1").And.Contain("mean 6, median 6, 6 to 6 of 6").And.Contain("3 of 3 submissions: 2 judged, 1 identical to another and judged once."));
        Assert.That(whole.Error, Does.Contain("3/3 · "));
        Assert.That(GradeAll(students).Code, Is.EqualTo(2), "without --resume");
        Assert.That(GradeAll(students, "--resume").Out, Does.Contain("0 judged, 3 unchanged and left alone").And.Not.Contain("a minute"));

        string[] shards = ["1/2", "2/2"];
        string[] folders = [.. shards.Select(s => Path.Combine(students.Root, s.Replace('/', '-')))];
        foreach (var (shard, folder) in shards.Zip(folders))
            Assert.That(Type("grade-all", students.Submissions, "--output", folder, "--kits", MiniKit.Shelf.Folder, "--assignment", "mini", "--shard", shard).Code, Is.Zero);
        string united = Path.Combine(students.Root, "united");
        Assert.That(Type(["merge", folders[0], "--output", united]) is { Code: 1 } partial && partial.Error.Contains("shard 2/2 is missing.", StringComparison.Ordinal));
        Assert.That(Type(["merge", .. folders, "--output", united]).Code, Is.Zero);
        Assert.That(new RecordFolder(united).All().Select(p => (p.Student, p.Key)), Is.EqualTo(students.Records.All().Select(p => (p.Student, p.Key))));
    }

    [Test]
    public void Json_is_the_batch_and_nothing_else()
    {
        using var students = new Class(("anna", Class.Right));
        var result = GradeAll(students, "--json");
        Assert.That(result.Out, Is.EqualTo(File.ReadAllText(Path.Combine(students.Output, BatchManifest.FileName))));
    }

    private static IEnumerable<TestCaseData> Wrong =>
    [
        new TestCaseData(new[] { "--shard", "5/4" }, "'5/4' is no shard").SetArgDisplayNames("a shard that there is not"),
        new TestCaseData(new[] { "--assignment", "history" }, "there are kits of: mini, other").SetArgDisplayNames("an assignment that there is not"),
        new TestCaseData(new[] { "--require", "moat" }, "--require names 'moat'; there are process,").SetArgDisplayNames("a layer that there is not"),
        new TestCaseData(new[] { "--jobs", "0" }, "expected a number from 1").SetArgDisplayNames("no jobs"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void What_cannot_be_done_is_refused_before_anything_is_written(string[] arguments, string says)
    {
        using var students = new Class(("anna", Class.Right));
        var result = GradeAll(students, arguments);
        Assert.That((result.Code, result.Error), Is.EqualTo((2, result.Error)));
        Assert.That(result.Error, Does.Contain(says));
        Assert.That(students.Output, Does.Not.Exist);
    }

    [Test]
    public void Work_whose_assignment_cannot_be_told_is_named_and_the_rest_graded()
    {
        using var students = new Class(("anna", Class.Right), ("boris", "class A;"), ("vera", "namespace Gradus.Other;"));
        File.WriteAllText(Path.Combine(students.Submissions, "vera", "Game.cs"), "namespace Gradus.Mini;\nnamespace Gradus.Other;");
        var result = GradeAll(students);
        Assert.That(result.Code, Is.Zero, "all others are for mini: so is what says nothing");
        Assert.That(students.Records.All().Count(), Is.EqualTo(3));
    }

    [Test]
    public void A_folder_with_nothing_in_it_is_no_class()
    {
        using var students = new Class();
        var result = GradeAll(students);
        Assert.That((result.Code, result.Error), Is.EqualTo((2, result.Error)));
        Assert.That(result.Error, Does.Contain($"{students.Submissions} holds no folder and no archive; expected one per student."));
        Assert.That(students.Output, Does.Not.Exist);
    }

    [Test]
    public void Failures_in_a_merged_table_raise_the_exit_code()
    {
        using var students = new Class(("anna", Class.RightOf("anna")), ("boris", Class.RightOf("boris")));
        students.Compiling = text => { if (text.Contains("boris")) throw new InvalidOperationException("a fault of ours"); };
        students.Grade();
        var merged = Type("merge", students.Output, "--output", Path.Combine(students.Root, "united"));
        Assert.That((merged.Code, merged.Error), Is.EqualTo((1, "")), "no finding, and yet not done");
        Assert.That(merged.Out, Does.Contain("boris (mini): InvalidOperationException: a fault of ours").And.Contain("1 of 2 submissions: 1 judged."));
    }

    private static readonly BatchManifest Batch = new()
    {
        Schema = BatchManifest.SchemaName,
        Tool = "test",
        Course = "mini-course",
        Suites = "all",
        Engine = "e",
        Shards = ["2/4"],
        State = BatchState.Complete,
        Started = "2030-01-01T00:00:00Z",
        Seconds = 187.5,
        Submissions = 1000,
        Graded = 890,
        Copied = 8,
        Unchanged = 100,
        Assignments = [new AssignmentTotals("metrics", 1, "k", "s", "course", 998, new() { ["graded"] = 880, ["not-compiled"] = 100, ["not-submitted"] = 10, ["rejected"] = 8 }, new PointRange(37.25, 41.5, 0, 50, 50), new() { ["crashed"] = 12, ["timed-out"] = 9 })],
        Failures = [new BatchFailure("anna", "metrics", "IOException: gone"), new BatchFailure("boris", "metrics", "IOException: gone")],
        Unassigned = ["vera"],
    };

    private static IEnumerable<TestCaseData> Endings =>
    [
        new TestCaseData(Batch, "").SetArgDisplayNames("complete"),
        new TestCaseData(Batch with { State = BatchState.Interrupted, Submissions = 1200 }, "Interrupted: 200 left. The same command with --resume goes on.\n").SetArgDisplayNames("interrupted"),
        new TestCaseData(Batch with { State = BatchState.Failed, Reason = "No space left on device.", Submissions = 1200 },
            "Stopped: No space left on device. 200 left. No student has lost a point; once this is mended, the same command with --resume goes on.\n").SetArgDisplayNames("stopped"),
    ];

    [TestCaseSource(nameof(Endings))]
    public void The_table_says_it_all(BatchManifest batch, string ending)
    {
        using StringWriter table = new() { NewLine = "\n" };
        BatchTable.Write(table, batch, "records");
        Assert.That(table.ToString(), Is.EqualTo($"""
            metrics · 998 submissions
              graded          880
              not-compiled    100
              not-submitted   10
              rejected        8
              points          mean 37.25, median 41.5, 0 to 50 of 50
              cut short       crashed in 12, timed-out in 9

            998 of {batch.Submissions} submissions, shard 2/4: 890 judged, 8 identical to another and judged once, 100 unchanged and left alone.
            The grader failed on:
              anna (metrics): IOException: gone
              boris (metrics): IOException: gone
              They have lost no point; --resume tries them again.
            Not judged, since the assignment cannot be told (say --assignment):
              vera
            3 min 07 s, 287 a minute.
            {ending}Records: records

            """.ReplaceLineEndings("\n")));
    }

    [TestCase(0, 1000, 0, 0, "0/1000")]
    [TestCase(412, 1000, 0, 98.5, "412/1000 · 251 a minute · 2 min 21 s left")]
    [TestCase(600, 1000, 500, 60, "600/1000 · 100 a minute · 4 min 00 s left")]
    [TestCase(1000, 1000, 0, 240, "1000/1000 · 250 a minute")]
    public void Progress_is_a_line(int done, int total, int unchanged, double seconds, string line)
    {
        using StringWriter said = new() { NewLine = "\n" };
        using (var progress = new ProgressLine(said, terminal: false)) progress.Show(new BatchProgress(done, total, unchanged, TimeSpan.FromSeconds(seconds)));
        Assert.That(said.ToString(), Is.EqualTo(line + "\n"));
    }

    [TestCase(true), TestCase(false)]
    public void Who_cannot_be_told_how_far_it_is_ends_nothing(bool terminal)
    {
        using var full = new StreamWriter(new FullDisk()) { AutoFlush = true };
        Assert.That(() =>
        {
            using var progress = new ProgressLine(full, terminal);
            progress.Show(new BatchProgress(1, 2, 0, TimeSpan.FromSeconds(6)));
            progress.Say("Ending.");
        }, Throws.Nothing);
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");
    }

    [Test]
    public void On_a_terminal_the_line_changes_and_leaves_no_rest()
    {
        using StringWriter said = new() { NewLine = "\n" };
        using (var progress = new ProgressLine(said, terminal: true))
        {
            progress.Show(new BatchProgress(1, 2, 0, TimeSpan.FromSeconds(6)));
            progress.Show(new BatchProgress(2, 2, 0, TimeSpan.FromSeconds(12)));
        }
        Assert.That(said.ToString(), Is.EqualTo("\r1/2 · 10 a minute · 6 s left\r2/2 · 10 a minute           \r                 \r"));
    }
}
