using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gradus.Grading.Course;
using Gradus.Grading.Records;

namespace Gradus.Authoring.Verification;

/// <summary>What a solution of the corpus is there for.</summary>
public enum SolutionKind
{
    /// <summary>Right, and written differently: it must not lose a point.</summary>
    Right,

    /// <summary>Wrong in a way that students are: it must lose just the points it declares, with the diagnosis it declares.</summary>
    Wrong,

    /// <summary>The stub as it is handed out: it must not earn a point.</summary>
    Stub,

    /// <summary>About collecting and compiling: it must end in the outcome, and with the diagnostics, that it declares.</summary>
    Special,
}

/// <summary>A change of one place in a base file.</summary>
/// <param name="File">The file, relative to the submission.</param>
/// <param name="Replace">Text that stands in it exactly once.</param>
/// <param name="With">What stands there instead.</param>
public sealed record Edit(string File, string Replace, string With);

/// <summary>A solution's <c>solution.json</c>.</summary>
public sealed record SolutionManifest
{
    /// <summary>What it is there for.</summary>
    public required SolutionKind Kind { get; init; }

    /// <summary>One sentence about what is done differently or wrongly.</summary>
    public required string About { get; init; }

    /// <summary>Changes of the base: of the reference's editable files, or the stubs, overlaid with the solution's own.</summary>
    public Edit[] Edits { get; init; } = [];

