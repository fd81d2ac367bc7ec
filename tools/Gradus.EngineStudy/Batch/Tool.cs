using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Gradus.EngineStudy.Batch;

/// <summary>The <c>gradus</c> command in a process of its own.</summary>
/// <param name="Assembly"><c>gradus.dll</c>.</param>
/// <param name="Host">The <c>dotnet</c> that runs it; null for ours.</param>
internal sealed record Tool(string Assembly, string? Host = null)
{
    /// <summary>The one that is said, else a published one, which is made.</summary>
    internal static Tool PublishedUnless(string? said)
    {
        if (said is not null) return new Tool(Path.GetFullPath(said));
        string folder = Path.Combine(StudyReport.Repository, "artifacts", "publish", "engine-study");
        StudyReport.Progress("publishing the tool…");
        Run("dotnet", StudyReport.Repository, "publish", "tools/Gradus.Cli", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", folder);
        return new Tool(Path.Combine(folder, "gradus.dll"));
    }

    /// <summary>Starts it; standard output and error go to <paramref name="said"/> line by line.</summary>
    internal Process Start(Action<string> said, params string[] arguments) => Start(said, null, arguments);

    /// <summary>Starts it in a group, from its first instruction on.</summary>
    internal Process Start(Action<string> said, ProcessorGroup? group, string[] arguments)
    {
        string[] command = [Host ?? (Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet"), Assembly, .. arguments];
        if (group is not null) command = ["/bin/sh", "-c", "echo $$ > \"$0\"; exec \"$@\"", group.Members, .. command];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["GRADUS_LANG"] = "en";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, e) => { if (e.Data is { } line) said(line); };
        process.ErrorDataReceived += (_, e) => { if (e.Data is { } line) said(line); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>Exit code, and what it said.</returns>
    internal (int Code, string Said) Run(params string[] arguments)
    {
        StringBuilder all = new();
        using var process = Start(line => { lock (all) all.Append(line).Append('\n'); }, arguments);
        process.WaitForExit();
        return (process.ExitCode, all.ToString());
    }

    /// <summary>Runs another program to its end.</summary>
    /// <exception cref="InvalidOperationException">It fails.</exception>
    internal static void Run(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}{error.Result}"));
    }
}
