using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Gradus.Engine.Collecting;

/// <summary>The git program, called so that nothing a repository says is carried out: no hook, no filter, no pager, no monitor, no transport, no replaced object, and no configuration but ours.</summary>
/// <remarks>Only plumbing that reads objects is used (rev-parse, ls-tree, cat-file): it knows neither hooks nor filters nor LFS. What is left is that git 2.45 and older would
/// fetch objects missing from a partial clone, by a command in the repository's configuration; without a permitted protocol it cannot.</remarks>
internal static class GitProgram
{
    /// <summary>Longest time for one answer.</summary>
    internal static TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);

    private static readonly string[] Settings =
    [
        "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.attributesFile=/dev/null", "core.pager=cat", "core.sshCommand=false", "core.alternateRefsCommand=false",
        "credential.helper=", "protocol.allow=never", "protocol.ext.allow=never", "protocol.file.allow=never", "gpg.program=false", "safe.directory=*", "safe.bareRepository=all",
    ];

    /// <summary>Starts git on a repository.</summary>
    /// <param name="repository">Its folder; git does not look for one above it.</param>
    /// <param name="arguments">The command.</param>
    /// <exception cref="InfrastructureException">There is no git program.</exception>
    internal static Process Start(string repository, params string[] arguments)
    {
        repository = Path.GetFullPath(repository);
        var start = new ProcessStartInfo(Find())
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string argument in (string[])["--no-pager", "--no-replace-objects", "--literal-pathspecs", .. Settings.SelectMany(s => (string[])["-c", s]), "-C", repository, .. arguments])
            start.ArgumentList.Add(argument);
        foreach (string name in start.Environment.Keys.Where(n => n.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)).ToArray()) start.Environment.Remove(name);
        foreach (var (name, value) in ((string, string)[])
            [
                ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_ATTR_NOSYSTEM", "1"), ("GIT_ALLOW_PROTOCOL", "none"), ("GIT_NO_LAZY_FETCH", "1"), ("GIT_OPTIONAL_LOCKS", "0"),
                ("GIT_TERMINAL_PROMPT", "0"), ("GIT_CEILING_DIRECTORIES", Path.GetDirectoryName(repository) ?? repository), ("LC_ALL", "C"),
            ])
            start.Environment[name] = value;
        try
        {
            var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { }; // drained, so that it cannot fill up
            process.BeginErrorReadLine();
            return process;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InfrastructureException($"git could not be started: {e.Message}", e);
        }
    }

    /// <summary>What a repository that takes too long is: a busy machine or a slow disk, as far as anybody can tell.</summary>
    internal static InfrastructureException Late(string repository) => new(string.Create(CultureInfo.InvariantCulture, $"git did not answer within {Patience.TotalSeconds} s about {repository}."));

    /// <summary>Ends git, however far it has come.</summary>
    internal static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It had ended.
        }
        process.Dispose();
    }

    /// <summary>Where git is. Windows would look in the current folder first, which may be a submission.</summary>
    private static string Find()
    {
        string file = OperatingSystem.IsWindows() ? "git.exe" : "git";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified).Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
            ?? throw new InfrastructureException("Commits are read with the git program, and there is none on PATH. Install git, or check the commit out and grade the folder.");
    }
}
