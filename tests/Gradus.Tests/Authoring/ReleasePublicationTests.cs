using Gradus.Authoring.Releasing;
using NUnit.Framework;

namespace Gradus.Tests.Authoring;

/// <summary>How a finished release gets into its place.</summary>
public sealed class ReleasePublicationTests
{
    private Folder folder = null!;

    private string Draft => Path.Combine(folder.Path, "release.unfinished");

    private string Output => Path.Combine(folder.Path, "release");

    [SetUp]
    public void Make() => folder = new Folder(("release.unfinished/LICENSE", "free"), ("release.unfinished/assignments/metrics/Ranking.cs", "// stub"));

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void A_new_folder_is_the_draft_itself()
    {
        File.SetLastWriteTimeUtc(Path.Combine(Draft, "LICENSE"), new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Directory.SetLastWriteTimeUtc(Draft, new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        ReleaseWriter.Publish(Draft, Output);
        Assert.That(Directory.GetLastWriteTimeUtc(Output).Year, Is.EqualTo(2025), "a folder that is filled piece by piece has been written to just now");
        AssertPublished();
    }

    [Test]
    public void A_repository_keeps_its_history()
    {
        folder.Write("release/.git/HEAD", "ref: refs/heads/main");
        ReleaseWriter.Publish(Draft, Output);
        Assert.That(Path.Combine(Output, ".git", "HEAD"), Does.Exist);
        AssertPublished();
    }

    [Test]
    public void A_folder_may_lie_on_another_volume()
    {
        if (!Directory.Exists("/dev/shm")) Assert.Ignore("needs /dev/shm as another volume");
        string elsewhere = Directory.CreateDirectory(Path.Combine("/dev/shm", Path.GetRandomFileName())).FullName;
        try
        {
            Directory.CreateSymbolicLink(Output, elsewhere);
            ReleaseWriter.Publish(Draft, Output);
            AssertPublished();
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_draft_that_was_begun_leaves_no_mark_in_the_release(bool repository)
    {
        if (repository) folder.Write("release/.git/HEAD", "ref: refs/heads/main");
        Directory.Delete(Draft, recursive: true);
        ReleaseWriter.Begin(Draft);
        folder.Write("release.unfinished/LICENSE", "free");
        ReleaseWriter.Publish(Draft, Output);
        Assert.That(Directory.GetFiles(Output).Select(Path.GetFileName), Is.EqualTo(new[] { "LICENSE" }));
    }

    [Test]
    public void A_draft_that_was_left_unfinished_is_begun_anew()
    {
        Directory.Delete(Draft, recursive: true);
        ReleaseWriter.Begin(Draft);
        folder.Write("release.unfinished/old.cs", "// of yesterday");
        ReleaseWriter.Begin(Draft);
        Assert.That(Path.Combine(Draft, "old.cs"), Does.Not.Exist);
    }

    [Test]
    public void A_folder_that_is_no_draft_is_never_removed()
    {
        Assert.That(() => ReleaseWriter.Begin(Draft), Throws.TypeOf<Gradus.Authoring.AuthoringException>().With.Message.Contains("it is in the way, and no release that was left unfinished"));
        Assert.That(Path.Combine(Draft, "LICENSE"), Does.Exist);
    }

    private void AssertPublished()
    {
        Assert.That(File.ReadAllText(Path.Combine(Output, "LICENSE")), Is.EqualTo("free"));
        Assert.That(File.ReadAllText(Path.Combine(Output, "assignments", "metrics", "Ranking.cs")), Is.EqualTo("// stub"));
        Assert.That(Draft, Does.Not.Exist);
    }
}
