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

    /// <summary>Of a set, what every part hands in, in a folder of its name, whichever of them are there.</summary>
    [Test]
    public void A_set_hands_in_what_its_parts_do()
    {
        using var folder = new Folder(("cards/Deal.cs", "//"), ("cards/notes.txt", "later"), ("games/Game.cs", "//"), ("games/sub/More.cs", "//"), ("games/obj/Built.cs", "//"), ("season/Left.cs", "//"));
        Write("cards", """ "files": ["*.cs"] """);
        Write("games", """ "files": ["**/*.cs"] """);
        Write("season", """ "parts": ["games", "cards", "chess"] """);
        HandIn(Path.Combine(folder.Path, "season"), "season.csproj");
        using var zip = ZipFile.OpenRead(Path.Combine(folder.Path, "artifacts", "hand-in", "season.zip"));
        Assert.That(zip.Entries.Select(e => e.FullName), Is.EquivalentTo(new[] { "cards/Deal.cs", "games/Game.cs", "games/sub/More.cs" }));

        void Write(string id, string more)
        {
            folder.Write($"{id}/assignment.json", $$"""{ "schema": "gradus/assignment/v1", "id": "{{id}}", "title": { "en": "x" }, "module": "Gradus.X", "points": 1, {{more}} }""");
            folder.Write($"{id}/{id}.csproj", $"""
                <Project>
                  <Import Project="{Path.Combine(CourseSources.Repository, "assignments", "Directory.Build.props")}" />
                  <PropertyGroup>
                    <ArtifactsPath>{folder.Path}/artifacts</ArtifactsPath>
                  </PropertyGroup>
                  <Import Project="{Path.Combine(CourseSources.Repository, "assignments", "HandIn.targets")}" />
                </Project>
                """);
        }
    }

    private static void HandIn(string folder, string project = "games.proj")
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, "-t:HandIn", "-nologo", "-nodeReuse:false"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray()) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, said);
    }
}
