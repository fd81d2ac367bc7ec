using Gradus.Engine.Batch;
using Gradus.Engine.Collecting;
using Gradus.Engine.Collecting.Platforms;
using Gradus.Grading.Records;
using Gradus.Tests.Collecting;
using Gradus.Tests.Engine;
using NUnit.Framework;

namespace Gradus.Tests.Batch;

/// <summary>Which assignment a student's work is for, when nobody says it.</summary>
public class SubmissionFolderTests
{
    private static readonly (string, string) Mini = ("Game.cs", "namespace Gradus.Mini;"), Other = ("Thing.cs", "namespace Gradus.Other;"), Nothing = ("Notes.cs", "class A;");

    private static IEnumerable<TestCaseData> Folders =>
    [
        Case("all of one assignment", ["anna mini", "boris mini"], [], ("anna", Mini), ("boris", Mini)),
        Case("one that says nothing goes with the rest", ["anna mini", "boris mini"], [], ("anna", Mini), ("boris", Nothing)),
        Case("with two assignments it cannot be told", ["anna mini", "vera other"], ["boris"], ("anna", Mini), ("boris", Nothing), ("vera", Other)),
        Case("nobody says anything", [], ["anna", "boris"], ("anna", Nothing), ("boris", Nothing)),
        Case("a folder per assignment", ["anna mini", "anna other"], [], ("anna/mini", Mini), ("anna/other", Other)),
        Case("a folder per assignment, and one that is none", ["anna mini"], [], ("anna/mini", Mini), ("anna/drafts", Other)),
    ];

