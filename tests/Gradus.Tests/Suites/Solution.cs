using System.Text.Json;

namespace Gradus.Tests.Suites;

/// <summary>A solution of the corpus, <c>tests/submissions/&lt;id&gt;/&lt;solution&gt;/solution.json</c>.</summary>
internal sealed record Solution
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public required string Kind { get; init; }
    public required string About { get; init; }
    public SolutionEdit[] Edits { get; init; } = [];
    public SortedDictionary<string, string> Loses { get; init; } = [];
    public double? Points { get; init; }
    public string? Outcome { get; init; }
    public string[] Diagnostics { get; init; } = [];
    public string Folder { get; private init; } = "";

    internal static Solution Read(string folder) =>
        JsonSerializer.Deserialize<Solution>(File.ReadAllText(Path.Combine(folder, "solution.json")), Options)! with { Folder = folder };

    /// <summary>The base's files, overlaid by the folder's, then edited.</summary>
    internal Dictionary<string, string> Files(Dictionary<string, string> start)
    {
        var files = new Dictionary<string, string>(start);
        foreach (string file in Directory.GetFiles(Folder, "*.cs")) files[Path.GetFileName(file)] = File.ReadAllText(file);
        foreach (var edit in Edits)
        {
            string text = files[edit.File];
            int at = text.IndexOf(edit.Replace, StringComparison.Ordinal);
            if (at < 0 || text.IndexOf(edit.Replace, at + 1, StringComparison.Ordinal) >= 0)
                throw new InvalidDataException($"{Folder}: '{edit.Replace}' must occur exactly once in {edit.File}.");
            files[edit.File] = text.Replace(edit.Replace, edit.With, StringComparison.Ordinal);
        }
        return files;
    }
}

internal sealed record SolutionEdit(string File, string Replace, string With);
