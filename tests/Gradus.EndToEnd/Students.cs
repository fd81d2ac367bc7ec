using Gradus.Authoring;
using Gradus.Authoring.Releasing;
using Gradus.Authoring.Verification;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.EndToEnd;

/// <summary>A students' repository, released once for all tests into a folder with a space and Cyrillic letters.</summary>
[SetUpFixture]
public sealed class Students
{
    private static string root = "";

    /// <summary>The students' repository.</summary>
    internal static string Repository { get; private set; } = "";

    /// <summary>The same as it was released: the tests put solutions into the other one.</summary>
    internal static string Pristine { get; private set; } = "";

    /// <summary>The course's repository.</summary>
    internal static string Course { get; } = AssignmentSources.RepositoryAbove(TestContext.CurrentContext.TestDirectory);

    [OneTimeSetUp]
    public void Release()
    {
        root = Directory.CreateTempSubdirectory("gradus-e2e-").FullName;
        Repository = Path.Combine(root, "Курс 1", "Иван");
        new ReleaseWriter(Course).Write(Repository, AssignmentSources.All(Course), TestContext.Progress.WriteLine);
        Pristine = Path.Combine(root, "pristine");
        foreach (string file in Directory.GetFiles(Repository, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(Pristine, Path.GetRelativePath(Repository, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(root, recursive: true);

    /// <summary>An assignment's folder in the students' repository.</summary>
    internal static string Folder(string assignment) => Path.Combine(Repository, "assignments", assignment);

    /// <summary>Puts a solution of the corpus, or the reference, into the student's folder; of a set, into its parts' folders.</summary>
    /// <param name="assignment">The assignment's id.</param>
    /// <param name="solution">Its name in the corpus; null for the reference.</param>
    /// <param name="repository">The students' repository; null for the one of all tests.</param>
    internal static void HandIn(string assignment, string? solution, string? repository = null)
    {
        var sources = AssignmentSources.Of(Course, assignment);
        Put(repository ?? Repository, sources, solution is null ? sources.ReferenceFiles().Files : Solution.Read(Path.Combine(sources.Corpus, solution), sources).Files);
    }

    /// <summary>Puts files into the student's folder; of a set, into its parts' folders.</summary>
    internal static void HandIn(AssignmentSources assignment, IEnumerable<(string Path, byte[] Content)> files) => Put(Repository, assignment, files);

    /// <summary>Puts the stubs back.</summary>
    internal static void Untouch(string assignment)
    {
        var sources = AssignmentSources.Of(Course, assignment);
        Put(Repository, sources, sources.StubFiles().Files);
    }

    private static void Put(string repository, AssignmentSources sources, IEnumerable<(string Path, byte[] Content)> files)
    {
        string assignments = Path.Combine(repository, "assignments");
        foreach (var cleared in sources.Manifest.IsSet ? sources.Parts : [sources]) Clear(Path.Combine(assignments, cleared.Manifest.Id));
        foreach (var (path, content) in files)
        {
            string file = Path.Combine(sources.Manifest.IsSet ? assignments : Path.Combine(assignments, sources.Manifest.Id), path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
    }

    /// <summary>Changes one place of a student's file.</summary>
    internal static void Edit(string assignment, string file, string replace, string with)
    {
        string path = Path.Combine(Folder(assignment), file), text = File.ReadAllText(path);
        Assert.That(text, Does.Contain(replace), $"{file} has changed");
        File.WriteAllText(path, text.Replace(replace, with));
    }

    private static void Clear(string assignment)
    {
        foreach (string file in Directory.GetFiles(assignment, "*.cs")) File.Delete(file);
        foreach (string folder in Directory.GetDirectories(assignment).Where(f => Path.GetFileName(f) is not ("Given" or "bin" or "obj"))) Directory.Delete(folder, recursive: true);
    }

    /// <summary>Types <c>dotnet test</c> in an assignment's folder.</summary>
    internal static Ran Test(string assignment, params string[] arguments) => Shell.Run(Folder(assignment), ["dotnet", "test", .. arguments]);

    /// <summary>The record that the last run left.</summary>
    internal static ScoreRecord Record(string assignment) => RecordJson.Read(File.ReadAllText(Path.Combine(Results(assignment), "record.json")));

    /// <summary>Where runs leave record and page.</summary>
    internal static string Results(string assignment) => Path.Combine(Repository, "artifacts", "results", assignment);
}
