using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Gradus.EndToEnd;

/// <summary>What a command left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output and error as they came.</param>
internal sealed partial record Ran(int ExitCode, string Output)
{
    /// <summary>The last line with text, without colours.</summary>
    public string LastLine => Ansi().Replace(Output, "").TrimEnd().Split('\n')[^1].TrimEnd('\r');

    public override string ToString() => $"exit code {ExitCode}\n{Output}";

    [GeneratedRegex("\u001b\\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Ansi();
}

/// <summary>Runs commands as a person at a terminal would.</summary>
internal static class Shell
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Variables set on top of the machine's.</param>
    internal static Ran Run(string folder, string[] command, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // The test host around us has told MSBuild and VSTest things that a student's terminal has not.
        foreach (string name in start.Environment.Keys.Where(IsOurs).ToArray()) start.Environment.Remove(name);
        start.Environment["GRADUS_LANG"] = "en";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = new StringBuilder();
        process.OutputDataReceived += (_, e) => Append(e.Data);
        process.ErrorDataReceived += (_, e) => Append(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"`{string.Join(' ', command)}` ran for more than {Limit}:\n{output}");
        }
        process.WaitForExit(); // the readers, too
        return new Ran(process.ExitCode, output.ToString());

        void Append(string? line)
        {
            if (line is null) return;
            lock (output) output.Append(line).Append('\n');
        }
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("GRADUS", StringComparison.Ordinal) || name is "UseSharedCompilation" or "DOTNET_CLI_USE_MSBUILD_SERVER" or "TestingPlatform";
}
