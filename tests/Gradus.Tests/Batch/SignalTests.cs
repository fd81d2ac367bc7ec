using System.Diagnostics;
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

    [TestCase("INT", Description = "Ctrl-C")]
    [TestCase("TERM")]
    public void A_batch_that_is_asked_to_stop_ends_what_it_does_says_so_and_is_gone_on_with(string signal)
    {
        if (OperatingSystem.IsWindows()) Assert.Ignore("there are no signals");
        using var students = new Class([.. Enumerable.Range(0, Students).Select(i => ($"s{i}", Class.RightOf($"s{i}")))]);
        var (code, errors) = GradeAll(students, process =>
        {
            using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
        });
        Assert.That(code, Is.EqualTo(1), errors);
        var stopped = BatchManifest.Read(students.Output)!;
        Assert.That(stopped.State, Is.EqualTo(BatchState.Interrupted));
        Assert.That(stopped.Left, Is.InRange(1, Students - 1));
        Assert.That(students.Records.All().Count(), Is.EqualTo(Students - stopped.Left), "every submission that was begun has its record");

        Assert.That(GradeAll(students, _ => { }).Code, Is.Zero);
        Assert.That(BatchManifest.Read(students.Output), Has.Property(nameof(BatchManifest.State)).EqualTo(BatchState.Complete));
        Assert.That(students.Records.All().Count(), Is.EqualTo(Students), "nothing is graded twice");
    }

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
