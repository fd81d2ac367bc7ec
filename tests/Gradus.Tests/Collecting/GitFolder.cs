using System.Diagnostics;
using Gradus.Tests.Engine;
using NUnit.Framework;

namespace Gradus.Tests.Collecting;

/// <summary>A repository made for a test.</summary>
internal sealed class GitFolder
{
    private GitFolder(string path) => Path = path;

    internal string Path { get; }

    internal static GitFolder Create(params (string Path, string Text)[] files) => CreateIn(MiniKit.NewFolder(), files);

    internal static GitFolder CreateIn(string folder, params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            string file = System.IO.Path.Combine(folder, path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        var git = new GitFolder(folder);
        git.Run("init", "-q");
        return git;
    }

    /// <summary>Commits all there is.</summary>
    /// <returns>The commit's hash.</returns>
    internal string Commit()
    {
        Run("add", "-A");
        Run("commit", "-q", "-m", "work");
        return Run("rev-parse", "HEAD").Trim();
    }

    internal string Run(params string[] arguments) => Run(arguments, null);

    internal string Run(string[] arguments, string? input)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgSign=false", "-c", "core.autocrlf=false", "-C", Path, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            git.StandardInput.Write(input ?? "");
            git.StandardInput.Close();
            string output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            Assert.That(git.ExitCode, Is.Zero, output);
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("git is not installed here");
            throw;
        }
    }
}
