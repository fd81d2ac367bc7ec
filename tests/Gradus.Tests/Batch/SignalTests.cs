using System.Diagnostics;
using System.Runtime.InteropServices;
using Gradus.Engine.Batch;
using Gradus.Engine.Processes;
using Gradus.Tests.Engine;
using NUnit.Framework;

namespace Gradus.Tests.Batch;

/// <summary>What a person or a scheduler sends to a batch that runs.</summary>
[Parallelizable(ParallelScope.Self)] // it mostly waits for processes
public sealed class SignalTests
{
    private const int Students = 12;

    // The second to be graded: while it runs into its limit, the signal arrives, however busy the machine is.
    private static readonly string Slow = Class.Right.Replace(MiniKit.Add, "public static double Add(double a, double b) { while (true) { } }");

    [TestCase("INT", 2, Description = "Ctrl-C")]
    [TestCase("TERM", 15)]
    public void A_batch_that_is_asked_to_stop_ends_what_it_does_says_so_and_is_gone_on_with(string name, int signal)
    {
        if (OperatingSystem.IsWindows()) Assert.Ignore("there are no signals");
        using var students = new Class([.. Enumerable.Range(0, Students).Select(i => ($"s{i}", i == 1 ? Slow : Class.RightOf($"s{i}")))]);
        var (code, errors) = GradeAll(students, process => Assert.That(Kill(process.Id, signal), Is.Zero, name));
        Assert.That(code, Is.EqualTo(1), errors);
        var stopped = BatchManifest.Read(students.Output)!;
        Assert.That(stopped.State, Is.EqualTo(BatchState.Interrupted));
        Assert.That(stopped.Left, Is.InRange(1, Students - 1));
        Assert.That(students.Records.All().Count(), Is.EqualTo(Students - stopped.Left), "every submission that was begun has its record");

        Assert.That(GradeAll(students, _ => { }).Code, Is.Zero);
        Assert.That(BatchManifest.Read(students.Output), Has.Property(nameof(BatchManifest.State)).EqualTo(BatchState.Complete));
        Assert.That(students.Records.All().Count(), Is.EqualTo(Students), "nothing is graded twice");
    }

    // Not the program `kill`: on a busy machine it takes longer to start than the batch to end.
    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);

    /// <summary>The command in a process of its own; something is done when it first says how far it is.</summary>
    private static (int Code, string Errors) GradeAll(Class students, Action<Process> atFirstProgress)
    {
        string[] command = [typeof(Gradus.Cli.CommandLine).Assembly.Location, "grade-all", students.Submissions, "--output", students.Output, "--kits", MiniKit.Shelf.Folder, "--assignment", "mini", "--jobs", "1", "--resume"];
        using var process = Process.Start(new ProcessStartInfo(DotnetHost.Path, command) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        List<string> errors = [];
        bool done = false;
        while (process.StandardError.ReadLine() is { } line)
        {
            errors.Add(line);
            if (done || !line.Contains($"/{Students} · ", StringComparison.Ordinal)) continue;
            done = true;
            atFirstProgress(process);
        }
        process.WaitForExit();
        return (process.ExitCode, string.Join('\n', errors));
    }
}
