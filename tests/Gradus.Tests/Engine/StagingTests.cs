using System.Diagnostics;
using Gradus.Tests.Authoring;
using Gradus.Tests.Course;
using NUnit.Framework;

namespace Gradus.Tests.Engine;

/// <summary>What the build leaves for the engine, and for <c>dotnet test</c> in a set's folder.</summary>
public sealed class StagingTests
{
    /// <summary>Files of equal names in folders of the given ones stay apart, in the kit of a set as in an ordinary one.</summary>
    [TestCase("", "given", TestName = "an ordinary kit")]
    [TestCase(", \"parts\": [\"cards\", \"dice\"]", "parts/cards/given, parts/dice/given", TestName = "the kit of a set")]
    public void A_kit_keeps_the_folders_of_given_files(string parts, string expected)
    {
        using var folder = new Folder(("assignments/Submission.props", "<Project />"));
        Assignment("game", "Gradus.Game", parts);
        Assignment("cards", "Gradus.Cards", "");
        Assignment("dice", "Gradus.Dice", "");
        foreach (string file in (string[])["Gradus.Suites.Game.Staff.dll", "Gradus.Suites.Game.Public.dll"]) folder.Write("suite/" + file, "");
        folder.Write("suite/Gradus.Suites.Game.Staff.proj", $"""
            <Project>
              <PropertyGroup>
                <RepoRoot>{folder.Path}/</RepoRoot>
                <ArtifactsPath>{folder.Path}/artifacts</ArtifactsPath>
                <SuiteAssignment>game</SuiteAssignment>
                <OutDir>$(MSBuildProjectDirectory)/</OutDir>
              </PropertyGroup>
              <Target Name="Build" />
              <Import Project="{Path.Combine(CourseSources.Repository, "graders", "Kit.targets")}" />
            </Project>
            """);
        Build(Path.Combine(folder.Path, "suite"), "Gradus.Suites.Game.Staff.proj", "Build");
        string kit = Path.Combine(folder.Path, "artifacts", "kits", "game");
        var given = Directory.GetFiles(kit, "*.cs", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(kit, f).Replace('\\', '/'));
        Assert.That(given, Is.EquivalentTo(expected.Split(", ").SelectMany(to => new[] { $"{to}/Board.cs", $"{to}/sub/Board.cs", $"{to}/sub/deep/Board.cs" })));

        void Assignment(string id, string module, string more)
        {
            folder.Write($"assignments/{id}/assignment.json", $$"""{ "id": "{{id}}", "module": "{{module}}"{{more}} }""");
            folder.Write($"assignments/{id}/assignment.policy", "");
            folder.Write($"assignments/{id}/assignment.exercises", "");
            folder.Write($"assignments/{id}/handout.en.md", "");
            folder.Write($"suite/{module}.dll", "");
            foreach (string place in more.Length > 0 ? [] : (string[])["", "sub/", "sub/deep/"]) folder.Write($"reference/{module}/Given/{place}Board.cs", $"// {module} {place}");
        }
    }

    /// <summary>Restoring takes a second a part, so it is left out while nothing has changed.</summary>
    [Test]
    public void The_parts_of_a_set_are_restored_again_when_what_decides_their_packages_has_changed()
    {
        using var folder = new Folder(("assignments/game/assignment.json", "{}"), ("Directory.Packages.props", "<Project />"), ("Directory.Build.props", "<Project />"), ("global.json", "{}"));
        foreach (string part in (string[])["cards", "dice"])
            folder.Write($"assignments/{part}/{part}.csproj", $"""
                <Project>
                  <Target Name="Restore">
                    <WriteLinesToFile File="{folder.Path}/restored.txt" Lines="{part}" />
                    <MakeDir Directories="{folder.Path}/artifacts/obj/game.{part}" />
                    <WriteLinesToFile File="{folder.Path}/artifacts/obj/game.{part}/project.assets.json" Lines="the same as before" Overwrite="true" WriteOnlyWhenDifferent="true" />
                  </Target>
                  <Target Name="Build" />
                </Project>
                """);
        folder.Write("assignments/game/game.proj", $"""
            <Project>
              <PropertyGroup>
                <RepoRoot>{folder.Path}/</RepoRoot>
                <ArtifactsPath>{folder.Path}/artifacts</ArtifactsPath>
                <Configuration>Debug</Configuration>
                <Assignment>game</Assignment>
                <AssignmentParts>cards;dice</AssignmentParts>
              </PropertyGroup>
              <ItemGroup>
                <PartProject Include="{folder.Path}/assignments/cards/cards.csproj;{folder.Path}/assignments/dice/dice.csproj" />
              </ItemGroup>
              <Target Name="ResolveProjectReferences" />
              <Import Project="{Path.Combine(CourseSources.Repository, "assignments", "StageSuite.targets")}" />
            </Project>
            """);
        var past = DateTime.UtcNow.AddHours(-1);
        foreach (string file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, past);
        string[] Restored()
        {
            string said = Path.Combine(folder.Path, "restored.txt");
            File.Delete(said);
            Build(Path.Combine(folder.Path, "assignments", "game"), "game.proj", "BuildParts");
            return File.Exists(said) ? File.ReadAllLines(said) : [];
        }

        Assert.That(Restored(), Is.EquivalentTo(new[] { "cards", "dice" }), "at first");
        Assert.That(Restored(), Is.Empty, "nothing has changed");
        foreach (string changed in (string[])["Directory.Packages.props", "Directory.Build.props", "global.json"])
        {
            // Earlier restores were an hour ago, and the change is newer.
            foreach (string assets in Directory.GetFiles(Path.Combine(folder.Path, "artifacts"), "project.assets.json", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(assets, past.AddMinutes(1));
            File.SetLastWriteTimeUtc(Path.Combine(folder.Path, changed), past.AddMinutes(2));
            Assert.That(Restored(), Is.EquivalentTo(new[] { "cards", "dice" }), changed);
            Assert.That(Restored(), Is.Empty, $"{changed} has been seen");
        }
        File.Delete(Path.Combine(folder.Path, "artifacts", "obj", "game.dice", "project.assets.json"));
        Assert.That(Restored(), Is.EqualTo(new[] { "dice" }), "one is gone");
    }

    private static void Build(string folder, string project, string target)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, $"-t:{target}", "-nologo", "-nodeReuse:false"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray()) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, said);
    }
}
