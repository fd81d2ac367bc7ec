using System.Diagnostics;
using System.IO.Compression;
using Gradus.Grading.Course;
using Gradus.Tests.Course;
using NUnit.Framework;

namespace Gradus.Tests.Authoring;

/// <summary><c>dotnet build -t:HandIn</c> chooses the files that the grader will choose, whatever the manifest's globs are.</summary>
public sealed class HandInTests
{
    private static readonly string[] Files =
    [
        "Game.cs", "Move.cs", "two words.cs", "notes.txt", "sub/More.cs", "sub/deep/Most.cs", "sub/bin/Kept.cs", "sub/tests/Kept.cs",
        "bin/Debug/Built.cs", "obj/Debug/Game.AssemblyInfo.cs", "artifacts/obj/Built.cs", "Given/Board.cs", "tests/OwnTests.cs",
    ];

    [TestCase("""["*.cs"]""", 3)]
    [TestCase("""["**/*.cs"]""", 7)]
    [TestCase("""["**/*"]""", 8)]
    [TestCase("""["Game.cs", "sub/**/*.cs"]""", 5)]
    [TestCase("""["two words.cs", "NotWritten.cs"]""", 1)]
    [TestCase("""[ "Game.cs" /* the board */, "Move.cs", ]""", 2)]
    [TestCase("[\n    // what is edited: [\"**/*\"]\n    \"Game.cs\"\n  ]", 1)]
    public void What_is_handed_in_is_what_is_graded(string globs, int count)
    {
        using var folder = new Folder([.. Files.Select(file => ("games/" + file, "// " + file))]);
        folder.Write("games/assignment.json", $$"""
            {
              // "files": ["*.txt"] would hand in notes; see https://example.org/globs
              "schema": "gradus/assignment/v1", "id": "games", "title": { "en": "Games // and more" }, "module": "Gradus.Games", "points": 1,
              "files": {{globs}}
            }
            """);
        folder.Write("games/games.proj", $"""
            <Project>
              <PropertyGroup>
                <Assignment>games</Assignment>
                <AssignmentManifest>$([System.IO.File]::ReadAllText('$(MSBuildProjectDirectory)/assignment.json'))</AssignmentManifest>
                <ArtifactsPath>{folder.Path}/artifacts</ArtifactsPath>
              </PropertyGroup>
              <Import Project="{Path.Combine(CourseSources.Repository, "assignments", "HandIn.targets")}" />
            </Project>
            """);
        string games = Path.Combine(folder.Path, "games");
        HandIn(games);
        using var zip = ZipFile.OpenRead(Path.Combine(folder.Path, "artifacts", "hand-in", "games.zip"));
        string[] graded = [.. SubmissionFiles.Read(games, Assignment.Read(Path.Combine(games, Assignment.FileName)).Files).Files.Select(f => f.Path)];
        Assert.That(graded.Count(file => file is not ("assignment.json" or "games.proj")), Is.EqualTo(count));
        Assert.That(zip.Entries.Select(e => e.FullName), Is.EquivalentTo(graded));
    }

    private static void HandIn(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", "games.proj", "-t:HandIn", "-nologo", "-nodeReuse:false"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray()) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, said);
    }
}
