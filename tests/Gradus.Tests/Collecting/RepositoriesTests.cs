using Gradus.Engine.Collecting.Platforms;
using Gradus.Tests.Engine;
using NUnit.Framework;
using static Gradus.Tests.Collecting.PlatformFile;

namespace Gradus.Tests.Collecting;

/// <summary>Clones, tables of repositories, and plain folders.</summary>
public class RepositoriesTests
{
    [TestCase("mini-submissions", "ann-lee, bob", TestName = "The folder that Classroom makes names the assignment")]
    [TestCase("clones", "ann-lee, bob", TestName = "The assignment that was said is taken off")]
    public void Clones_are_named_after_the_user(string folder, string users)
    {
        string clones = Path.Combine(MiniKit.NewFolder(), folder), output = MiniKit.NewFolder();
        string commit = GitFolder.CreateIn(Path.Combine(clones, "mini-ann-lee"), ("Game.cs", Right)).Commit();
        var bob = GitFolder.CreateIn(Path.Combine(clones, "mini-bob"), ("mini/Game.cs", Right));
        bob.Commit();
        File.WriteAllText(Path.Combine(clones, "mini-ann-lee", "Game.cs"), "// not committed");
        Collect(Platform.GitHub, clones, output);
        var rows = StudentMap.Read(output)!;
        Assert.That((string.Join(", ", rows.Select(r => r.Student)), rows[0].Commit), Is.EqualTo((users, commit)));
        Assert.That(File.ReadAllText(Path.Combine(output, "ann-lee", "Game.cs")), Is.EqualTo(Right));
    }

    [Test]
    public void A_table_names_users_repositories_and_commits()
    {
        string folder = MiniKit.NewFolder(), output = MiniKit.NewFolder(), table = Path.Combine(folder, "repositories.csv");
        var git = GitFolder.CreateIn(Path.Combine(folder, "r1"), ("Game.cs", Right));
        string first = git.Commit();
        File.WriteAllText(Path.Combine(folder, "r1", "Game.cs"), "// later");
        git.Commit();
        File.WriteAllText(table, $"User,Repository,Commit\n\"ann\",r1,{first}\nbob,r1,\ncid,r1,nothing\ndan,r2,\nann,r1,\n,r1,\n");
        var result = Collect(Platform.GitHub, table, output);
        Assert.That(StudentMap.Read(output)!.Select(r => $"{r.Id}:{r.Status}:{r.Reason}"), Is.EqualTo(new[] { "ann:collected:", "bob:collected:", "cid:refused:refused.no-commit", "dan:refused:refused.no-commit" }));
        Assert.That((File.ReadAllText(Path.Combine(output, "ann", "Game.cs")), File.ReadAllText(Path.Combine(output, "bob", "Game.cs")), result.LeftOut.Count), Is.EqualTo((Right, "// later", 2)));
    }

    [Test]
    public void A_table_without_its_columns_is_said_to_lack_them()
    {
        string table = Path.Combine(MiniKit.NewFolder(), "t.csv");
        File.WriteAllText(table, "name,path\nann,r1\n");
        Assert.That(() => Collect(Platform.GitHub, table, MiniKit.NewFolder()), Throws.TypeOf<InvalidDataException>().With.Message.Contains("user, repository"));
    }

    [Test]
    public void Folders_archives_and_sources_are_students()
    {
        string folder = MiniKit.Folder(("Ann Lee/Game.cs", Right), ("Cid.cs", Right), ("notes.txt", ""), (".git/config", ""), ("Dan/readme.md", "")), output = MiniKit.NewFolder();
        File.WriteAllBytes(Path.Combine(folder, "Bob.zip"), Zip(("work/Game.cs", Right)));
        var result = Collect(Platform.Folders, folder, output);
        Assert.That(Files(output), Is.EqualTo(new[] { "Ann Lee/Game.cs", "Bob/Game.cs", "Cid/Cid.cs" }));
        Assert.That(result.LeftOut.Select(l => l.Original), Is.EqualTo(new[] { "notes.txt" }));
        Assert.That(StudentMap.Read(output)!.Single(r => r.Student == "Dan").Status, Is.EqualTo("not-submitted"));
    }

    private static string[] Ids(string clones, string? assignment, string? collection = null)
    {
        using var open = Downloads.Open(Platform.GitHub, clones, assignment, out var download, collection);
        return [.. download.Works.Select(w => w.Id)];
    }

    [Test]
    public void What_names_have_in_common_by_chance_is_no_prefix()
    {
        string clones = MiniKit.Folder(("lee-ann/Game.cs", Right), ("lee-bob/Game.cs", Right));
        Assert.That(Ids(clones, null), Is.EqualTo(new[] { "lee-ann", "lee-bob" }));
        Assert.That(Ids(clones, "mini"), Is.EqualTo(new[] { "lee-ann", "lee-bob" }));
    }

    [Test]
    public void A_collection_remembers_the_prefix([Values("mini", null)] string? first)
    {
        string output = MiniKit.NewFolder();
        using (Downloads.Open(Platform.GitHub, MiniKit.Folder(("mini-ann/Game.cs", Right)), first, out var download))
            Collection.Write(output, Platform.GitHub, MiniKit.Kit, MiniKit.Shelf, download);
        string prefix = first is null ? "mini-" : "";
        foreach (string? later in new[] { "mini", null })
            Assert.That(Ids(MiniKit.Folder(("mini-ann/Game.cs", Right), ("mini-bob/Game.cs", Right)), later, output), Is.EqualTo(new[] { prefix + "ann", prefix + "bob" }));
    }

    [Test]
    public void Nobody_gets_a_second_id()
    {
        string output = MiniKit.NewFolder(), clones = MiniKit.Folder(("mini-ann/Game.cs", Right));
        void Write(string? assignment)
        {
            using var open = Downloads.Open(Platform.GitHub, clones, assignment, out var download);
            Collection.Write(output, Platform.GitHub, MiniKit.Kit, MiniKit.Shelf, download);
        }
        Write(null);
        Assert.That(() => Write("mini"), Throws.TypeOf<InvalidDataException>().With.Message.Contains("'mini-ann'").And.Message.Contains("'ann'"));
        Assert.That(Files(output), Is.EqualTo(new[] { "mini-ann/Game.cs" }));
    }

    [Test]
    public void Two_clones_of_one_user_are_refused() =>
        Assert.That(() => Ids(MiniKit.Folder(("ann/Game.cs", Right), ("mini-ann/Game.cs", Right)), "mini"), Throws.TypeOf<InvalidDataException>().With.Message.Contains("ann and mini-ann"));
}