    private static TestCaseData Case(string name, string[] works, string[] unassigned, params (string Student, (string File, string Text) Content)[] entries) =>
        new TestCaseData(works, unassigned, entries.Select(e => ($"{e.Student}/{e.Content.File}", e.Content.Text)).ToArray()).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Folders))]
    public void The_assignment_is_guessed(string[] works, string[] unassigned, (string, string)[] files)
    {
        var folder = SubmissionFolder.Open(MiniKit.Folder(files), MiniKit.Shelf, assignment: null);
        Assert.That(folder.Works.Select(w => $"{w.Student} {w.Kit.Assignment.Id}"), Is.EqualTo(works));
        Assert.That(folder.Unassigned, Is.EqualTo(unassigned));
    }

    [Test]
    public void An_assignment_that_is_said_takes_its_folder_where_there_is_one()
    {
        string root = MiniKit.Folder(("anna/mini/Game.cs", ""), ("anna/other/Thing.cs", ""), ("boris/Game.cs", ""));
        var folder = SubmissionFolder.Open(root, MiniKit.Shelf, MiniKit.Kit);
        Assert.That(folder.Works.Select(w => Path.GetRelativePath(root, w.Path).Replace('\\', '/')), Is.EqualTo(new[] { "anna", "boris" }));
        Assert.That(Taken(folder, "anna").Files.Files.Select(f => f.Path), Is.EqualTo(new[] { "Game.cs" }));
    }

    private static Collected Taken(SubmissionFolder folder, string student)
    {
        var work = folder.Works.Single(w => w.Student == student);
        return Collector.Collect(work.Path, work.Kit, MiniKit.Shelf);
    }

    private static IEnumerable<TestCaseData> Links =>
    [
        new TestCaseData((Action<string>)(root => Directory.CreateSymbolicLink(Path.Combine(root, "eve", "mini"), Path.Combine("..", "bob")))).SetArgDisplayNames("the assignment's folder"),
        new TestCaseData((Action<string>)(root => File.CreateSymbolicLink(Path.Combine(root, "eve", "mini.zip"), Path.Combine("..", "cid.zip")))).SetArgDisplayNames("the assignment's archive"),
        new TestCaseData((Action<string>)(root => File.CreateSymbolicLink(Path.Combine(root, "eve", "Game.cs"), Path.Combine("..", "bob", "Game.cs")))).SetArgDisplayNames("a source"),
        new TestCaseData((Action<string>)(root => { Directory.Delete(Path.Combine(root, "eve"), recursive: true); Directory.CreateSymbolicLink(Path.Combine(root, "eve"), "bob"); })).SetArgDisplayNames("the student's folder"),
        new TestCaseData((Action<string>)(root => { Directory.Delete(Path.Combine(root, "eve"), recursive: true); File.CreateSymbolicLink(Path.Combine(root, "eve.zip"), "cid.zip"); })).SetArgDisplayNames("the student's archive"),
    ];

    [TestCaseSource(nameof(Links)), Platform(Exclude = "Win", Reason = "links need rights there")]
    public void A_link_to_somebody_elses_work_is_refused(Action<string> link)
    {
        string root = MiniKit.Folder(("bob/Game.cs", MiniKit.Module), ("eve/Notes.txt", ""));
        File.WriteAllBytes(Path.Combine(root, "cid.zip"), PlatformFile.Zip(("Game.cs", MiniKit.Module)));
        link(root);
        foreach (var kit in new[] { MiniKit.Kit, null })
        {
            var folder = SubmissionFolder.Open(root, MiniKit.Shelf, kit);
            var collected = Taken(folder, "eve");
            Assert.That((collected.Outcome, collected.Reason?.Message.Key, collected.Files.Files.Count), Is.EqualTo((Outcome.Rejected, "refused.link", 0)));
            Assert.That(Taken(folder, "bob").Outcome, Is.EqualTo(Outcome.Graded));
        }
    }

    [Test, Platform(Exclude = "Win", Reason = "links need rights there")]
    public void The_folder_of_submissions_may_be_a_link()
    {
        string root = MiniKit.Folder(("bob/Game.cs", MiniKit.Module)), link = Path.Combine(MiniKit.NewFolder(), "class");
        Directory.CreateSymbolicLink(link, root);
        Assert.That(Taken(SubmissionFolder.Open(link, MiniKit.Shelf, MiniKit.Kit), "bob").Outcome, Is.EqualTo(Outcome.Graded));
    }

    private static IEnumerable<TestCaseData> Shadows =>
    [
        new TestCaseData(new[] { ("anna/mini/Notes.txt", ""), ("anna/Game.cs", MiniKit.Module) }).SetArgDisplayNames("notes"),
        new TestCaseData(new[] { ("anna/mini/Old.cs", "class Old;"), ("anna/Game.cs", MiniKit.Module) }).SetArgDisplayNames("sources of nothing"),
        new TestCaseData(new[] { ("anna/mini.zip", "none"), ("anna/Game.cs", MiniKit.Module) }).SetArgDisplayNames("an archive"),
    ];

    [TestCaseSource(nameof(Shadows))]
    public void What_is_named_after_the_assignment_does_not_hide_the_work((string, string)[] files) =>
        Assert.That(Taken(SubmissionFolder.Open(MiniKit.Folder(files), MiniKit.Shelf, MiniKit.Kit), "anna").Files.Files.Select(f => f.Path), Is.EqualTo(new[] { "Game.cs" }));

    [Test]
    public void An_archive_per_assignment_counts_where_the_folder_holds_nothing_of_it([Values] bool said)
    {
        string root = MiniKit.Folder(("anna/Notes.txt", ""));
        File.WriteAllBytes(Path.Combine(root, "anna", "mini.zip"), PlatformFile.Zip(("Game.cs", MiniKit.Module)));
        Assert.That(Taken(SubmissionFolder.Open(root, MiniKit.Shelf, said ? MiniKit.Kit : null), "anna").Outcome, Is.EqualTo(Outcome.Graded));
    }

    [Test]
    public void Nobody_vanishes_and_nothing_that_tools_leave_becomes_a_student()
    {
        string root = MiniKit.Folder(("anna/Game.cs", ""), ("solo.cs", MiniKit.Module), ("zed.7z", ""), ("yan.rar", ""), ("notes.txt", ""),
            ("__MACOSX/x", ""), (".DS_Store", ""), (".git/config", ""), ("Thumbs.db", ""), ("desktop.ini", ""), ("~$list.docx", ""), ("node_modules/x", ""));
        var folder = SubmissionFolder.Open(root, MiniKit.Shelf, MiniKit.Kit);
        Assert.That((string.Join(", ", folder.Students), string.Join(", ", folder.LeftOut.Select(l => l.Name))), Is.EqualTo(("anna, solo", "notes.txt, yan.rar, zed.7z")));
        Assert.That(Taken(folder, "solo").Outcome, Is.EqualTo(Outcome.Graded));
    }

    [Test]
    public void Who_is_in_the_collections_table_and_has_no_folder_is_named()
    {
        string output = MiniKit.NewFolder();
        PlatformFile.Collect(Platform.Moodle, PlatformFile.Both(("Ann_1_assignsubmission_file_/Game.cs", PlatformFile.Bytes(MiniKit.Module)), ("Bob_2_assignsubmission_file_/Game.cs", PlatformFile.Bytes(MiniKit.Module))).First(), output);
        Assert.That(SubmissionFolder.Open(output, MiniKit.Shelf, MiniKit.Kit).LeftOut, Is.Empty);
        Directory.Delete(Path.Combine(output, "Bob"), recursive: true);
        Assert.That(SubmissionFolder.Open(output, MiniKit.Shelf, MiniKit.Kit).LeftOut.Single(), Is.EqualTo(("Bob", "listed in student-map.csv, and has no folder")));
    }
}
