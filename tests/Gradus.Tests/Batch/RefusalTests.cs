using Gradus.Engine;
using Gradus.Engine.Batch;
using NUnit.Framework;

namespace Gradus.Tests.Batch;

/// <summary>What a batch does not begin: every refusal says what would be right, and leaves the records as they are.</summary>
public class RefusalTests
{
    [Test]
    public void Two_batches_do_not_write_to_one_folder()
    {
        using var students = new Class(("anna", Class.Right));
        students.Compiling = text =>
        {
            if (!text.Contains("Game")) return;
            students.Compiling = _ => { };
            Assert.That(() => students.Grade(students.Options with { Resume = true }), Throws.TypeOf<BatchRefusedException>().With.Message.Contains("being written by another batch"));
        };
        Assert.That(students.Grade().Graded, Is.EqualTo(1));
    }

    [Test]
    public void A_lock_that_nobody_holds_any_more_is_none()
    {
        using var students = new Class(("anna", Class.Right));
        Directory.CreateDirectory(students.Output);
        File.WriteAllText(Path.Combine(students.Output, ".lock"), "process 4711 on another machine\n");
        Assert.That(students.Grade().Graded, Is.EqualTo(1));
    }

    [Test]
    public void Records_are_gone_on_with_only_when_that_is_said()
    {
        using var students = new Class(("anna", Class.Right));
        students.Grade();
        Assert.That(() => students.Grade(), Throws.TypeOf<BatchRefusedException>().With.Message.Contains("--resume"));
        Assert.That(students.Records.All().Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_shards_records_are_not_gone_on_with_as_anothers()
    {
        using var students = new Class(("anna", Class.Right));
        int index = new Shard(1, 2).Has("anna") ? 1 : 2;
        students.Grade(students.Options with { Shard = new Shard(index, 2) });
        Assert.That(() => students.Grade(students.Options with { Shard = new Shard(3 - index, 2), Resume = true }), Throws.TypeOf<BatchRefusedException>().With.Message.Contains("gradus merge"));
    }

    [Test]
    public void Records_inside_the_submissions_would_be_a_students()
    {
        using var students = new Class(("anna", Class.Right));
        foreach (string folder in new[] { students.Submissions, Path.Combine(students.Submissions, "records") })
            Assert.That(() => students.Grade(students.Options with { Output = folder }), Throws.TypeOf<BatchRefusedException>().With.Message.Contains("beside it"));
        Assert.That(students.Grade(students.Options with { Output = students.Submissions + "-records" }).Graded, Is.EqualTo(1), "a name that only begins alike is another folder");
    }

    [Test]
    public void A_folder_and_an_archive_of_one_student_are_too_many()
    {
        using var students = new Class(("anna", Class.Right));
        File.WriteAllText(Path.Combine(students.Submissions, "anna.zip"), "");
        Assert.That(() => students.Grade(), Throws.TypeOf<BatchRefusedException>().With.Message.Contains("anna.zip").And.Message.Contains("one student"));
    }

    [Test]
    public void A_folder_that_cannot_be_made_is_our_failure()
    {
        using var students = new Class(("anna", Class.Right));
        File.WriteAllText(students.Output, "a file");
        Assert.That(() => students.Grade(students.Options with { Output = Path.Combine(students.Output, "records") }),
            Throws.TypeOf<InfrastructureException>().With.Message.Contains("cannot be written: no such folder can be made there. Expected a folder"));
    }

    [Test]
    public void Records_do_not_go_into_a_file()
    {
        using var students = new Class(("anna", Class.Right));
        File.WriteAllText(students.Output, "a file");
        Assert.That(() => students.Grade(), Throws.TypeOf<BatchRefusedException>().With.Message.EqualTo($"--output is {students.Output}, a file; expected a folder, which need not be there yet."));
    }

    [Test]
    public void Submissions_inside_the_records_would_lie_among_them()
    {
        using var students = new Class(("anna", Class.Right));
        Assert.That(() => students.Grade(students.Options with { Output = students.Root }), Throws.TypeOf<BatchRefusedException>().With.Message.Contains("around"));
        Assert.That(Path.Combine(students.Root, "batch.json"), Does.Not.Exist);
    }

    [Test]
    public void A_link_does_not_hide_where_records_would_go()
    {
        using var students = new Class(("anna", Class.Right));
        string link = Path.Combine(students.Root, "link");
        try
        {
            Directory.CreateSymbolicLink(link, students.Submissions);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Assert.Ignore($"Links cannot be made here: {e.Message}");
        }
        Assert.That(() => students.Grade(students.Options with { Output = Path.Combine(link, "records") }), Throws.TypeOf<BatchRefusedException>().With.Message.Contains("inside"));
        Assert.That(() => students.Grade(students.Options with { Submissions = link, Output = Path.Combine(students.Submissions, "records") }), Throws.TypeOf<BatchRefusedException>().With.Message.Contains("inside"));
    }

    [Test]
    public void A_folder_of_records_is_no_class()
    {
        using var students = new Class(("anna", Class.Right));
        students.Grade();
        Assert.That(() => students.Grade(students.Options with { Submissions = students.Output, Output = Path.Combine(students.Root, "again") }), Throws.TypeOf<BatchRefusedException>().With.Message.Contains("folder of records"));
    }

    [Test]
    public void An_empty_folder_is_no_class()
    {
        using var students = new Class();
        Assert.That(() => students.Grade(), Throws.TypeOf<BatchRefusedException>().With.Message.Contains("holds no folder and no archive"));
        Assert.That(students.Output, Does.Not.Exist);
    }
}
