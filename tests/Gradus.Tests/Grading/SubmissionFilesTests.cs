using System.Text;
using Gradus.Grading.Course;
using Gradus.Grading.Records;
using Gradus.Tests.Authoring;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary>Which files are handed in.</summary>
public class SubmissionFilesTests
{
    private static readonly string[] Folder =
    [
        "Scores.cs", "Матрица.cs", "İI.cs", "README.md", "Layers/Dense.cs", "Layers/Слой/Свёртка.cs", "Layers/notes.txt", "Scores.CS", "Scores.cs.bak",
        "bin/Debug/Old.cs", "obj/Gen.cs", "artifacts/x.cs", "Given/Twice.cs", "tests/T.cs", "binary/Tree.cs", "Layers/bin/Deep.cs", ".git/Hook.cs", "__MACOSX/Scores.cs", "._Scores.cs", "Layers/node_modules/x/Y.cs",
    ];

    [TestCase("*.cs", "Scores.CS, Scores.cs, İI.cs, Матрица.cs", "Layers/Dense.cs, Layers/bin/Deep.cs, Layers/Слой/Свёртка.cs, binary/Tree.cs")]
    [TestCase("Layers/*.cs", "Layers/Dense.cs", "Layers/bin/Deep.cs, Layers/Слой/Свёртка.cs, Scores.CS, Scores.cs, binary/Tree.cs, İI.cs, Матрица.cs")]
    [TestCase("**/*.cs", "Layers/Dense.cs, Layers/bin/Deep.cs, Layers/Слой/Свёртка.cs, Scores.CS, Scores.cs, binary/Tree.cs, İI.cs, Матрица.cs", "")]
    [TestCase("Мат*.cs", "Матрица.cs", "Layers/Dense.cs, Layers/bin/Deep.cs, Layers/Слой/Свёртка.cs, Scores.CS, Scores.cs, binary/Tree.cs, İI.cs")]
    [TestCase("*.md", "README.md", "Layers/Dense.cs, Layers/bin/Deep.cs, Layers/Слой/Свёртка.cs, Scores.CS, Scores.cs, binary/Tree.cs, İI.cs, Матрица.cs")]
    [TestCase("Given/*.cs", "", "Layers/Dense.cs, Layers/bin/Deep.cs, Layers/Слой/Свёртка.cs, Scores.CS, Scores.cs, binary/Tree.cs, İI.cs, Матрица.cs")]
    public void Globs_choose_and_other_sources_are_named_except_ours(string glob, string matched, string ignored)
    {
        var chosen = SubmissionFiles.Choose(Folder, [glob]);
        Assert.That((string.Join(", ", chosen.Matched), string.Join(", ", chosen.Ignored)), Is.EqualTo((matched, ignored)));
    }

    [Test]
    public void Several_globs_choose_together_and_each_file_once() =>
        Assert.That(SubmissionFiles.Choose(Folder, ["Scores.cs", "Layers/*.cs", "S*.cs"]).Matched, Is.EqualTo(new[] { "Layers/Dense.cs", "Scores.CS", "Scores.cs" }));

    [Test]
    public void The_order_of_paths_does_not_matter() =>
        Assert.That(SubmissionFiles.Choose(Folder.Reverse(), ["**/*.cs"]).Matched, Is.EqualTo(SubmissionFiles.Choose(Folder, ["**/*.cs"]).Matched));

    [Test]
    public void A_folder_is_read_with_paths_relative_to_it()
    {
        using var folder = new Folder(("Матрица.cs", "class М;"), ("Layers/Dense.cs", "class D;"), ("bin/Old.cs", ""));
        var files = SubmissionFiles.Read(folder.Path, ["**/*.cs"]);
        Assert.That(files.Files.Select(f => (f.Path, Encoding.UTF8.GetString(f.Content))), Is.EqualTo(new[] { ("Layers/Dense.cs", "class D;"), ("Матрица.cs", "class М;") }));
        Assert.That(files.Ignored, Is.Empty);
    }

    [Test]
    public void Every_source_that_is_not_graded_gets_a_warning()
    {
        using var folder = new Folder(("Scores.cs", ""), ("Layers/Dense.cs", ""), ("notes.txt", ""), ("Given/Twice.cs", ""));
        Assert.That(SubmissionFiles.Read(folder.Path, ["*.cs"]).Warnings,
            Is.EqualTo(new[] { new Diagnostic(Severity.Warning, "GR0102", Text.Of("diagnostic.not-graded", ("file", "Layers/Dense.cs")), null) }));
    }

    [Test, Platform(Exclude = "Win", Reason = "There a backslash separates folders.")]
    public void A_backslash_in_a_name_leads_nowhere_else()
    {
        using var outer = new Folder(("Secret.cs", "secret"), ("work/Scores.cs", "own"), (@"work/..\Secret.cs", "odd"), (@"work/a\b.cs", "odd too"));
        var files = SubmissionFiles.Read(Path.Combine(outer.Path, "work"), ["**/*.cs"]);
        Assert.That(files.Files.Select(f => Encoding.UTF8.GetString(f.Content)), Is.EquivalentTo(new[] { "own", "odd", "odd too" }));
    }

    [Test]
    public void A_folder_that_is_not_there_is_an_error() =>
        Assert.That(() => SubmissionFiles.Read("/nowhere/at all", ["*.cs"]), Throws.InstanceOf<DirectoryNotFoundException>());
}

[SetCulture("ru-RU")]
public class SubmissionFilesInRussianTests : SubmissionFilesTests;

[SetCulture("tr-TR")]
public class SubmissionFilesInTurkishTests : SubmissionFilesTests;
