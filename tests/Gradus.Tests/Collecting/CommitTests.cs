using Gradus.Engine.Collecting;
using Gradus.Grading.Records;
using Gradus.Tests.Engine;
using NUnit.Framework;

namespace Gradus.Tests.Collecting;

/// <summary>What is taken from a commit, and that nothing which a repository says is carried out.</summary>
public class CommitTests
{
    private static Collected Collect(string path) => Collector.Collect(path, MiniKit.Kit, MiniKit.Shelf);

    [Test]
    public void A_commit_is_graded_and_not_what_lies_in_the_folder()
    {
        var git = GitFolder.Create(("Game.cs", MiniKit.Module), ("docs/notes.md", "x"));
        string first = git.Commit();
        File.WriteAllText(Path.Combine(git.Path, "Game.cs"), "// worse");
        string second = git.Commit();
        File.Delete(Path.Combine(git.Path, "Game.cs"));
        foreach (var (commit, text) in new[] { (first, MiniKit.Module), (first[..10], MiniKit.Module), ("HEAD~1", MiniKit.Module), (second, "// worse"), ("HEAD", "// worse") })
            Assert.That(System.Text.Encoding.UTF8.GetString(Collect($"{git.Path}@{commit}").Files.Files.Single().Content), Is.EqualTo(text), commit);
        using var source = SubmissionSource.OpenCommit(git.Path, "HEAD");
        Assert.That(source.Commit, Is.EqualTo(second));
    }

    [Test]
    public void A_bare_repository_and_Cyrillic_names_are_read()
    {
        var git = GitFolder.Create(("задание/Игра.cs", MiniKit.Module), ("задание/два слова.cs", ""));
        git.Commit();
        string bare = System.IO.Path.Combine(MiniKit.NewFolder(), "bare.git");
        git.Run("clone", "-q", "--bare", ".", bare);
        Assert.That(Collect(bare + "@HEAD").Files.Files.Select(f => f.Path), Is.EqualTo(new[] { "Игра.cs", "два слова.cs" }));
    }

    [TestCase("HEAD", true)]
    [TestCase("nothing", false)]
    [TestCase("-h", false)]
    [TestCase("--output=x", false)]
    [TestCase("HEAD:Game.cs", false)]
    [TestCase("", false)]
    public void Only_commits_are_commits(string commit, bool exists)
    {
        var git = GitFolder.Create(("Game.cs", MiniKit.Module));
        git.Commit();
        Assert.That(SubmissionSource.Exists($"{git.Path}@{commit}"), Is.EqualTo(exists));
        if (!exists) Assert.That(() => Collect($"{git.Path}@{commit}"), Throws.TypeOf<FileNotFoundException>());
    }

    [Test]
    public void A_path_that_exists_is_a_path()
    {
        var git = GitFolder.Create(("Game.cs", "// of the commit"));
        git.Commit();
        Directory.CreateDirectory(git.Path + "@HEAD");
        File.WriteAllText(System.IO.Path.Combine(git.Path + "@HEAD", "Game.cs"), MiniKit.Module);
        Assert.That(System.Text.Encoding.UTF8.GetString(Collect(git.Path + "@HEAD").Files.Files.Single().Content), Is.EqualTo(MiniKit.Module));
    }

    [Test]
    public void A_folder_in_another_repository_is_none()
    {
        var git = GitFolder.Create(("student/Game.cs", MiniKit.Module));
        git.Commit();
        Assert.That(SubmissionSource.Exists(System.IO.Path.Combine(git.Path, "student") + "@HEAD"), Is.False);
    }

    [Test]
    public void Links_and_submodules_are_links()
    {
        var git = GitFolder.Create(("Game.cs", MiniKit.Module));
        string commit = git.Commit();
        git.Run("update-index", "--add", "--cacheinfo", $"160000,{commit},Sub.cs");
        git.Run("commit", "-q", "-m", "submodule");
        Assert.That(Collect(git.Path + "@HEAD").Reason?.Message, Is.EqualTo(Text.Of("refused.link", ("file", "Sub.cs"))));
        string link = git.Run(["hash-object", "-w", "--stdin"], "/etc/passwd").Trim();
        git.Run("update-index", "--add", "--cacheinfo", $"120000,{link},Sub.cs");
        git.Run("commit", "-q", "-m", "link");
        Assert.That(Collect(git.Path + "@HEAD").Reason?.Message, Is.EqualTo(Text.Of("refused.link", ("file", "Sub.cs"))));
    }

