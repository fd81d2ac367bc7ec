using System.IO.Compression;
using System.Text;
using Gradus.Engine.Compiling;
using Gradus.Engine.Kits;
using Gradus.Grading.Course;

namespace Gradus.Tests.Engine;

/// <summary>A course with two tiny assignments, made once for all tests of the engine: <c>mini</c> with all its pieces, <c>other</c> with a manifest only.</summary>
internal static class MiniKit
{
    internal const string Add = "public static double Add(double a, double b) => a + b;";
    internal const string Half = "public static double Half(double x) => x / 2;";
    internal const string Module = $$"""
        namespace Gradus.Mini;
        public static class Game
        {
            {{Add}}
            {{Half}}
        }
        """;

    private const string Probe = """
        using Gradus.Contracts;
        using Gradus.Mini;
        namespace Gradus.Probes;
        public sealed class MiniProbe : IHandout
        {
            public object?[] Run(string block) => block switch
            {
                "add" => [AddTwoAndThree()],
                "half" => [HalfOfEight()],
                _ => throw new System.ArgumentException(block),
            };
            private static object? AddTwoAndThree() => Game.Add(2, 3);
            private static object? HalfOfEight() => Game.Half(8);
        }
        """;

    private const string PublicSuite = """
        using Gradus.Contracts;
        using Gradus.Grading;
        using Gradus.Grading.Checks;
        using Gradus.Grading.Constraints;
        using NUnit.Framework;
        [assembly: Suite("mini", "Public")]
        namespace Gradus.Suites.Mini.Public;
        [Stage(1)]
        public sealed class Sums
        {
            [Check(2, Group = "sum", Place = "Game.Add")]
            public void Add() => Assert.That((double)Subject.Of<IHandout>().Run("add")[0]!, Is.CloseTo(5));

            [Check(1, Group = "half", Place = "Game.Half")]
            public void Half() => Assert.That((double)Subject.Of<IHandout>().Run("half")[0]!, Is.CloseTo(4));
        }
        """;

    private const string StaffSuite = """
        using Gradus.Contracts;
        using Gradus.Grading;
        using Gradus.Grading.Checks;
        using Gradus.Grading.Constraints;
        using NUnit.Framework;
        [assembly: Suite("mini", "Staff")]
        namespace Gradus.Suites.Mini.Staff;
        [Stage(1)]
        public sealed class Hidden
        {
            [Check(2, Group = "half", Shows = Show.Always)]
            public void AsTheReference() =>
                Assert.That((double)Subject.Of<IHandout>().Run("half")[0]!, Is.CloseTo((double)Subject.Reference<IHandout>().Run("half")[0]!));

            [Check(1, Group = "sum", Shows = Show.Never)]
            public void AddAgain() => Assert.That((double)Subject.Of<IHandout>().Run("add")[0]!, Is.CloseTo(5));
        }
        """;

    private const string Given = """
        namespace Gradus.Mini;
        internal static class Twice { internal static double Of(double x) => Game.Add(x, x); }
        """;

    private const string Manifest = """
        {
          "schema": "gradus/assignment/v1", "id": "mini", "title": { "en": "Mini", "ru": "Мини" }, "module": "Gradus.Mini", "points": 6,
          "limits": { "callSeconds": 2, "submissionSeconds": 20 }
        }
        """;

    private static readonly Lazy<KitShelf> Made = new(Make);
    private static readonly Lazy<Kit> MadePatient = new(MakePatient);

    internal static string OptionsFile { get; } = Path.Combine(RepositoryRoot(), "assignments", "Submission.props");

    internal static KitShelf Shelf => Made.Value;

    internal static Kit Kit => Shelf.Of("mini")!;

    /// <summary>The same with time enough for anything that ends, however busy the machine is.</summary>
    internal static Kit Patient => MadePatient.Value;

    /// <summary>A submission of one file, <c>Game.cs</c>, whose class has these members.</summary>
    internal static SubmissionFiles Submission(params string[] members) => Files(("Game.cs", $"namespace Gradus.Mini;\npublic static class Game\n{{\n{string.Join("\n", members)}\n}}\n"));