    /// <summary>Of a set: the part's solution of that name, <c>stub</c> for its stub, null where the part is not handed in. A part that is not named is the reference's.</summary>
    public SortedDictionary<string, string?> Parts { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Every check that loses points, with the key of the diagnosis that is shown for it, empty when none is. Left out, a special solution may lose anything.</summary>
    public SortedDictionary<string, string> Loses { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Points of the whole record: how much is lost, where <see cref="Loses"/> says in what. A wrong solution must declare them.</summary>
    public double? Points { get; init; }

    /// <summary>Whether the folder's files are the whole submission, rather than an overlay of the reference's.</summary>
    public bool Whole { get; init; }

    /// <summary>Whether the base is the stubs as they are handed out, rather than the reference: what the solution leaves alone is not implemented.</summary>
    public bool OnStub { get; init; }

    /// <summary>What becomes of the submission as a whole.</summary>
    public Outcome Outcome { get; init; } = Outcome.Graded;

    /// <summary>Whether it runs into time limits: a quick trial takes another one that fails the same checks.</summary>
    public bool Slow { get; init; }

    /// <summary>Codes of diagnostics that must appear.</summary>
    public string[] Diagnostics { get; init; } = [];
}

/// <summary>One solution of a corpus.</summary>
/// <param name="Name">Its folder's name.</param>
/// <param name="Manifest">What it declares.</param>
/// <param name="Files">What it hands in: path relative to the submission, and content.</param>
public sealed record Solution(string Name, SolutionManifest Manifest, IReadOnlyList<(string Path, byte[] Content)> Files)
{
    /// <summary>What the stub is called where the corpus has no folder for it.</summary>
    public const string Stub = "stub";

    /// <summary>File name of a solution's manifest.</summary>
    public const string FileName = "solution.json";

    /// <summary>Reads a corpus: every folder with a manifest, by name.</summary>
    /// <exception cref="AuthoringException">A manifest cannot be read, or an edit's text does not stand in its file exactly once.</exception>
    public static IReadOnlyList<Solution> ReadAll(AssignmentSources assignment) =>
    [
        .. (Directory.Exists(assignment.Corpus) ? Directory.GetDirectories(assignment.Corpus) : []).Order(StringComparer.Ordinal)
            .Where(folder => File.Exists(Path.Combine(folder, FileName)))
            .Select(folder => Read(folder, assignment)),
    ];

    /// <summary>Reads one solution.</summary>
    /// <exception cref="AuthoringException">The manifest cannot be read, or an edit's text does not stand in its file exactly once.</exception>
    public static Solution Read(string folder, AssignmentSources assignment)
    {
        string path = Path.Combine(folder, FileName);
        var manifest = CorpusJson.Read<SolutionManifest>(path);
        SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
        if (!manifest.Whole)
            foreach (var (file, content) in Base(manifest, assignment, path)) files[file] = content;
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            if (file != path) files[Path.GetRelativePath(folder, file).Replace('\\', '/')] = File.ReadAllBytes(file);
        foreach (var edit in manifest.Edits) files[edit.File] = Apply(edit, files, path);
        return new Solution(Path.GetFileName(folder), manifest, [.. files.Select(f => (f.Key, f.Value))]);
    }

    /// <summary>The files that the solution's own are laid over.</summary>
    private static IEnumerable<(string Path, byte[] Content)> Base(SolutionManifest manifest, AssignmentSources assignment, string path)
    {
        if (manifest.Parts.Keys.Except(assignment.Parts.Select(part => part.Manifest.Id)).FirstOrDefault() is { } unknown)
            throw new AuthoringException(path, 1, $"`{unknown}` is no part of {assignment.Manifest.Id}; {(assignment.Manifest.IsSet ? $"there are {string.Join(", ", assignment.Manifest.Parts)}" : "it is no set")}");
        if (!assignment.Manifest.IsSet) return (IsOnStubs(manifest) ? assignment.StubFiles() : assignment.ReferenceFiles()).Files;
        return from part in assignment.Parts
               from file in OfPart(manifest, part, path)
               select ($"{part.Manifest.Id}/{file.Path}", file.Content);
    }

    private static bool IsOnStubs(SolutionManifest manifest) => manifest.Kind == SolutionKind.Stub || manifest.OnStub;

    private static IReadOnlyList<(string Path, byte[] Content)> OfPart(SolutionManifest manifest, AssignmentSources part, string path)
    {
        if (!manifest.Parts.TryGetValue(part.Manifest.Id, out string? name)) return (IsOnStubs(manifest) ? part.StubFiles() : part.ReferenceFiles()).Files;
        if (name is null) return [];
        string folder = Path.Combine(part.Corpus, name);
        return File.Exists(Path.Combine(folder, FileName)) ? Read(folder, part).Files
            : name == Stub ? part.StubFiles().Files
            : throw new AuthoringException(path, 1, $"{part.Manifest.Id} has no solution `{name}`; there are {string.Join(", ", Directory.Exists(part.Corpus) ? Directory.GetDirectories(part.Corpus).Select(Path.GetFileName).Order(StringComparer.Ordinal) : [])}");
    }

    /// <summary>Writes what a record shows as the solution's <c>loses</c> and <c>points</c>, for a person to read before it is committed.</summary>
    /// <exception cref="AuthoringException">There is no such solution.</exception>
    public static void Declare(AssignmentSources assignment, string name, ScoreRecord record)
    {
        string path = Path.Combine(assignment.Corpus, name, FileName);
        if (!File.Exists(path)) throw new AuthoringException(path, 1, "there is no such solution");
        var manifest = JsonNode.Parse(File.ReadAllText(path), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();
        manifest["loses"] = new JsonObject(record.Checks.Where(c => c.Points < c.Max).OrderBy(c => c.Id, StringComparer.Ordinal)
            .Select(c => KeyValuePair.Create<string, JsonNode?>(c.Id, Verifier.Diagnosis(c))));
        manifest["points"] = record.Score;
        File.WriteAllText(path, manifest.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
    }

    private static byte[] Apply(Edit edit, SortedDictionary<string, byte[]> files, string manifest)
    {
        if (!files.TryGetValue(edit.File, out byte[]? content)) throw new AuthoringException(manifest, 1, $"there is no file {edit.File}; there are {string.Join(", ", files.Keys)}");
        string text = Encoding.UTF8.GetString(content);
        int first = text.IndexOf(edit.Replace, StringComparison.Ordinal);
        if (first < 0) throw new AuthoringException(manifest, 1, $"`{edit.Replace}` does not stand in {edit.File}; the base has changed");
        if (text.IndexOf(edit.Replace, first + 1, StringComparison.Ordinal) >= 0) throw new AuthoringException(manifest, 1, $"`{edit.Replace}` stands in {edit.File} more than once; quote more of it");
        return Encoding.UTF8.GetBytes(text[..first] + edit.With + text[(first + edit.Replace.Length)..]);
    }
}