    [Test]
    public void A_long_file_is_refused_by_its_length()
    {
        var git = GitFolder.Create(("Game.cs", new string(' ', Collector.LongestFile + 1)));
        git.Commit();
        Assert.That(Collect(git.Path + "@HEAD").Reason?.Message.Key, Is.EqualTo("diagnostic.file-too-large"));
    }

    [Test, Platform(Exclude = "Win", Reason = "the commands are those of Unix")]
    public void Nothing_that_a_repository_says_is_carried_out()
    {
        var git = GitFolder.Create(("Game.cs", MiniKit.Module), ("Other.cs", "// missing"), (".gitattributes", "*.cs filter=evil diff=evil\n"));
        git.Commit();
        string witness = System.IO.Path.Combine(MiniKit.NewFolder(), "witness"), command = $"touch {witness}";
        File.AppendAllText(System.IO.Path.Combine(git.Path, ".git", "config"), $"""

            [core]
                fsmonitor = {command}
                pager = {command}
                editor = {command}
                sshCommand = {command}
                alternateRefsCommand = {command}
                hooksPath = {git.Path}/hooks
            [filter "evil"]
                smudge = {command}
                process = {command}
                required = true
            [diff "evil"]
                textconv = {command}
            [alias]
                ls-tree = !{command}
                cat-file = !{command}
            [remote "origin"]
                url = ext::{command}
                promisor = true
                partialclonefilter = blob:none
            [protocol "ext"]
                allow = always
            [extensions]
                partialClone = origin
            """);
        foreach (string hook in new[] { "post-checkout", "reference-transaction", "post-index-change" })
        {
            string file = System.IO.Path.Combine(git.Path, "hooks", hook);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(file, "#!/bin/sh\n" + command + "\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        Assert.That(Collect(git.Path + "@HEAD").Files.Files, Has.Count.EqualTo(2));
        Assert.That(File.Exists(witness), Is.False);

        string id = git.Run(["hash-object", "--stdin"], "// missing").Trim(); // git would fetch it
        File.Delete(System.IO.Path.Combine(git.Path, ".git", "objects", id[..2], id[2..]));
        Assert.That(Collect(git.Path + "@HEAD").Reason?.Message.Key, Is.EqualTo("refused.unreadable-commit"));
        Assert.That(File.Exists(witness), Is.False);
    }

    [Test, NonParallelizable]
    public void Without_git_the_error_says_so()
    {
        string? path = Environment.GetEnvironmentVariable("PATH");
        try
        {
            Environment.SetEnvironmentVariable("PATH", MiniKit.NewFolder());
            Assert.That(() => SubmissionSource.OpenCommit(MiniKit.NewFolder(), "HEAD"), Throws.TypeOf<Gradus.Engine.InfrastructureException>().With.Message.Contains("git program"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }

    [Test, NonParallelizable, Platform(Exclude = "Win", Reason = "the program is one of Unix")]
    public void A_git_that_does_not_answer_is_no_verdict()
    {
        var git = GitFolder.Create(("Game.cs", MiniKit.Module));
        string commit = git.Commit(), slow = MiniKit.Folder(("git", "#!/bin/sh\nexec sleep 30\n"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(System.IO.Path.Combine(slow, "git"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var (path, patience) = (Environment.GetEnvironmentVariable("PATH"), GitProgram.Patience);
        try
        {
            Environment.SetEnvironmentVariable("PATH", slow + System.IO.Path.PathSeparator + path);
            GitProgram.Patience = TimeSpan.FromSeconds(0.5);
            Assert.That(() => Collect($"{git.Path}@{commit}"), Throws.TypeOf<Gradus.Engine.InfrastructureException>().With.Message.Contains("0.5 s"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
            GitProgram.Patience = patience;
        }
    }
}
