using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Gradus.Benchmarks.Comparing;

/// <summary>A program that speaks the protocol: ours, or one that measures somebody else's library.</summary>
/// <param name="command">The program and its first arguments.</param>
internal sealed class Speaker(params string[] command)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>This very program.</summary>
    public static Speaker Ours { get; } = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "Gradus.Benchmarks"
        ? new(Environment.ProcessPath!) : new("dotnet", typeof(Speaker).Assembly.Location);

    /// <summary>What is run.</summary>
    public string Command => string.Join(' ', command);

    /// <summary>The cases that take so many threads.</summary>
    /// <exception cref="ProtocolException">The program cannot be started or ends badly, or a line is no case's name.</exception>
    public CaseName[] List(int threads)
    {
        string[] lines = Run("--list", "--threads", Text(threads)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        try
        {
            return [.. lines.Select(CaseName.Parse)];
        }
        catch (FormatException wrong)
        {
            throw new ProtocolException($"{Command} --list", $"printed a line that is no case: {wrong.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Has a case measured, in a process of its own.</summary>
    /// <exception cref="ProtocolException">The program ends badly, takes more than ten minutes, or prints no line of JSON with a value.</exception>
    /// <param name="name">The case.</param>
    /// <param name="threads">How many threads it may use.</param>
    /// <param name="seconds">How long to measure; null: as long as the program thinks right.</param>
    public Answer Measure(CaseName name, int threads, double? seconds = null)
    {
        string[] budget = seconds is { } s ? ["--seconds", s.ToString(CultureInfo.InvariantCulture)] : [];
        return Answer.Parse($"{Command} {name} --threads {threads}", Run([name.ToString(), "--threads", Text(threads), .. budget]));
    }

    /// <summary>Runs the program with an input, and hands on each line that it prints as it comes.</summary>
    /// <param name="input">What it reads.</param>
    /// <param name="line">Told each line; where it throws, the program is ended.</param>
    /// <exception cref="ProtocolException">The program cannot be started or ends badly.</exception>
    public void Converse(string input, Action<string> line)
    {
        using var process = Start(Command, [], redirectsInput: true);
        try
        {
            var errors = process.StandardError.ReadToEndAsync();
            Say(process, input);
            while (process.StandardOutput.ReadLine() is { } text) line(text);
            process.WaitForExit();
            if (process.ExitCode != 0) throw Ended(Command, process.ExitCode, errors.Result);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>How the program is started with further arguments.</summary>
    public ProcessStartInfo ToStart(params string[] arguments) => new(command[0], [.. command[1..], .. arguments]);

    private string Run(params string[] arguments)
    {
        string all = $"{Command} {string.Join(' ', arguments)}";
        using var process = Start(all, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new ProtocolException(all, $"took longer than {Patience.TotalMinutes} minutes");
        }
        return process.ExitCode == 0 ? output.Result : throw Ended(all, process.ExitCode, errors.Result);
    }

    private static void Say(Process process, string input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without listening: why, its exit status and its last words say.
        }
    }

    private static ProtocolException Ended(string all, int status, string errors)
    {
        string said = string.Join(" | ", errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(3));
        return new ProtocolException(all, $"ended with {status}{(said.Length > 0 ? $" and said: {said.TrimEnd('.')}" : "")}");
    }

    private Process Start(string all, string[] arguments, bool redirectsInput = false)
    {
        try
        {
            var start = ToStart(arguments);
            start.RedirectStandardOutput = start.RedirectStandardError = true;
            start.RedirectStandardInput = redirectsInput;
            return Process.Start(start)!;
        }
        catch (Win32Exception wrong)
        {
            throw new ProtocolException(all, $"cannot be started: {wrong.Message.TrimEnd('.')}");
        }
    }

    private static string Text(int threads) => threads.ToString(CultureInfo.InvariantCulture);
}
