using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gradus.Authoring;
using Gradus.Engine.Compiling;
using Gradus.Engine.Kits;
using Gradus.Grading.Course;

namespace Gradus.EngineStudy.Attacks;

/// <summary>Where attacks are tried: a copy of the kit of <c>metrics</c> with short limits, with its own suites or with the few checks of <c>tests/attacks/suite</c>.</summary>
public sealed class Arena : IDisposable
{
    private const string Id = "metrics";

    private readonly string folder = Directory.CreateTempSubdirectory("gradus-attacks-").FullName;

    /// <summary>Makes an arena.</summary>
    /// <param name="repository">The repository's root.</param>
    /// <param name="kits">The shelf that the kit is copied from.</param>
    /// <param name="few">Whether the few checks stand in for the suites.</param>
    /// <param name="callSeconds">Longest call.</param>
    public Arena(string repository, KitShelf kits, bool few, double callSeconds)
    {
        string original = kits.Of(Id)!.Folder, copy = Path.Combine(folder, "kits", Id);
        foreach (string file in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(copy, Path.GetRelativePath(original, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        File.Copy(Path.Combine(kits.Folder, CourseManifest.FileName), Path.Combine(folder, "kits", CourseManifest.FileName));

        string manifest = Path.Combine(copy, Assignment.FileName);
        var json = JsonNode.Parse(File.ReadAllText(manifest), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        json["limits"] = new JsonObject { ["callSeconds"] = callSeconds, ["checkSeconds"] = 3 * callSeconds, ["submissionSeconds"] = 20 * callSeconds };
        File.WriteAllText(manifest, json.ToJsonString());

        Attacks = Path.Combine(repository, "tests", "attacks");
        if (few)
            foreach (string visibility in new[] { "Public", "Staff" }) CompileSuite(copy, visibility);
        Shelf = KitShelf.Open(Path.Combine(folder, "kits"));
        Module = new AttackedModule(AssignmentSources.Of(repository, Id).Reference, Kit.Assignment.Files);
    }

    /// <summary>The folder of attacks.</summary>
    public string Attacks { get; }

    /// <summary>The shelf with the one kit.</summary>
    public KitShelf Shelf { get; }

    /// <summary>The kit.</summary>
    public Kit Kit => Shelf.Of(Id)!;

    /// <summary>The module under attack.</summary>
    public AttackedModule Module { get; }

    /// <summary>Writes a submission to a folder of its own.</summary>
    public string HandIn(IEnumerable<(string Path, string Text)> files)
    {
        string submission = Path.Combine(folder, "submissions", Path.GetRandomFileName());
        foreach (var (path, text) in files)
        {
            string file = Path.Combine(submission, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        return submission;
    }

    private void CompileSuite(string kit, string visibility)
    {
        string name = $"Gradus.Suites.Metrics.{visibility}";
        using var compiler = new CompilerProcess();
        string[] graders = [.. new[] { typeof(Gradus.Contracts.IMetrics), typeof(Gradus.Grading.Checks.Subject), typeof(NUnit.Framework.Assert) }.Select(t => t.Assembly.Location)];
        string source = File.ReadAllText(Path.Combine(Attacks, "suite", visibility + ".cs"));
        var result = compiler.Compile(new CompileRequest(name, Path.Combine(kit, "Submission.props"), graders, [new SourceFile(visibility + ".cs", Encoding.UTF8.GetBytes(source))]));
        string suites = Path.Combine(kit, visibility == "Public" ? "public" : "staff");
        File.WriteAllBytes(Path.Combine(suites, name + ".dll"), result.Assembly ?? throw new InvalidDataException(string.Join("\n", result.Errors)));
    }

    /// <summary>Removes the copy.</summary>
    public void Dispose() => Directory.Delete(folder, recursive: true);
}
