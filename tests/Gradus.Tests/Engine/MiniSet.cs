using System.Text;
using Gradus.Engine.Compiling;
using Gradus.Engine.Kits;
using Gradus.Grading.Course;

namespace Gradus.Tests.Engine;

/// <summary>A course with a tiny set, made once for all tests: <c>sums</c> and <c>halves</c>, which builds on sums, have manifests only, <c>game</c> puts their modules together and has all its pieces.</summary>
internal static class MiniSet
{
    internal const string Sums = """
        namespace Gradus.Sums;
        public static class Sum
        {
            public static double Add(double a, double b) => a + b;
        }
        """;

    internal const string Halves = """
        using Gradus.Sums;
        namespace Gradus.Halves;
        public static class Middle
        {
            public static double Mean(double a, double b) => Sum.Add(a, b) / 2;
        }
        """;

    private const string Probe = """
        using Gradus.Contracts;
        using Gradus.Halves;
        using Gradus.Sums;
        namespace Gradus.Probes;
        public sealed class GameProbe : IHandout
        {
            public object?[] Run(string block) => block switch
            {
                "sum" => [SumBlock()],
                "mean" => [MeanBlock()],
                "both" => [BothBlock()],
                _ => throw new System.ArgumentException(block),
            };
            private static object? SumBlock() => Sum.Add(2, 3);
            private static object? MeanBlock() => Middle.Mean(2, 4);
            private static object? BothBlock() => Sum.Add(Middle.Mean(1, 3), 100);
        }
        """;

    private const string PublicSuite = """
        using Gradus.Contracts;
        using Gradus.Grading;
        using Gradus.Grading.Checks;
        using Gradus.Grading.Constraints;
        using NUnit.Framework;
        [assembly: Suite("game", "Public")]
        namespace Gradus.Suites.Game.Public;
        [Stage(1)]
        public sealed class Modules
        {
            [Check(2, Group = "sums", Module = "Gradus.Sums")]
            public void Sums() => Assert.That((double)Subject.Of<IHandout>().Run("sum")[0]!, Is.CloseTo(5));

            [Check(2, Group = "halves", Module = "Gradus.Halves")]
            public void Halves() => Assert.That((double)Subject.Of<IHandout>().Run("mean")[0]!, Is.CloseTo(3));
        }
        [Stage(2)]
        public sealed class Whole
        {
            [Check(3, Group = "whole")]
            public void Both() => Assert.That((double)Subject.Of<IHandout>().Run("both")[0]!, Is.CloseTo(102));
        }
        """;

    private const string StaffSuite = """
        using Gradus.Contracts;
        using Gradus.Grading;
        using Gradus.Grading.Checks;
        using Gradus.Grading.Constraints;
        using NUnit.Framework;
        [assembly: Suite("game", "Staff")]
        namespace Gradus.Suites.Game.Staff;
        [Stage(1)]
        public sealed class HiddenModules
        {
            [Check(1, Group = "sums", Module = "Gradus.Sums")]
            public void Sums() => Assert.That((double)Subject.Of<IHandout>().Run("sum")[0]!, Is.CloseTo((double)Subject.Reference<IHandout>().Run("sum")[0]!));
        }
        [Stage(2)]
        public sealed class HiddenWhole
        {
            [Check(2, Group = "whole")]
            public void Both() => Assert.That((double)Subject.Of<IHandout>().Run("both")[0]!, Is.CloseTo((double)Subject.Reference<IHandout>().Run("both")[0]!));
        }
        """;

    private const string Given = """
        namespace Gradus.Halves;
        internal static class Quarter { internal static double Of(double x) => Middle.Mean(x, 0) / 2; }
        """;

    private static readonly Lazy<KitShelf> Made = new(Make);

    internal static KitShelf Shelf => Made.Value;

    internal static Kit Kit => Shelf.Of("game")!;

    /// <summary>A submission of both modules: right, unless a test says what is there instead; null for nothing.</summary>
    internal static SubmissionFiles Submission(string? sums = Sums, string? halves = Halves) =>
        MiniKit.Files([.. new[] { ("halves/Middle.cs", halves), ("sums/Sum.cs", sums) }.Where(f => f.Item2 is not null).Select(f => (f.Item1, f.Item2!))]);

    private static string Manifest(string id, string module, double points, string more) =>
        $$"""{ "schema": "gradus/assignment/v1", "id": "{{id}}", "title": { "en": "{{id}}", "ru": "{{id}}" }, "module": "{{module}}", "points": {{points}}, "limits": { "callSeconds": 5, "submissionSeconds": 60 }{{more}} }""";

    private static KitShelf Make()
    {
        string shelf = MiniKit.NewFolder(), kit = Path.Combine(shelf, "game");
        string[] graders = [.. new[] { typeof(Gradus.Contracts.IHandout), typeof(Gradus.Grading.Checks.Subject), typeof(NUnit.Framework.Assert) }.Select(t => t.Assembly.Location)];
        string Build(string folder, string name, string source, params string[] references)
        {
            var result = SharedCompiler.Instance.Compile(new CompileRequest(name, MiniKit.OptionsFile, [.. graders, .. references], [new SourceFile(name + ".cs", Encoding.UTF8.GetBytes(source))]));
            return Write(Path.Combine(folder, name + ".dll"), result.Assembly ?? throw new InvalidOperationException(string.Join("\n", result.Errors)));
        }
        string Write(string path, byte[] content)
        {
            string file = Path.Combine(kit, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
            return file;
        }
        void Text(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

        string sums = Build("reference", "Gradus.Sums", Sums), halves = Build("reference", "Gradus.Halves", Halves, sums);
        Build("worker", "Gradus.Probes.Game", Probe, sums, halves);
        Build("public", "Gradus.Suites.Game.Public", PublicSuite);
        Build("staff", "Gradus.Suites.Game.Staff", StaffSuite);
        File.Copy(MiniKit.OptionsFile, Path.Combine(kit, "Submission.props"));
        Text("assignment.json", Manifest("game", "Gradus.Game", 10, """, "parts": ["sums", "halves"]"""));
        foreach (string folder in new[] { "parts/", "../" })
        {
            Text($"{folder}sums/assignment.json", Manifest("sums", "Gradus.Sums", 1, ""));
            Text($"{folder}sums/assignment.policy", "deny System.Math.FusedMultiplyAdd in sum : deny.fused\n");
            Text($"{folder}sums/assignment.exercises", "sum : Gradus.Sums.Sum.Add\ntwice : Gradus.Sums.Sum.Twice\n");
            Text($"{folder}halves/assignment.json", Manifest("halves", "Gradus.Halves", 1, """, "given": ["Gradus.Sums"]"""));
            Text($"{folder}halves/assignment.policy", "# nothing of its own\n");
            Text($"{folder}halves/given/Quarter.cs", Given);
        }
        Text("../course.json", """{ "schema": "gradus/course/v1", "id": "set-course", "keyVariable": "GRADUS_TEST_KEY", "assignments": [ { "id": "sums" }, { "id": "halves" }, { "id": "game" } ] }""");
        return KitShelf.Open(shelf);
    }
}
