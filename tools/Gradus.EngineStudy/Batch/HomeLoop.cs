using System.Diagnostics;
using Gradus.Authoring;
using Gradus.Authoring.Releasing;
using Gradus.Grading.Records;

namespace Gradus.EngineStudy.Batch;

/// <summary>The students' repository, and <c>dotnet test</c> as they type it.</summary>
internal sealed class HomeLoop : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("gradus-home-").FullName;

    /// <summary>What the last submission brought into folders of its own.</summary>
    private readonly List<string> further = [];

    internal HomeLoop()
    {
        StudyReport.Progress("releasing the students' repository…");
        new ReleaseWriter(StudyReport.Repository).Write(Path.Combine(root, "students"), AssignmentSources.All(StudyReport.Repository), _ => { });
    }

    /// <summary>Puts files in place of what is there, and types <c>dotnet test</c>.</summary>
    /// <param name="submission">A folder of files.</param>
    /// <param name="assignment">The assignment's id.</param>
    /// <returns>How long it took, and the record; null when there is none.</returns>
    internal (TimeSpan Time, ScoreRecord? Record) Test(string submission, string assignment = "metrics")
    {
        string folder = Path.Combine(root, "students", "assignments", assignment), recordFile = Path.Combine(root, "students", "artifacts", "results", assignment, "record.json");
        foreach (string old in Directory.GetFiles(folder, "*.cs").Concat(further)) File.Delete(old);
        further.Clear();
        foreach (string file in Directory.GetFiles(submission, "*.cs", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(submission, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            if (Path.GetDirectoryName(copy) != folder) further.Add(copy);
        }
        if (File.Exists(recordFile)) File.Delete(recordFile);
        var start = new ProcessStartInfo("dotnet", ["test"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || k.StartsWith("GRADUS", StringComparison.Ordinal)).ToArray()) start.Environment.Remove(name);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return (clock.Elapsed, File.Exists(recordFile) ? RecordJson.Read(File.ReadAllText(recordFile)) : null);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