    internal static SubmissionFiles Files(params (string Path, string Text)[] files) => new([.. files.Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Text)))], []);

    internal static string NewFolder() => Directory.CreateTempSubdirectory("gradus-").FullName;

    internal static string Folder(params (string Path, string Text)[] files)
    {
        string folder = NewFolder();
        foreach (var (path, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllText(Path.Combine(folder, path), text);
        }
        return folder;
    }

    internal static string Zip(params (string Path, string Text)[] files) => Zip(_ => { }, files);

    internal static string Zip(Action<ZipArchiveEntry> change, params (string Path, string Text)[] files)
    {
        string path = Path.Combine(NewFolder(), "work.zip");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, text) in files)
        {
            var entry = archive.CreateEntry(name);
            change(entry);
            using var stream = entry.Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        return path;
    }

    private static KitShelf Make()
    {
        string shelf = NewFolder(), kit = Path.Combine(shelf, "mini");
        string[] graders = [.. new[] { typeof(Gradus.Contracts.IHandout), typeof(Gradus.Grading.Checks.Subject), typeof(NUnit.Framework.Assert) }.Select(t => t.Assembly.Location)];
        string Build(string folder, string name, string source, params string[] references)
        {
            var result = SharedCompiler.Instance.Compile(new CompileRequest(name, OptionsFile, [.. graders, .. references], [new SourceFile(name + ".cs", Encoding.UTF8.GetBytes(source))]));
            string file = Path.Combine(kit, folder, name + ".dll");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, result.Assembly ?? throw new InvalidOperationException(string.Join("\n", result.Errors)));
            return file;
        }
        string module = Build("reference", "Gradus.Mini", Module);
        Build("worker", "Gradus.Probes.Mini", Probe, module);
        Build("public", "Gradus.Suites.Mini.Public", PublicSuite);
        Build("staff", "Gradus.Suites.Mini.Staff", StaffSuite);
        File.Copy(OptionsFile, Path.Combine(kit, "Submission.props"));
        File.WriteAllText(Path.Combine(kit, "assignment.json"), Manifest);
        File.WriteAllText(Path.Combine(kit, "assignment.policy"), "deny System.Math.FusedMultiplyAdd in sum : deny.fused\n");
        File.WriteAllText(Path.Combine(kit, "assignment.exercises"), "sum : Gradus.Mini.Game.Add\nhalf : Gradus.Mini.Game.Half\n");
        Directory.CreateDirectory(Path.Combine(kit, "given"));
        File.WriteAllText(Path.Combine(kit, "given", "Twice.cs"), Given);
        Directory.CreateDirectory(Path.Combine(shelf, "other"));
        File.WriteAllText(Path.Combine(shelf, "other", "assignment.json"), Manifest.Replace("\"mini\"", "\"other\"").Replace("Gradus.Mini", "Gradus.Other"));
        File.WriteAllText(Path.Combine(shelf, "other", "assignment.policy"), "# nothing of its own\n");
        File.WriteAllText(Path.Combine(shelf, "course.json"),
            """{ "schema": "gradus/course/v1", "id": "mini-course", "keyVariable": "GRADUS_TEST_KEY", "assignments": [ { "id": "mini" }, { "id": "other" } ] }""");
        return KitShelf.Open(shelf);
    }

    private static Kit MakePatient()
    {
        string folder = NewFolder();
        foreach (string file in Directory.EnumerateFiles(Shelf.Folder, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(Shelf.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        File.WriteAllText(Path.Combine(folder, "mini", "assignment.json"), Manifest.Replace("\"callSeconds\": 2, \"submissionSeconds\": 20", "\"callSeconds\": 60, \"submissionSeconds\": 300"));
        return KitShelf.Open(folder).Of("mini")!;
    }

    private static string RepositoryRoot()
    {
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
            if (File.Exists(Path.Combine(above.FullName, "Grader.sln"))) return above.FullName;
        throw new InvalidOperationException("Grader.sln is not above the tests.");
    }
}
