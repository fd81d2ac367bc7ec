using Gradus.Engine.Batch;
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
        Assert.That(folder.Works.Select(w => Path.GetRelativePath(root, w.Path).Replace('\\', '/')), Is.EqualTo(new[] { "anna/mini", "boris" }));
    }
}
